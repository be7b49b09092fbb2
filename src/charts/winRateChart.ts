import type { Measured, Rate } from '../conversion/index.js';
import type { RangeChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';
import { formatRateLabel } from './formatRateLabel.js';
import { groupName } from './groupName.js';

const TITLES: Titles = {
  english: {
    title: 'Win rate',
    definition: 'Won ones of those counted; the bar is the 95 % interval: the smaller the base, the wider.',
    variants: {
      closedDuring: 'closed in the period',
      createdDuring: 'created in the period',
      enteredDuring: 'entered the stage in the period',
      followUpDays: 'equal follow-up',
      closed: 'of won, lost and abandoned',
      decided: 'of won and lost',
      all: 'of all, open ones too',
      amount: 'by amount',
      shrink: 'groups drawn to the whole',
    },
  },
  chinese: {
    title: '赢单率',
    definition: '计入商机中赢单的比例；横条为 95 % 区间，基数越小越宽。',
    variants: {
      closedDuring: '期内结束',
      createdDuring: '期内创建',
      enteredDuring: '期内进入该阶段',
      followUpDays: '等长观察期',
      closed: '基数为赢单、输单与放弃',
      decided: '基数为赢单与输单',
      all: '基数含在途商机',
      amount: '按金额',
      shrink: '各组向总体收缩',
    },
  },
};

/**
 * Win rates by group or by period, each with its interval and its base, and the whole last.
 *
 * @returns a `value` of `null` on an empty base; an interval from 0 to 1 stays one.
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `winRate`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { winRateChart } from 'stagewright/charts';
 * import { historyFromRows, winRate } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const basis = { closedDuring: { from: '2026-01-01', to: '2026-07-01' } };
 * const { ranges } = winRateChart(winRate(history, { basis, every: 'month', asOf: '2026-07-01T00:00:00Z' }));
 * ranges.map(({ category, label }) => `${category}: ${label}`) // => ['2026-01: 100.0 % (1/1)', 'All: 100.0 % (1/1)']
 */
export function winRateChart(
  // biome-ignore lint/suspicious/noExplicitAny: whatever it is split by.
  report: Measured<Rate, any>,
  options: ChartOptions = {},
): RangeChart {
  const words = chartWords(options);
  demandReport(report, 'winRate', { groups: 'list', total: 'record' });
  const { say } = words;
  const rates = [
    ...report.groups.map(({ key, value }) => ({ category: groupName(words, key), rate: value })),
    { category: say('all'), rate: report.total },
  ];
  const names = distinct(rates.map(({ category }) => category));
  return {
    ...words.frame('winRate', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'ranges',
    axis: { title: say('winRate'), unit: null, format: 'percent' },
    ranges: rates.map(({ rate }, index) => ({
      category: names[index] ?? '',
      value: rate.value,
      low: rate.interval.low,
      high: rate.interval.high,
      label: formatRateLabel(rate),
    })),
  };
}
