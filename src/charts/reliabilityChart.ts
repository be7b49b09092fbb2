import { fillTemplate } from '../locales/index.js';
import type { LineChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandShape } from './demandShape.js';

/** Predictions by bin: how likely they said a win was, and how often it came. */
export type ReliabilityBins = {
  readonly n: number;
  /** The expected calibration error, 0..1, where it is known. */
  readonly expected?: number | null;
  /** Of the intervals; 0.95 where it is not said. */
  readonly level?: number;
  readonly bins: readonly {
    readonly n: number;
    readonly meanProbability: number | null;
    readonly rate: number | null;
    readonly interval: { readonly low: number | null; readonly high: number | null } | null;
  }[];
};

const TITLES: Titles = {
  english: {
    title: 'Reliability of probabilities',
    definition:
      'Assumed probability against what happened, by bin, with {level} intervals. On the diagonal they agree.',
  },
  chinese: {
    title: '概率的可靠性',
    definition: '各分组中假定赢率与实际结果的对照，带 {level} 区间；落在对角线上即一致。',
  },
};

/**
 * A reliability diagram: what probabilities said against what happened, bin by bin, with intervals; empty bins have no mark.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property` for what is no report of `calibration`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { reliabilityChart } from 'stagewright/charts';
 * const bin = { n: 40, meanProbability: 0.3, rate: 0.2, interval: { low: 0.105, high: 0.348 } };
 * const { series } = reliabilityChart({ n: 40, expected: 0.1, bins: [bin] });
 * series.map(({ shape, points }) => [shape, points.length]) // => [['reference', 2], ['points', 1]]
 */
export function reliabilityChart(report: ReliabilityBins, options: ChartOptions = {}): LineChart {
  const words = chartWords(options);
  demandShape('report', report, { n: 'number', bins: 'list' });
  const { n, bins, expected = null, level = 0.95 } = report;
  const { say } = words;
  const edge = (at: number) => ({ x: at, y: at, low: null, high: null });
  const frame = words.frame('reliability', TITLES, {
    method: 'calibrationError',
    asOf: null,
    n,
    isEmpty: n === 0,
    ...(expected === null ? {} : { more: `ECE ${percentText(expected)}` }),
  });
  return {
    ...frame,
    definition: fillTemplate(frame.definition, () => `${Number((100 * level).toFixed(4))} %`),
    form: 'lines',
    x: { title: say('assumed'), unit: null, format: 'percent' },
    y: { title: say('happened'), unit: null, format: 'percent' },
    series: [
      { name: say('perfect'), shape: 'reference', points: [edge(0), edge(1)] },
      {
        name: say('happened'),
        shape: 'points',
        points: bins.flatMap(({ meanProbability, rate, interval }) =>
          meanProbability === null || rate === null
            ? []
            : [{ x: meanProbability, y: rate, low: interval?.low ?? null, high: interval?.high ?? null }],
        ),
      },
    ],
    marks: [],
  };
}
