import type { Funnel, Measured } from '../conversion/index.js';
import type { BarChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

const TITLES: Titles = {
  english: {
    title: 'Funnel',
    definition: 'How many reached each stage; in brackets the share of those in the step before.',
    variants: { reachedOrPassed: 'reached or passed', visited: 'stood in the stage', entries: 'every entry' },
  },
  chinese: {
    title: '漏斗',
    definition: '到达各阶段的商机数；括号内为占上一步的比例。',
    variants: { reachedOrPassed: '到达或越过', visited: '曾处于该阶段', entries: '每次进入' },
  },
};

/**
 * A funnel: a bar a stage up to the win, then those behind it, each with the share of the step before.
 *
 * Bars begin at zero, not in the middle: lengths compare. Counted by `entries` a share may exceed 100 %.
 *
 * @returns Groups are not drawn: pass `{ ...report, total }` with the value of a group for it.
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `funnelConversion`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { funnelChart } from 'stagewright/charts';
 * import { funnelConversion, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'b', at: '2026-01-03T00:00:00Z', to: 'won' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { series } = funnelChart(funnelConversion(history, { asOf: '2026-06-01T00:00:00Z' }));
 * series[0]?.labels // => ['2', '1 (50.0 %)', '1 (100.0 %)']
 */
export function funnelChart(
  report: Pick<Measured<Funnel>, 'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: ChartOptions = {},
): BarChart {
  const words = chartWords(options);
  demandReport(report, 'funnelConversion', {
    'total.steps': 'list',
    'total.afterWin': 'list',
  });
  const { say, nameOf } = words;
  const { steps, won, afterWin } = report.total;
  const bars = [
    ...steps.map(({ stage, reached }, index) => ({
      name: nameOf(stage),
      count: reached,
      share: index === 0 ? undefined : steps[index - 1]?.toNext.value,
    })),
    { name: say('won'), count: won, share: steps.at(-1)?.toNext.value },
    ...afterWin.map(({ stage, reached, fromBefore }) => ({
      name: nameOf(stage),
      count: reached,
      share: fromBefore.value,
    })),
  ];
  return {
    ...words.frame('funnel', TITLES, { ...report, isEmpty: report.n === 0 }),
    form: 'bars',
    categories: distinct(bars.map(({ name }) => name)),
    axis: { title: say('opportunities'), unit: null, format: 'number' },
    series: [
      {
        name: say('opportunities'),
        values: bars.map(({ count }) => count),
        labels: bars.map(({ count, share }) =>
          share === undefined ? String(count) : say('ofAll', { count, share: percentText(share) }),
        ),
      },
    ],
  };
}
