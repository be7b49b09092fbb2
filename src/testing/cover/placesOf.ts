import type { AnyPlan, Track } from '../../plan/index.js';
import { movesFrom } from './movesFrom.js';
import type { PlannedMove } from './PlannedMove.js';
import { tracksOf } from './tracksOf.js';

/** A place of a track with the moves that the design allows there. */
export type Place = {
  readonly track: Track;
  /** A column of the table of moves: a stage, or behind them an outcome. */
  readonly at: number;
  /** The outcome reached, for what is closed. */
  readonly outcome: number | null;
  readonly moves: readonly PlannedMove[];
};

/** Every place that an opportunity can stand in: open stages, outcomes, and the road behind each win. */
export function placesOf(plan: AnyPlan): readonly Place[] {
  return tracksOf(plan).flatMap((track) => {
    const { stages, open, outcomes } = track;
    const won = outcomes.filter(({ outcome }) => outcome.kind === 'won');
    const placeAt = (at: number, outcome: number | null): Place => ({
      track,
      at,
      outcome,
      moves: movesFrom(plan, track, at, outcome),
    });
    return [
      ...stages.slice(0, open).map(({ index }) => placeAt(index, null)),
      ...stages.slice(open).flatMap(({ index }) => won.map((outcome) => placeAt(index, outcome.index))),
      ...outcomes.map(({ index }) => placeAt(stages.length + index, index)),
    ];
  });
}
