import type { WaiverKind } from '../definition/index.js';
import type { IssueParams, Json } from '../issues/index.js';
import { readInstant } from '../values/index.js';
import type { BlockerCode } from './BlockerCode.js';
import { block, type Case } from './Case.js';
import type { Waiver } from './DecisionContext.js';
import type { Facts } from './Facts.js';
import type { ReadContext } from './ReadContext.js';
import { toJson } from './toJson.js';
import type { Blocker } from './Verdict.js';

/** A waiver that lifted a blocker, as the record keeps it. */
export type UsedWaiver = { readonly waiver: Waiver; readonly json: Json };

/** Rights, order of moves, mandatory stages, sequence, time, version and self-approval have no kind: they stand. */
const KINDS: { readonly [code in BlockerCode]?: WaiverKind } = {
  missing_field: 'fields',
  invalid_field: 'fields',
  missing_action: 'actions',
  process_not_raised: 'processes',
  process_pending: 'processes',
  process_rejected: 'processes',
  process_withdrawn: 'processes',
  process_order: 'processes',
  question_open: 'questions',
  condition_unmet: 'conditions',
  condition_unknown: 'conditions',
  check_failed: 'conditions',
  check_unanswered: 'conditions',
};

/** What a waiver of a blocker has to be allowed for; `undefined`: it stands. An event's own data is no requirement. */
const kindOf = ({ code, path }: Blocker): WaiverKind | undefined =>
  path.startsWith('values.') ? undefined : KINDS[code];

/**
 * Lifts exactly the blockers that a valid waiver names, for this call. A waiver that names a blocker it may not lift
 * is told (`waiver_not_allowed`) beside that blocker.
 */
export function applyWaivers(found: Pick<Case, 'plan' | 'context' | 'blockers'>): readonly UsedWaiver[] {
  const { waive } = found.context;
  if (waive.length === 0 || found.blockers.length === 0) return [];
  const used: UsedWaiver[] = [];
  const refused: { readonly waiver: Waiver; readonly fault: IssueParams }[] = [];
  for (const waiver of waive) {
    const at = found.blockers.findIndex((blocker) => isNamed(blocker, waiver));
    const blocker = found.blockers[at];
    if (blocker === undefined) continue;
    const fault = faultOf(found, waiver, kindOf(blocker));
    if (fault === null) {
      found.blockers.splice(at, 1);
      const { id, roles } = waiver.by;
      used.push({
        waiver,
        json: { code: waiver.code, path: waiver.path, by: { id, roles: [...roles] }, reason: waiver.reason },
      });
    } else refused.push({ waiver, fault });
  }
  // What another waiver has lifted needs no word about this one.
  for (const { waiver, fault } of refused) {
    if (found.blockers.some((blocker) => isNamed(blocker, waiver)))
      block(found, 'waiver_not_allowed', waiver.path, { code: waiver.code, by: waiver.by.id, ...fault });
  }
  return used;
}

const isNamed = (blocker: Blocker, { code, path }: Waiver) => blocker.code === code && blocker.path === path;

/** Whether a waiver of this call lifts a blocker: what stands behind it then has to speak for itself. */
export function isLifted({ plan, context }: Facts, blocker: Blocker): boolean {
  const { at, by, waive = [] } = context;
  return (
    by !== undefined &&
    waive.some(
      (waiver) => isNamed(blocker, waiver) && faultOf({ plan, context: { at, by } }, waiver, kindOf(blocker)) === null,
    )
  );
}

/** The waivers of this call that lifted nothing, as data. */
export function unusedWaivers({ waive }: ReadContext, used: readonly Waiver[]): readonly Json[] {
  return waive.filter((waiver) => !used.includes(waiver)).map((waiver) => toJson(waiver));
}

type Judged = { readonly plan: Facts['plan']; readonly context: Pick<ReadContext, 'at' | 'by'> };

/** Why a waiver does not count; `null` where it does. */
function faultOf({ plan, context }: Judged, waiver: Waiver, kind: WaiverKind | undefined): IssueParams | null {
  if (kind === undefined) return { problem: 'not_waivable' };
  const rules = plan.definition.waivers.filter(
    ({ role, kinds }: { readonly role: string; readonly kinds: readonly WaiverKind[] }) =>
      kinds.includes(kind) && waiver.by.roles.includes(role),
  );
  if (rules.length === 0) return { problem: 'no_authority' };
  const isOwn = waiver.by.id === context.by.id;
  if (isOwn && !rules.some(({ self }: { readonly self: boolean }) => self)) return { problem: 'own_waiver' };
  const expiresAt = waiver.expiresAt === undefined ? Number.POSITIVE_INFINITY : readInstant(waiver.expiresAt);
  if (expiresAt !== null && context.at <= expiresAt) return null;
  return { problem: 'waiver_expired', expiresAt: toJson(waiver.expiresAt) };
}
