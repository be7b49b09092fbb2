import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';

/** The nine definitions of Hyndman & Fan (1996), by R's numbers. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export type Quantiles = { readonly ok: true; readonly values: readonly number[]; readonly n: number };

/**
 * Sample quantiles of complete values (nothing censored; else `kaplanMeier`).
 *
 * - Formula: type 7: linear between order statistics at 1 + (n-1)p; type 1: the least x with F(x) ≥ p
 * - Source: Hyndman & Fan 1996
 * - Empty: `no_observations`
 *
 * @param probabilities Each 0..1.
 * @param type By R's numbers; default 7, linear between order statistics, as R, NumPy and spreadsheets have it. 1 is the
 * inverse of the empirical law, always a value that occurred.
 * @returns Refused with `no_observations` on none, `not_finite` with the row, `out_of_range` for a probability. Cost: one sort.
 *
 * @example
 * const found = quantile([1, 2, 4], [0.5, 0.75]);
 * found.ok && found.values // => [2, 3]
 */
export function quantile(
  values: ArrayLike<number>,
  probabilities: readonly number[],
  type: QuantileType = 7,
): Quantiles | Refused {
  const n = values.length;
  if (n === 0) return refuse('no_observations');
  const sorted = new Float64Array(values);
  const fault = sorted.findIndex((value) => !Number.isFinite(value));
  if (fault >= 0) return refuse('not_finite', fault);
  if (!probabilities.every((p) => p >= 0 && p <= 1)) return refuse('out_of_range');
  sorted.sort();
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? 0;
  return {
    ok: true,
    n,
    values: probabilities.map((p) => {
      const { rank, weight } = position(p, n, type);
      return weight === 0 ? at(rank) : weight === 1 ? at(rank + 1) : (1 - weight) * at(rank) + weight * at(rank + 1);
    }),
  };
}

// a and b of R's plotting position for the continuous types 4 to 9.
const CONTINUOUS = { 4: [0, 1], 5: [0.5, 0.5], 6: [0, 0], 7: [1, 1], 8: [1 / 3, 1 / 3], 9: [3 / 8, 3 / 8] } as const;
const FUZZ = 4 * Number.EPSILON;

function position(p: number, n: number, type: QuantileType): { readonly rank: number; readonly weight: number } {
  if (type === 1 || type === 2 || type === 3) {
    const place = type === 3 ? n * p - 0.5 : n * p;
    const rank = Math.floor(place + FUZZ * Math.max(1, n * p));
    const above = place > rank + FUZZ * Math.max(1, n * p);
    if (type === 1) return { rank, weight: above ? 1 : 0 };
    if (type === 2) return { rank, weight: above ? 1 : 0.5 };
    return { rank, weight: above || rank % 2 !== 0 ? 1 : 0 };
  }
  const [a, b] = CONTINUOUS[type];
  const place = a + p * (n + 1 - a - b);
  const rank = Math.floor(place + FUZZ);
  const weight = place - rank;
  // Below 0 the place was rounded up to its rank.
  return { rank, weight: weight < FUZZ ? 0 : weight };
}
