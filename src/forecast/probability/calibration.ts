import { createIssue, StagewrightError, shown } from '../../issues/index.js';
import {
  areaUnderRoc,
  brierScore,
  type CalibrationBin,
  calibrationError,
  logLoss,
  type Refused,
} from '../../statistics/index.js';
import {
  between,
  type Demand,
  demand,
  demandOptions,
  flag,
  level as levelDemand,
  listOf,
  number,
  optional,
  whole,
} from '../demand.js';

export type CalibrationOptions = {
  /** How many bins of equal width; default 10. */
  readonly bins?: number;
  /** Probabilities are cut to `clip`..1 − `clip` for the log loss; default 1e-6. */
  readonly clip?: number;
  /** Of the intervals; default 0.95. */
  readonly level?: number;
};

/** How good stated probabilities were. `null` throughout for none. */
export type Calibration = {
  readonly method: 'calibration';
  readonly n: number;
  /** `score` = `reliability` − `resolution` + `uncertainty`, by distinct probability. */
  readonly brier: {
    readonly score: number;
    readonly reliability: number;
    readonly resolution: number;
    readonly uncertainty: number;
  } | null;
  readonly logLoss: { readonly score: number; readonly clip: number; readonly clipped: number } | null;
  /** The expected calibration error, and the largest gap of a bin: they depend on the bins. */
  readonly expected: number | null;
  readonly largest: number | null;
  readonly bins: readonly CalibrationBin[];
  /** Of the intervals of the bins. */
  readonly level: number;
  /** ½ is no better than a coin; `null` where only one outcome occurs. */
  readonly areaUnderRoc: number | null;
};

/**
 * Stated probabilities against what happened: Brier score with Murphy's decomposition, log loss with its clip, reliability
 * by bin with Wilson's intervals, expected calibration error, and the area under the ROC curve. `reliabilityChart` draws it.
 *
 * @param predictions Each 0..1.
 * @param outcomes `true` where it was won.
 * @throws {StagewrightError} `lengths_differ`; `out_of_range` for a prediction or an option;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { calibration } from 'stagewright/forecast';
 * const { brier, areaUnderRoc, expected } = calibration([0.2, 0.2, 0.8, 0.8], [false, true, true, true]);
 * brier?.score.toFixed(2) // => '0.19'
 * areaUnderRoc?.toFixed(4) // => '0.8333'
 * expected?.toFixed(2) // => '0.25'
 */
export function calibration(
  predictions: readonly number[],
  outcomes: readonly boolean[],
  options: CalibrationOptions = {},
): Calibration {
  demandOptions(options, { bins: optional(whole(1, 10_000)), clip: optional(CLIP), level: optional(levelDemand) });
  const { bins = 10, clip = 1e-6, level = 0.95 } = options;
  const none = {
    method: 'calibration',
    n: 0,
    brier: null,
    logLoss: null,
    expected: null,
    largest: null,
    bins: [],
    level,
    areaUnderRoc: null,
  } as const;
  checkScored(predictions, outcomes);
  if (predictions.length === 0) return none;
  const data = { probabilities: predictions, outcomes: outcomes.map(Number) };
  const brier = sound(brierScore(data), 'predictions');
  const loss = sound(logLoss(data, { clip }), 'clip');
  const error = sound(calibrationError(data, { bins, level }), 'bins');
  const area = sound(areaUnderRoc(predictions, data.outcomes), 'predictions');
  const { score, reliability, resolution, uncertainty } = brier;
  return {
    method: 'calibration',
    n: predictions.length,
    brier: { score, reliability, resolution, uncertainty },
    logLoss: { score: loss.score, clip, clipped: loss.clipped },
    expected: error.expected,
    largest: error.largest,
    bins: error.bins,
    level,
    areaUnderRoc: area.value,
  };
}

/** How far from 0 and 1 probabilities are kept. */
export const CLIP: Demand = (value, path) => between(1e-15, 0.499)(value, path);

/** Refuses columns that do not go together, with every fault at once. */
export function checkScored(predictions: readonly number[], outcomes: readonly boolean[]): void {
  demand({ predictions, outcomes }, { predictions: listOf(number), outcomes: listOf(flag) });
  const issues = predictions.flatMap((p, index) =>
    p >= 0 && p <= 1 ? [] : [createIssue('out_of_range', `predictions.${index}`, { found: shown(p), min: 0, max: 1 })],
  );
  if (predictions.length !== outcomes.length)
    throw new StagewrightError([
      createIssue('lengths_differ', 'outcomes', { found: outcomes.length, expected: predictions.length }),
      ...issues,
    ]);
  if (issues.length > 0) throw new StagewrightError(issues);
}

function sound<T extends { readonly ok: true }>(result: T | Refused, path: string): T {
  if (!result.ok) throw new StagewrightError([createIssue('out_of_range', path, { found: result.reason })]);
  return result;
}
