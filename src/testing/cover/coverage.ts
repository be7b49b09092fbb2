import type { SalesModelInput } from '../../definition/index.js';
import { demandType } from '../../issues/index.js';
import type { Refusal, TransitionRecord } from '../../opportunity/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../../plan/index.js';
import { demandExercised } from './demandExercised.js';
import { GOAL_KINDS, type GoalKind } from './goalKeys.js';
import { goalsOf } from './goalsOf.js';
import { Tally } from './Tally.js';

/** How much of one kind was exercised. */
export type Covered = {
  readonly covered: number;
  readonly total: number;
  /** What was not, by the names of `counts`. */
  readonly missing: readonly string[];
  /** How often each was. */
  readonly counts: { readonly [goal: string]: number };
};

/** What a suite or a history exercised of a design. Plain data. */
export type Coverage = { readonly [kind in GoalKind]: Covered } & {
  readonly model: { readonly id: string; readonly version: number };
  /** Records of another model or version, which say nothing about this one. */
  readonly otherModels: number;
};

/** An entry of a log: of a host's own, typed by its model, or of a run of journeys. */
export type Exercised<M extends SalesModelInput> = TransitionRecord<M> | Refusal<M> | TransitionRecord | Refusal;

/**
 * What was exercised of a design: stages entered, moves made, outcomes and reasons reached, requirements met and not
 * met, events beside the moves, and refusals given, of creations too.
 *
 * From records come the moves and what each event asked for (it is asked again, with the facts that the record says were
 * read); only refusals tell what was not met, so a history alone leaves those out. That a lead or an account was created
 * no record tells: of their checks only the refusals are goals, where an opportunity is not asked the same. Goals are named by series and the
 * model's own ids, or by the path of the rule. A move that several variants have is one. Only what the design can give
 * is a goal.
 *
 * @param exercised records and refusals, of each opportunity in order: `log` of `runJourneys`, a host's own log.
 * @returns counts and what is missing, by kind; with nothing exercised, everything is missing.
 * @throws {StagewrightError} `wrong_type` for an entry that is neither a record nor a refusal, with its index in the path.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { coverage, runJourneys } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', moves: { rollBack: 'forbid' }, stages: [{ id: 'a' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const runs = runJourneys(plan, [{ title: 'On', given: {}, steps: [{ when: [{ type: 'advance' }], then: { stage: 'b' } }] }]);
 * const { moves } = coverage(plan, runs.flatMap(({ log }) => log));
 * moves.covered // => 1
 * moves.missing // => ['s: b → won (close)']
 */
export function coverage<M extends SalesModelInput>(plan: SalesPlan<M>, exercised: Iterable<Exercised<M>>): Coverage {
  demandPlan(plan);
  demandType('exercised', 'list', exercised);
  const { id, version } = plan.definition;
  const tally = new Tally(plan as AnyPlan, goalsOf(plan as AnyPlan).goals);
  let otherModels = 0;
  let index = 0;
  for (const given of exercised) {
    const entry = demandExercised(`exercised.${index++}`, given);
    if ('model' in entry && (entry.model.id !== id || entry.model.version !== version)) otherModels++;
    else tally.take(entry);
  }
  const kinds = GOAL_KINDS.map((kind) => [kind, coveredOf(tally.counts[kind])]);
  return { model: { id, version }, otherModels, ...Object.fromEntries(kinds) } as Coverage;
}

function coveredOf(counts: ReadonlyMap<string, number>): Covered {
  const missing = [...counts].flatMap(([goal, count]) => (count === 0 ? [goal] : []));
  return {
    covered: counts.size - missing.length,
    total: counts.size,
    missing,
    counts: Object.fromEntries(counts),
  };
}
