import type { SalesModelInput, SeriesOf } from '../definition/index.js';
import { type AnyPlan, demandPlan, MOVE_KINDS, type SalesPlan, type Track, trackOf } from '../plan/index.js';
import type { MoveKind } from '../values/index.js';

/**
 * The kind of move that leads from a stage or outcome to another, as the design allows it: no gate, right or date is
 * looked at. One look-up in the plan's byte table.
 *
 * Moves are those of the series without a variant. A win in a series with after-win stages is `close` to its outcome.
 *
 * @returns the kind, or `undefined` where there is no such move (unknown ids included).
 * @throws {StagewrightError} `wrong_type` where the first argument is no compiled model.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, stageMove } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] },
 *   }],
 * }));
 * stageMove(plan, 's', 'a', 'b') // => 'advance'
 * stageMove(plan, 's', 'a', 'c') // => undefined
 * stageMove(plan, 's', 'c', 'b') // => 'rollBack'
 * stageMove(plan, 's', 'a', 'lost') // => 'close'
 */
export function stageMove<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  series: SeriesOf<M>,
  from: string,
  to: string,
): MoveKind | undefined {
  demandPlan(plan);
  const track = trackOf(plan as AnyPlan, series);
  if (track === undefined) return undefined;
  const row = placeOf(track, from);
  const column = placeOf(track, to);
  return row < 0 || column < 0 ? undefined : MOVE_KINDS[track.moves[row * track.size + column] ?? 0];
}

function placeOf({ stageIndex, outcomeIndex, stages }: Track, id: string): number {
  const stage = stageIndex.get(id);
  if (stage !== undefined) return stage;
  const outcome = outcomeIndex.get(id);
  return outcome === undefined ? -1 : stages.length + outcome;
}
