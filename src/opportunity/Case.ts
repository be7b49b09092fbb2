import type { IssueParams, Json } from '../issues/index.js';
import type { StagePlan, Track } from '../plan/index.js';
import type { BlockerCode } from './BlockerCode.js';
import { elementOf } from './elementOf.js';
import type { Facts } from './Facts.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { ReadContext } from './ReadContext.js';
import type { PlainEvent } from './readEvent.js';
import type { Blocker, ChecklistItem, MissingInput } from './Verdict.js';

/** One event being decided: what it may look at, and what has been found so far. */
export type Case = Facts & {
  readonly opportunity: AnyOpportunity;
  readonly context: ReadContext;
  readonly track: Track;
  readonly event: PlainEvent;
  /** The stage worked in, or left when it was parked; `undefined` once closed or voided. */
  readonly stage: StagePlan | undefined;
  readonly checklist: ChecklistItem[];
  readonly blockers: Blocker[];
  readonly inputs: MissingInput[];
};

/** What happens when nothing stands in the way. */
export type Step = {
  /** A merge patch of the opportunity, without what follows from the record itself. */
  readonly changes: { readonly [key: string]: Json };
  /** The place afterwards: a stage, or the outcome. */
  readonly to: string | null;
  readonly skipped?: readonly string[];
  readonly effects: readonly EffectBody[];
};

/** An effect before it has an id. */
export type EffectBody = { readonly type: string } & { readonly [key: string]: Json };

/** An event as it is offered: what only a person can say may be missing. */
export type PlainDraft = { readonly type: string } & { readonly [key: string]: Json };

/** A blocker, with the element it belongs to. */
export function createBlocker(
  facts: Pick<Facts, 'plan'>,
  code: BlockerCode,
  path: string,
  params: IssueParams = {},
  remedy: PlainDraft | null = null,
): Blocker {
  const element = elementOf(facts.plan, code, params);
  return { code, severity: 'error', path, params, element, remedy: remedy as Blocker['remedy'] } as Blocker;
}

/** Adds a blocker to what has been found. */
export function block(
  found: Pick<Case, 'plan' | 'blockers'>,
  code: BlockerCode,
  path: string,
  params?: IssueParams,
  remedy?: PlainDraft,
): void {
  found.blockers.push(createBlocker(found, code, path, params, remedy));
}

/** The move does not exist from here: that alone is told, with nothing of what was looked at before. */
export function impossible(
  found: Case,
  code: BlockerCode,
  path: string,
  params?: IssueParams,
  remedy?: PlainDraft,
): null {
  if (found.blockers.length > 0) found.blockers.length = 0;
  if (found.checklist.length > 0) found.checklist.length = 0;
  if (found.inputs.length > 0) found.inputs.length = 0;
  block(found, code, path, params, remedy);
  return null;
}
