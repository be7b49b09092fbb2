import { reasonKey } from './goalKeys.js';
import type { Tally } from './Tally.js';

/** The first reason of an outcome that was never given. */
export function unusedReason(
  tally: Tally,
  series: string,
  outcome: string,
  reasons: ReadonlySet<string>,
): string | undefined {
  return [...reasons].find((reason) => !tally.has('reasons', reasonKey(series, outcome, reason)));
}
