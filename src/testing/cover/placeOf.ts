import type { Track } from '../../plan/index.js';

/** The id at a column of the table of moves: a stage, or behind them an outcome. */
export const placeOf = ({ stages, outcomes }: Track, at: number): string =>
  stages[at]?.id ?? outcomes[at - stages.length]?.outcome.id ?? '';
