import { type Durations, durationsFault } from './Durations.js';
import { type BandScale, probabilityBand } from './probabilityBand.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { riskTable } from './riskTable.js';

/** How one cause accumulates: 0 before the first time, then constant from each time to the next. */
export type IncidenceCurve = {
  readonly incidence: readonly number[];
  readonly events: readonly number[];
  readonly standardError: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
};

export type CumulativeIncidence = {
  readonly ok: true;
  /** The distinct times of an event of any cause, ascending. */
  readonly times: readonly number[];
  readonly atRisk: readonly number[];
  /** The share without any event just after each time; with the incidences it sums to 1. */
  readonly survival: readonly number[];
  /** Cause 1 first. */
  readonly causes: readonly IncidenceCurve[];
  readonly lastTime: number;
  readonly level: number;
};

export type CumulativeIncidenceOptions = {
  readonly level?: number;
  /** Default `log-log`. */
  readonly scale?: BandScale;
};

/**
 * The share that has ended by each of several causes, over time, where some are still open.
 *
 * F_c(t) = Σ S(t-) d_c/n (Aalen & Johansen 1978), ties exact; variance by the delta method with multinomial increments,
 * carried forward step by step (for one cause it is Greenwood's). Equal to R `survfit` of a multi-state `Surv`; with
 * delayed entry the curve is, while R's error is then a jackknife. It is not
 * 1 - Kaplan-Meier with the other causes censored, which overstates. Band `null` where F is 0 or 1.
 *
 * - Formula: F_c(t) = Σ S(t-) d_c/n, variance by the delta method
 * - Source: Aalen & Johansen 1978
 * - Empty: `no_observations`
 *
 * @param causeCount How many causes there are: 1 to `causeCount` in `data.causes`.
 * @returns Refused like `kaplanMeier`; `unknown_state` for a cause above `causeCount`, `out_of_range` where that is no whole
 * number from 1. Cost: one sort, then times × causes.
 *
 * @example
 * // Of the first cause after 1, of the second after 2, censored at 3.
 * const found = cumulativeIncidence({ exits: [1, 2, 3], causes: [1, 2, 0] }, 2);
 * found.ok && found.causes.map(({ incidence }) => incidence.at(-1)?.toFixed(4)) // => ['0.3333', '0.3333']
 */
export function cumulativeIncidence(
  data: Durations,
  causeCount: number,
  options: CumulativeIncidenceOptions = {},
): CumulativeIncidence | Refused {
  const { level = 0.95, scale = 'log-log' } = options;
  if (!(level > 0 && level < 1 && Number.isInteger(causeCount) && causeCount > 0)) return refuse('out_of_range');
  const fault = durationsFault(data, causeCount);
  if (fault !== null) return fault;
  const { times, atRisk, events, lastTime } = riskTable(data, causeCount);
  if (lastTime === null) return refuse('no_observations');
  const survival = new Array<number>(times.length).fill(1);
  const survivalBefore = new Float64Array(times.length);
  const share = new Float64Array(times.length);
  const bandOf = probabilityBand(level, scale);
  let s = 1;
  for (let index = 0; index < times.length; index++) {
    const n = atRisk[index] ?? 0;
    let all = 0;
    for (let cause = 0; cause < causeCount; cause++) all += events[index * causeCount + cause] ?? 0;
    survivalBefore[index] = s;
    share[index] = n - all > n * 1e-12 ? all / n : 1;
    s *= n - all > n * 1e-12 ? (n - all) / n : 0;
    survival[index] = s;
  }
  const causes = Array.from({ length: causeCount }, (_, cause): IncidenceCurve => {
    const own: number[] = [];
    const incidence: number[] = [];
    const standardError: number[] = [];
    const low: (number | null)[] = [];
    const high: (number | null)[] = [];
    let f = 0;
    let error = 0;
    let band = bandOf(0, 0);
    // Variances of S and F and their covariance just after each time.
    let varS = 0;
    let varF = 0;
    let cov = 0;
    for (let index = 0; index < times.length; index++) {
      const d = events[index * causeCount + cause] ?? 0;
      const n = atRisk[index] ?? 0;
      const h = share[index] ?? 0;
      const hc = d / n;
      const before = survivalBefore[index] ?? 0;
      const noise = (before * before) / n;
      varF += 2 * hc * cov + hc * hc * varS + noise * hc * (1 - hc);
      cov = cov * (1 - h) + varS * (1 - h) * hc - noise * hc * (1 - h);
      varS = varS * (1 - h) ** 2 + noise * h * (1 - h);
      f += before * hc;
      // Without an event of the cause its curve and error stay, and so does the band, which is most of the work.
      if (d !== 0) {
        error = Math.sqrt(Math.max(0, varF));
        band = bandOf(f < 1 - 1e-12 ? f : 1, error);
      }
      own.push(d);
      incidence.push(f);
      standardError.push(error);
      low.push(band.low);
      high.push(band.high);
    }
    return { incidence, events: own, standardError, low, high };
  });
  return { ok: true, times: Array.from(times), atRisk: Array.from(atRisk), survival, causes, lastTime, level };
}
