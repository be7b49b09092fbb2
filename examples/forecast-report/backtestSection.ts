import { formatRate, winRate } from 'stagewright/conversion';
import { backtestForecast, forecastDistribution } from 'stagewright/forecast';
import type { Section, Told } from '../report-page/ReportPage.js';
import { monthsBefore } from './forecastSource.js';
import type { Telling } from './Telling.js';

const MONTHS = 6;
const HORIZON_DAYS = 90;

/**
 * A way of forecasting, tried on the past: the deals open on a day of each month, all at the win rate measured by then, as an
 * export does not tell in which stages they stood.
 */
export function backtestSection({ source, say, language }: Telling): Section {
  const { outcomes, today, currency } = source;
  const found = backtestForecast(outcomes, {
    asOfs: Array.from({ length: MONTHS }, (_, back) => `${monthsBefore(today, back + 3)}T00:00:00Z`).reverse(),
    horizonDays: HORIZON_DAYS,
    judgedAt: `${today}T00:00:00Z`,
    currency,
    forecaster: ({ asOf, deals, history: known }) => {
      const basis = { closedDuring: { from: '1900-01-01', to: asOf.slice(0, 10) } };
      const { value } = winRate(known, { basis, asOf, against: 'decided' }).total;
      if (value === null) return null;
      const probability = { value, source: 'model' as const };
      const open = deals.flatMap((deal) => (deal.status === 'open' ? [{ ...deal, probability }] : []));
      return open.length === 0 ? null : forecastDistribution(open, { asOf, currency });
    },
  });
  const { accuracy, method } = found;
  const told = (text: string, definition: string): Told => ({ text, definition, method });
  const percent = (share: number | null | undefined) => (share == null ? '–' : `${(share * 100).toFixed(1)} %`);
  return {
    title: say('Backtest', '回测'),
    definition: say(
      `What such forecasts would have said in the past, with what was known then, and what was won of those deals in the ${HORIZON_DAYS} days that followed.`,
      `用当时已知的信息，此类预测在过去会得出什么结果，与其后 ${HORIZON_DAYS} 天内这些商机实际赢单金额对照。`,
    ),
    tables: [
      {
        head: [say('forecast of', '预测日期'), say('expected', '预测'), '10 %', '90 %', say('won in fact', '实际')],
        rows: found.rows.map(({ asOf, forecast, actual, quantiles }) => {
          const quantile = (level: number) => quantiles.find((each) => each.level === level)?.amount.amount ?? '–';
          return [asOf.slice(0, 10), forecast.amount, quantile(0.1), quantile(0.9), actual.amount];
        }),
      },
      {
        head: [say('score', '评分'), say('value', '数值')],
        rows: [
          [
            'WAPE',
            told(
              percent(accuracy.wape),
              say('Σ |actual − forecast| / Σ |actual|: 0 is best.', 'Σ |实际 − 预测| / Σ |实际|，越小越好。'),
            ),
          ],
          ...found.coverage.map(({ low, high, stated, covered }): readonly (string | Told)[] => [
            `${percent(low)} – ${percent(high)}`,
            told(
              formatRate(covered, { language }),
              say(
                `How often the outcome lay between these quantiles; ${percent(stated)} is stated.`,
                `实际结果落在该分位数区间内的比例；标称 ${percent(stated)}。`,
              ),
            ),
          ]),
        ],
      },
    ],
    notes: [
      say(
        'Forecasts less than the horizon apart share outcomes: their errors are not independent.',
        '间隔小于观察期的预测共享结果，其误差并不独立。',
      ),
      ...(found.leakage === 'possible'
        ? [
            say(
              'An export does not say when its rows became known: later knowledge may have leaked into these forecasts.',
              '导出文件未说明各行何时得知：这些预测可能混入了其后的信息。',
            ),
          ]
        : []),
    ],
  };
}
