import type { Incidence, Measured } from '../conversion/index.js';
import type { LineChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';

export type IncidenceChartOptions = ChartOptions & {
  /** `ends` (default): won, lost and abandoned, rising; `open`: the share still open, falling, the survival curve. */
  readonly show?: 'ends' | 'open';
};

const SINCE = { created: 'since creation', entered: 'since entry' };
const SINCE_IN_CHINESE = { created: '自创建起', entered: '自进入起' };

const ENDS: Titles = {
  english: {
    title: 'How closes add up',
    definition: 'Shares won, lost and abandoned by each day, with 95 % bands; those still open count (Aalen-Johansen).',
    variants: SINCE,
  },
  chinese: {
    title: '结果随时间的累积',
    definition: '截至各天已赢、已输、已放弃的比例及 95 % 区间带；在途商机计入（Aalen-Johansen）。',
    variants: SINCE_IN_CHINESE,
  },
};

const OPEN: Titles = {
  english: {
    title: 'How long opportunities stay open',
    definition: 'The share still open after each day; those open today count as long as they were seen.',
    variants: SINCE,
  },
  chinese: {
    title: '商机保持在途的时间',
    definition: '各天之后仍在途的比例；目前在途的商机按已观察时间计入。',
    variants: SINCE_IN_CHINESE,
  },
};

/**
 * Which share is won, lost and abandoned by each day, as steps with their bands; or which is still open.
 *
 * Ends that never came are left out, the win never is. Every curve begins on day 0.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `cumulativeIncidence`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { incidenceChart } from 'stagewright/charts';
 * import { cumulativeIncidence, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const report = cumulativeIncidence(history, { asOf: '2026-07-01T00:00:00Z' });
 * incidenceChart(report).series[0]?.points.map(({ x, y }) => [x, y]) // => [[0, 0], [18, 1]]
 * incidenceChart(report, { show: 'open' }).series[0]?.points.map(({ x, y }) => [x, y]) // => [[0, 1], [18, 0]]
 */
export function incidenceChart(
  report: Pick<Measured<Incidence>, 'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: IncidenceChartOptions = {},
): LineChart {
  const words = chartWords(options, { show: ['ends', 'open'] });
  demandReport(report, 'cumulativeIncidence', {
    'total.days': 'numbers',
    'total.open': 'numbers',
    'total.ends.won': 'record',
    'total.ends.lost': 'record',
    'total.ends.abandoned': 'record',
  });
  const { say } = words;
  const { days, ends, open, lastDay } = report.total;
  const curve = (name: string, first: number, share: readonly number[], low: Band = [], high: Band = []) => {
    const points = [
      { x: 0, y: first, low: null, high: null } as { x: number; y: number; low: number | null; high: number | null },
    ];
    days.forEach((x, index) => {
      points.push({ x, y: share[index] ?? 0, low: low[index] ?? null, high: high[index] ?? null });
    });
    const last = points.at(-1);
    // What was seen beyond the last close.
    if (last !== undefined && lastDay !== null && lastDay > last.x) points.push({ ...last, x: lastDay });
    return { name, shape: 'step', points } as const;
  };
  const kinds = (['won', 'lost', 'abandoned'] as const).filter(
    (kind) => kind === 'won' || (ends[kind].share.at(-1) ?? 0) > 0,
  );
  return {
    ...words.frame('incidence', options.show === 'open' ? OPEN : ENDS, { ...report, isEmpty: report.n === 0 }),
    form: 'lines',
    x: { title: say('days'), unit: null, format: 'number' },
    y: { title: say('share'), unit: null, format: 'percent' },
    series:
      options.show === 'open'
        ? [curve(say('open'), 1, open)]
        : kinds.map((kind) => curve(say(kind), 0, ends[kind].share, ends[kind].low, ends[kind].high)),
    marks: [],
  };
}

type Band = readonly (number | null)[];
