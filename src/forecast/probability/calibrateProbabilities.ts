import { createIssue } from '../../issues/index.js';
import { isotonicRegression, proportionInterval, ridgeLogistic } from '../../statistics/index.js';
import {
  between,
  byKind,
  type Demand,
  demand,
  demandOptions,
  finite,
  level as levelDemand,
  listOf,
  oneOf,
  optional,
  record,
  share,
} from '../demand.js';
import { CLIP, checkScored } from './calibration.js';
import { fromLogOdds, logit, noProbability } from './logOdds.js';
import type { ModelledProbability } from './ModelledProbability.js';
import type { Fitted } from './ProbabilityModel.js';
import { robustCovariance } from './robustCovariance.js';

/** A map from stated to true probabilities. Plain JSON. */
export type CalibrationMap = {
  readonly format: 'stagewright.calibration/1';
  readonly n: number;
  readonly level: number;
} & (
  | {
      readonly method: 'platt';
      readonly clip: number;
      readonly intercept: number;
      readonly slope: number;
      readonly covariance: readonly (readonly number[])[];
    }
  | {
      readonly method: 'isotonic';
      /** Steps: from each probability up to the next; n and the share that was won. */
      readonly steps: readonly { readonly from: number; readonly value: number; readonly n: number }[];
    }
);

export type CalibrateOptions = {
  /** Default: `isotonic` from 1,000 predictions on, else `platt`. */
  readonly method?: 'platt' | 'isotonic';
  /** `platt`: stated probabilities are cut to `clip`..1 − `clip`; default 1e-6. */
  readonly clip?: number;
  readonly level?: number;
};

const format: Demand = (value, path) => oneOf('stagewright.calibration/1')(value, path);

const MAP: Demand = (value, path) =>
  byKind('method', {
    platt: record({
      format,
      level: levelDemand,
      clip: CLIP,
      intercept: finite,
      slope: finite,
      covariance: listOf(listOf(finite)),
    }),
    isotonic: record({
      format,
      level: levelDemand,
      steps: listOf(record({ from: share, value: share, n: between(1, 1e9) })),
    }),
  })(value, path);

/** So small that the fit is the unpenalised one to many digits, and yet exists under separation. */
const RIDGE = 1e-6;

/**
 * Learns from past predictions what a stated probability is worth: Platt's line on the scale of log odds (1999; by its
 * maximum likelihood), or a step function that never falls (isotonic: Zadrozny and Elkan 2002), for which it takes many.
 * Predictions must not be those that the model was fitted on.
 *
 * @returns no map and the warning `one_outcome` where all ended alike.
 * @throws {StagewrightError} `lengths_differ`; `out_of_range` for a prediction;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { applyCalibration, calibrateProbabilities } from 'stagewright/forecast';
 * const stated = [0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8];
 * const won = [false, false, false, true, true, true, false, false];
 * const { model } = calibrateProbabilities(stated, won, { method: 'isotonic' });
 * model && applyCalibration(model, 0.8).value // => 0.5
 */
export function calibrateProbabilities(
  predictions: readonly number[],
  outcomes: readonly boolean[],
  options: CalibrateOptions = {},
): Fitted<CalibrationMap> {
  checkScored(predictions, outcomes);
  demandOptions(options, {
    method: optional(oneOf('platt', 'isotonic')),
    clip: optional(CLIP),
    level: optional(levelDemand),
  });
  const n = predictions.length;
  const { method = n >= 1_000 ? 'isotonic' : 'platt', clip = 1e-6, level = 0.95 } = options;
  const y = outcomes.map(Number);
  const oneOutcome = { model: null, n, warnings: [createIssue('one_outcome', 'outcomes', {}, 'warning')] };
  if (new Set(y).size < 2) return oneOutcome;
  const base = { format: 'stagewright.calibration/1', n, level } as const;
  if (method === 'isotonic') {
    const fit = isotonicRegression(predictions, y);
    if (!fit.ok) return oneOutcome;
    const steps: { from: number; value: number; n: number }[] = [];
    fit.x.forEach((from, index) => {
      const value = fit.fitted[index] ?? 0;
      const last = steps.at(-1);
      if (last?.value === value) last.n += fit.weights[index] ?? 0;
      else steps.push({ from, value, n: fit.weights[index] ?? 0 });
    });
    return { model: { ...base, method, steps }, n, warnings: [] };
  }
  const rows = predictions.map((p) => [logit(Math.min(1 - clip, Math.max(clip, p)))]);
  const fit = ridgeLogistic(rows, y, { ridge: RIDGE });
  if (!fit.ok) return oneOutcome;
  const covariance = robustCovariance(
    rows,
    y,
    y.map((_, index) => index),
    fit,
  );
  const warnings = fit.separation === 'split' ? [createIssue('outcomes_separated', 'outcomes', {}, 'warning')] : [];
  const { intercept, coefficients } = fit;
  return { model: { ...base, method, clip, intercept, slope: coefficients[0] ?? 0, covariance }, n, warnings };
}

/**
 * The calibrated probability for a stated one, with an interval: of Platt's line by its robust covariance, of a step
 * Wilson's.
 *
 * @param p 0..1.
 * @throws {StagewrightError} `out_of_range`; `unknown_choice`, `missing_property`, `wrong_type` for a map that is none.
 *
 * @example
 * import { applyCalibration } from 'stagewright/forecast';
 * const map = { format: 'stagewright.calibration/1', n: 8, level: 0.95, method: 'isotonic', steps: [{ from: 0.1, value: 0.25, n: 4 }, { from: 0.6, value: 0.5, n: 4 }] } as const;
 * [0.05, 0.4, 0.6].map((p) => applyCalibration(map, p).value) // => [0.25, 0.25, 0.5]
 */
export function applyCalibration(map: CalibrationMap, p: number): ModelledProbability {
  demand({ map }, { map: MAP });
  checkScored([p], [true]);
  const { level } = map;
  if (map.method === 'platt') {
    const x = logit(Math.min(1 - map.clip, Math.max(map.clip, p)));
    const [[a = 0, b = 0] = [], [, d = 0] = []] = map.covariance;
    const contributions = [
      { factor: 'intercept', value: null, logOdds: map.intercept },
      { factor: 'stated', value: p, logOdds: map.slope * x },
    ];
    return fromLogOdds(contributions, Math.max(0, a + 2 * b * x + d * x * x), {
      level,
      method: 'wald-log-odds-robust',
      ignored: [],
    });
  }
  const step = map.steps.findLast(({ from }) => from <= p) ?? map.steps[0];
  if (step === undefined) return noProbability('too_few', level, 'wilson');
  const { value, n } = step;
  const { low, high } = proportionInterval(value * n, n, { level });
  return {
    value,
    interval: { low, high, level, method: 'wilson' },
    contributions: value > 0 && value < 1 ? [{ factor: 'stated', value: p, logOdds: logit(value) }] : [],
    ignored: [],
    probability: { value, source: 'model' },
  };
}
