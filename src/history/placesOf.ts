import type { StagePath } from '../values/index.js';

/** Places of a path in the order of the columns: stages, won, lost, abandoned, after-win stages. */
export function placesOf({ stages, won, lost, abandoned, afterWin = [] }: StagePath): readonly string[] {
  return [...stages, ...won, ...lost, ...abandoned, ...afterWin];
}
