import type { AfterWinStageOf, FieldOf, OutcomeOf, ProcessOf, SalesModelInput, StageOf } from '../definition/index.js';
import { demandType } from '../issues/index.js';
import {
  type AnyPlan,
  demandPlan,
  isGivenByHand,
  type ProcessPlan,
  type SalesPlan,
  type StagePlan,
  trackOf,
} from '../plan/index.js';
import { demandOpportunity } from './demandOpportunity.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { stageWorkedIn } from './stageWorkedIn.js';

/** `open`: the stage has no access list, everybody may act. */
export type Access = 'own' | 'edit' | 'view' | 'none' | 'open';

/** What somebody with certain roles may do with an opportunity, whatever else stands in the way. */
export type Rights<M extends SalesModelInput = SalesModelInput> = {
  /** In the stage it stands in, or left when it was parked; `null` in the result. */
  readonly access: Access | null;
  /** May work in the stage: move, set fields, complete actions, answer questions. */
  readonly act: boolean;
  /** In every stage of its road. */
  readonly stages: { readonly [S in StageOf<M> | AfterWinStageOf<M>]?: Access };
  readonly assign: boolean;
  readonly void: boolean;
  readonly reopen: boolean;
  readonly transfer: boolean;
  /** Outcomes that the present one may be changed to by these roles. */
  readonly changeOutcome: readonly OutcomeOf<M>[];
  readonly setProbability: boolean;
  readonly raise: readonly ProcessOf<M>[];
  readonly approve: readonly ProcessOf<M>[];
  /** Core fields that these roles may set directly once they have a value. */
  readonly steward: readonly FieldOf<M>[];
};

/**
 * The rights of a set of roles, for drawing a screen: which stages they own, edit or only see, and which events are
 * theirs. Roles that the model does not know grant nothing. Gates, windows and the order of moves are not looked at.
 *
 * @throws {StagewrightError} `wrong_type` where the opportunity is no record, or the roles are no list.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, openOpportunity, rights } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, roles: ['rep', 'manager'],
 *   lifecycle: { void: { roles: ['manager'], reasons: ['mistake'] } },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', access: { own: ['rep'], view: ['manager'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: ['rep'] } });
 * if (!opened.ok) throw new Error(opened.standing);
 * const { act, stages, void: mayVoid } = rights(plan, opened.opportunity, ['manager']);
 * act // => false
 * stages // => { a: 'view', b: 'open' }
 * mayVoid // => true
 */
export function rights<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  roles: readonly string[],
): Rights<M> {
  demandPlan(plan);
  demandOpportunity(opportunity);
  demandType('roles', 'list', roles);
  return rightsIn(plan as AnyPlan, opportunity as unknown as AnyOpportunity, [...roles]) as unknown as Rights<M>;
}

function rightsIn(plan: AnyPlan, opportunity: AnyOpportunity, roles: readonly string[]): Rights {
  const { lifecycle } = plan.definition;
  const track = trackOf(plan, opportunity.series, opportunity.variant);
  const here = track && stageWorkedIn(track, opportunity);
  const access = here === undefined ? null : accessTo(here, roles);
  const holds = (allowed: readonly string[] | undefined) =>
    allowed === undefined || allowed.some((role) => roles.includes(role));
  const act =
    opportunity.status !== 'voided' && (access === null || access === 'own' || access === 'edit' || access === 'open');
  const { reopen, changes } = track?.series.result ?? { reopen: false as const, changes: [] };
  const probability = track?.series.probability;
  const setBy = probability !== undefined && 'setBy' in probability ? probability.setBy : undefined;
  const processes = [...plan.processes.values()].filter(
    ({ process }: ProcessPlan) => !process.series || process.series.includes(opportunity.series),
  );
  return {
    access,
    act,
    stages: Object.fromEntries((track?.stages ?? []).map((stage) => [stage.id, accessTo(stage, roles)])),
    assign: holds(lifecycle.assign.roles),
    void: holds(lifecycle.void.roles),
    reopen: reopen !== false && holds(reopen.roles),
    transfer: lifecycle.transfer !== false && holds(lifecycle.transfer.roles),
    changeOutcome: changes
      .filter((change) => change.from === opportunity.outcome && holds(change.roles))
      .map(({ to }) => to),
    setProbability: track !== undefined && isGivenByHand(track.series) && act && holds(setBy),
    raise: processes.filter(({ process }) => process.kind !== 'conversion' && holds(process.raise)).map(({ id }) => id),
    approve: processes.filter(({ process }) => holds(process.approve.by)).map(({ id }) => id),
    steward: [...plan.fields]
      .filter(([, field]) => field.core && field.steward !== undefined && roles.includes(field.steward))
      .map(([id]) => id),
  } as unknown as Rights;
}

/** The best of what the roles grant in a stage. */
function accessTo({ stage: { access } }: StagePlan, roles: readonly string[]): Access {
  if (access === undefined) return 'open';
  const levels = ['own', 'edit', 'view'] as const;
  return levels.find((level) => access[level].some((role) => roles.includes(role))) ?? 'none';
}
