import { type Durations, durationsFault } from './Durations.js';
import { type BandScale, probabilityBand } from './probabilityBand.js';
import type { Refused } from './Refused.js';
import { refuse } from './refuse.js';
import { riskTable } from './riskTable.js';

/** A survival curve: 1 before the first of `times`, then constant from each to the next. */
export type SurvivalCurve = {
  readonly ok: true;
  /** The distinct times of events, ascending. */
  readonly times: readonly number[];
  /** S just after each time. */
  readonly survival: readonly number[];
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  /** Greenwood's standard error of S; `null` once everybody at risk has had the event. */
  readonly standardError: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** The largest time seen, censored ones included. */
  readonly lastTime: number;
  readonly level: number;
  readonly scale: BandScale;
};

export type KaplanMeierOptions = {
  /** How often the band covers the truth at one time; default 0.95. */
  readonly level?: number;
  /** Default `log-log`. */
  readonly scale?: BandScale;
};

/**
 * The share that has not yet had the event, over time, where some are still open.
 *
 * S(t) = Π (1 - d/n) over the event times up to t (Kaplan & Meier 1958), events before censorings at a tie; variance by
 * Greenwood, S² Σ d/(n(n-d)). Equal to R `survival::survfit`, also with delayed entry. The band is `null` where S is 0 or 1.
 *
 * Under delayed entry the risk set may run empty early: then S is 0 from there, as in R, and says little.
 *
 * - Formula: S(t) = Π (1 - d/n); variance S² Σ d/(n(n-d)); band log-log by default
 * - Source: Kaplan & Meier 1958; Greenwood 1926
 * - Empty: `no_observations`
 *
 * @returns No time, and so no band, where nothing but censorings was seen. Refused with `no_observations` without a row of
 * positive weight, `out_of_range` for a level not between 0 and 1 or, with its row, a weight; `lengths_differ`; with the row
 * `not_finite`, `negative`, `exit_not_after_entry`, and `unknown_state` for a cause that is no whole number from 0.
 * Cost: one sort.
 *
 * @example
 * // Left after 1 and 2 days; a third is still there after 2.
 * const curve = kaplanMeier({ exits: [1, 2, 2], causes: [1, 1, 0] });
 * curve.ok && curve.survival.map((share) => share.toFixed(4)) // => ['0.6667', '0.3333']
 */
export function kaplanMeier(data: Durations, options: KaplanMeierOptions = {}): SurvivalCurve | Refused {
  const { level = 0.95, scale = 'log-log' } = options;
  if (!(level > 0 && level < 1)) return refuse('out_of_range');
  const fault = durationsFault(data, Number.MAX_SAFE_INTEGER);
  if (fault !== null) return fault;
  const causes = new Uint8Array(data.causes.length);
  for (let row = 0; row < causes.length; row++) causes[row] = (data.causes[row] ?? 0) > 0 ? 1 : 0;
  const table = riskTable({ ...data, causes }, 1);
  if (table.lastTime === null) return refuse('no_observations');
  const survival: number[] = [];
  const standardError: (number | null)[] = [];
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  const bandOf = probabilityBand(level, scale);
  let s = 1;
  let greenwood = 0;
  for (let index = 0; index < table.times.length; index++) {
    const n = table.atRisk[index] ?? 0;
    const d = table.events[index] ?? 0;
    const left = n - d > n * 1e-12 ? n - d : 0;
    s *= left / n;
    greenwood += left === 0 ? 0 : d / (n * left);
    const error = s === 0 ? null : s * Math.sqrt(greenwood);
    const band = bandOf(s, error);
    survival.push(s);
    standardError.push(error);
    low.push(band.low);
    high.push(band.high);
  }
  return {
    ok: true,
    times: Array.from(table.times),
    survival,
    atRisk: Array.from(table.atRisk),
    events: Array.from(table.events),
    standardError,
    low,
    high,
    lastTime: table.lastTime,
    level,
    scale,
  };
}
