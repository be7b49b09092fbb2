import type { Durations } from './Durations.js';
import { firstAfter } from './firstAfter.js';

/**
 * The weight at risk in each group at each of some times: of the rows with entry < t ≤ exit, those of entry 0 from 0
 * inclusive. Sound columns are taken for granted.
 *
 * @param times Ascending.
 * @param groups From 0; as many as rows.
 * @returns group g at time i at `[i * groupCount + g]`. Cost: two binary searches a row.
 */
export function atRiskAt(
  data: Omit<Durations, 'causes'>,
  times: ArrayLike<number>,
  groups: ArrayLike<number>,
  groupCount: number,
): Float64Array {
  const { exits, entries, weights } = data;
  const change = new Float64Array((times.length + 1) * groupCount);
  for (let row = 0; row < exits.length; row++) {
    const entry = entries?.[row] ?? 0;
    const group = groups[row] ?? 0;
    const weight = weights?.[row] ?? 1;
    const first = entry > 0 ? firstAfter(times, entry) : 0;
    const end = firstAfter(times, exits[row] ?? 0);
    change[first * groupCount + group] = (change[first * groupCount + group] ?? 0) + weight;
    change[end * groupCount + group] = (change[end * groupCount + group] ?? 0) - weight;
  }
  for (let index = groupCount; index < change.length; index++) {
    change[index] = (change[index] ?? 0) + (change[index - groupCount] ?? 0);
  }
  return change.subarray(0, times.length * groupCount);
}
