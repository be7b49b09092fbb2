import type { SalesModelInput } from '../../definition/index.js';
import { createIssue, demandOptions, StagewrightError } from '../../issues/index.js';
import { type AnyPlan, demandPlan, found, nearestName, type SalesPlan } from '../../plan/index.js';
import { knownPlace } from '../assertReaches.js';
import { isTarget, type PathTarget } from '../findPath.js';
import type { PlannedMoveKind } from './PlannedMove.js';
import { placeOf } from './placeOf.js';
import type { Place } from './placesOf.js';
import { type Standing, Walk } from './Walk.js';

/** A way through a design. Plain data. */
export type PlannedPath = {
  readonly series: string;
  readonly variant: string | null;
  /** The stage it is opened in. */
  readonly start: string;
  readonly moves: readonly { readonly kind: PlannedMoveKind; readonly to: string }[];
};

export type PathsOptions = {
  /** Only of this series. */
  readonly series?: string;
  /** Where a path ends; by default at each outcome. */
  readonly to?: PathTarget;
  /** The most moves of a path; by default as many as there are places. */
  readonly maxMoves?: number;
};

/**
 * Simple paths through a design, one at a time and the shortest first: from each place that an opportunity may be opened
 * in to an outcome, or to a target, with no place twice, and every move one that facts exist for.
 *
 * Their number explodes with the number of stages (41,100 through eight stages that all lead to each other): take as many
 * as are needed. To exercise every move, `coverPlan` needs few journeys. Cost: of each path that of looking for it;
 * paths a move longer are looked for anew, so that nothing is kept between two.
 *
 * @throws {StagewrightError} `unknown_reference` for a series or target that the plan has not, `out_of_range` for
 * `maxMoves` that is no positive integer, `unknown_property` for an option that nobody reads.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { paths } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], moves: { skip: 'allow' },
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * [...paths(plan)].map(({ start, moves }) => [start, ...moves.map(({ to }) => to)].join(' '))
 * // => ['a c won', 'a b c won']
 */
export function paths<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  options: PathsOptions = {},
): Generator<PlannedPath> {
  demandPlan(plan);
  demandOptions('options', options, ['series', 'to', 'maxMoves']);
  const any = plan as AnyPlan;
  const { series, to, maxMoves } = options;
  const known = [...any.series.keys()];
  if (series !== undefined && !known.includes(series)) {
    const nearest = nearestName(series, known);
    throw new StagewrightError([
      createIssue('unknown_reference', 'series', { kind: 'series', id: found(series), nearest }),
    ]);
  }
  if (maxMoves !== undefined && !(Number.isSafeInteger(maxMoves) && maxMoves > 0))
    throw new StagewrightError([createIssue('out_of_range', 'maxMoves', { found: found(maxMoves), min: 1 })]);
  if (to !== undefined) knownPlace(any, to);
  return search(new Walk(any), options);
}

function* search(walk: Walk, { series, to, maxMoves }: PathsOptions): Generator<PlannedPath> {
  const starts = walk.starts.filter(({ place }) => series === undefined || place.track.series.id === series);
  const most = maxMoves ?? Math.max(0, ...starts.map(({ place }) => place.track.size));
  let isDeeper = true;
  let length = 0;
  for (; isDeeper && length <= most; length++) {
    isDeeper = false;
    for (const start of starts) yield* ending(start, start, [], new Set([start.place]));
  }

  function* ending(
    start: Standing,
    at: Standing,
    moves: PlannedPath['moves'],
    seen: ReadonlySet<Place>,
  ): Generator<PlannedPath> {
    const { track, at: index } = start.place;
    const isEnd = to === undefined ? at.place.outcome !== null : isTarget(at, to);
    if (isEnd && moves.length === length)
      yield { series: track.series.id, variant: track.variant, start: placeOf(track, index), moves };
    if (isEnd) return;
    if (moves.length === length) {
      isDeeper = true;
      return;
    }
    for (const { move, next } of walk.stepsFrom(at)) {
      if (seen.has(next.place)) continue;
      const step = { kind: move.kind, to: placeOf(move.track, move.to) };
      yield* ending(start, next, [...moves, step], new Set([...seen, next.place]));
    }
  }
}
