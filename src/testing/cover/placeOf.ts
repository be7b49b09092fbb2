import type { Track } from '../../plan/index.js';

/** The id at a column of the table of moves: a stage, or behind them an outcome. */
export const placeOf = ({ stages, outcomes }: Track, at: number): string =>
  stages[at]?.id ?? outcomes[at - stages.length]?.outcome.id ?? '';

/** A column of a track's table of moves, and the outcome reached, for what is closed. */
type Spot = { readonly track: Track; readonly at: number; readonly outcome: number | null };

/** What an opportunity at a place is, as far as raising a process goes. */
export const standingAt = ({ track, at, outcome }: Spot) =>
  ({
    status: outcome === null ? 'open' : 'won',
    stage: at < track.stages.length ? placeOf(track, at) : null,
    series: track.series.id,
    variant: track.variant,
  }) as const;
