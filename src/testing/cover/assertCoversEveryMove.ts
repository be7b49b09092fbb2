import type { SalesModelInput } from '../../definition/index.js';
import type { Refusal, TransitionRecord } from '../../opportunity/index.js';
import type { AnyPlan, SalesPlan } from '../../plan/index.js';
import { demand, type Judgement } from '../Judgement.js';
import { coverage, type Exercised } from './coverage.js';
import { nearestWays } from './nearestWays.js';

/** More than these are only counted. */
const MAX_TOLD = 20;

/**
 * Claims that every move of a design is made in some records: of the journeys of a suite, or of a history.
 *
 * @param exercised as `coverage` takes them.
 * @throws {Error} whose message tells each move that is missing, with the nearest way from an opening that makes it.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { assertCoversEveryMove, coverPlan, runJourneys } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * assertCoversEveryMove(plan, runJourneys(plan, coverPlan(plan).journeys).flatMap(({ log }) => log));
 * try {
 *   assertCoversEveryMove(plan, []);
 * } catch (error) {
 *   String(error).split('\n')[2] // => '  s: b → won (close): a → b → won'
 * }
 */
export function assertCoversEveryMove<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  exercised: Iterable<Exercised<M>>,
): void {
  demand(judgeCoversEveryMove(exercised as unknown as Iterable<TransitionRecord | Refusal>, plan as AnyPlan));
}

export function judgeCoversEveryMove(exercised: Iterable<TransitionRecord | Refusal>, plan: AnyPlan): Judgement {
  const { covered, total, missing } = coverage(plan as SalesPlan<SalesModelInput>, exercised).moves;
  if (missing.length === 0) return { holds: true, text: `Each of the ${total} moves is made` };
  const ways = nearestWays(plan, missing);
  const told = missing
    .slice(0, MAX_TOLD)
    .map((move) => `  ${move}: ${ways.get(move)?.join(' → ') ?? 'nothing leads to it'}`);
  const more = missing.length - told.length;
  return {
    holds: false,
    text: [
      `${covered} of ${total} moves are made; not these, with the nearest way to each:`,
      ...told,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join('\n'),
  };
}
