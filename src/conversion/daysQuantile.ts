import { type IncidenceCurve, type SurvivalCurve, survivalQuantile } from '../statistics/index.js';

/** Days by which a share of all has come to an end, with the 95 % band; `null` where that is not reached. */
export type DaysQuantile = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

export const NOT_REACHED: DaysQuantile = { value: null, low: null, high: null };

/** Days by which a share `p` has left: the first day at which the curve is at most 1 − p, and where its band is. */
export function leftBy(curve: SurvivalCurve | null, p: number): DaysQuantile {
  return curve === null ? NOT_REACHED : survivalQuantile(curve, p);
}

const SAME = 1e-9;

/** The first day at which a rising curve is at least `p`, and where its band is. */
export function risenTo(
  { times, curve }: { times: readonly number[]; curve: IncidenceCurve },
  p: number,
): DaysQuantile {
  const first = (values: readonly (number | null)[]) => {
    const index = values.findIndex((value) => value !== null && value >= p * (1 - SAME));
    return times[index] ?? null;
  };
  return { value: first(curve.incidence), low: first(curve.high), high: first(curve.low) };
}
