import type { Deal } from 'stagewright';
import { cumulativeIncidence, formatRate, type StageHistory, winRate } from 'stagewright/conversion';
import { type Backtest, backtestForecast, conditionalWinProbability, forecastDistribution } from 'stagewright/forecast';
import type { Section } from '../report-page/ReportPage.js';
import { monthsBefore } from './forecastSource.js';
import { grouped, type NamedNumber, numbersTable, percent } from './numbersTable.js';
import type { Telling } from './Telling.js';

const MONTHS = 6;
const HORIZON_DAYS = 90;
const DAY = 86_400_000;

/**
 * Ways of forecasting, tried on the past: of the deals open on a day of each month, how much is won within the horizon.
 *
 * Taking them all at the win rate of those decided by then asks another question: it knows no horizon, and early in a
 * pipeline the quick ones have closed, which are mostly losses. The incidence of wins by age answers the one that is asked.
 */
export function backtestSection({ source, say, language }: Telling): Section {
  const { outcomes, today, currency, openedOn } = source;
  const tried = (chancesAt: (asOf: string, known: StageHistory) => (id: string) => number | null) =>
    backtestForecast(outcomes, {
      asOfs: Array.from({ length: MONTHS }, (_, back) => `${monthsBefore(today, back + 3)}T00:00:00Z`),
      horizonDays: HORIZON_DAYS,
      judgedAt: `${today}T00:00:00Z`,
      currency,
      forecaster: ({ asOf, deals, history: known }) => {
        const chanceOf = chancesAt(asOf, known);
        const open = deals.flatMap((deal): readonly Deal[] => {
          const value = deal.status === 'open' ? chanceOf(deal.id) : null;
          return value === null ? [] : [{ ...deal, probability: { value, source: 'model' } }];
        });
        return open.length === 0 ? null : forecastDistribution(open, { asOf, currency });
      },
    });
  const byAge = tried((asOf, known) => {
    const curve = cumulativeIncidence(known, { asOf }).total;
    return (id) => {
      const ageDays = Math.max(0, (Date.parse(asOf) - Date.parse(openedOn(id) ?? asOf)) / DAY);
      return conditionalWinProbability(curve, { ageDays, withinDays: HORIZON_DAYS }).value;
    };
  });
  const byRate = tried((asOf, known) => {
    const basis = { closedDuring: { from: '1900-01-01', to: asOf.slice(0, 10) } };
    const { value } = winRate(known, { basis, asOf, against: 'decided' }).total;
    return () => value;
  });
  const scores = (name: string, meaning: string, { accuracy, coverage }: Backtest): readonly NamedNumber[] => [
    [
      `WAPE ${name}`,
      percent(accuracy.wape),
      `${meaning} ${say('Σ |actual − forecast| / Σ |actual|: 0 is best.', 'Σ |实际 − 预测| / Σ |实际|，越小越好。')}`,
    ],
    ...coverage.map(
      ({ low, high, stated, covered }): NamedNumber => [
        `${percent(low)} – ${percent(high)} ${name}`,
        formatRate(covered, { language }),
        say(
          `How often the outcome lay between these quantiles; ${percent(stated)} is stated.`,
          `实际结果落在该分位数区间内的比例；标称 ${percent(stated)}。`,
        ),
      ],
    ),
  ];
  return {
    title: say('Backtest', '回测'),
    definition: say(
      `What such forecasts would have said in the past, with what was known then, and what was won of those deals in the ${HORIZON_DAYS} days that followed.`,
      `用当时已知的信息，此类预测在过去会得出什么结果，与其后 ${HORIZON_DAYS} 天内这些商机实际赢单金额对照。`,
    ),
    tables: [
      {
        head: [say('forecast of', '预测日期'), say('expected', '预测'), '10 %', '90 %', say('won in fact', '实际')],
        rows: byAge.rows.map(({ asOf, forecast, actual, quantiles }) => {
          const quantile = (level: number) => {
            const found = quantiles.find((each) => each.level === level);
            return found === undefined ? '–' : grouped(found.amount);
          };
          return [asOf.slice(0, 10), grouped(forecast), quantile(0.1), quantile(0.9), grouped(actual)];
        }),
      },
      numbersTable({ say }, byAge.method, [
        ...scores(
          say('by age', '按在途时长'),
          say(
            'Each at the share of those as old that were won within the horizon.',
            '各商机取同样在途时长者在观察期内赢单的比例。',
          ),
          byAge,
        ),
        ...scores(
          say('at the win rate', '按赢单率'),
          say(
            'All at the share of decided deals that were won by then, whatever the horizon.',
            '全部取当时已决商机的赢单率，不论观察期长短。',
          ),
          byRate,
        ),
      ]),
    ],
    notes: [
      say(
        'The table is by age. The win rate of decided deals knows no horizon, and leans to those that close quickly: it is here to show what that costs.',
        '上表按在途时长计算。已决商机的赢单率不含观察期，且偏向很快关闭的商机：列出以示其代价。',
      ),
      say(
        'The bands take deals for independent and their probabilities for known: outcomes lie outside of them more often than is stated.',
        '区间假定各商机相互独立且赢率已知：实际结果落在区间外的比例高于标称值。',
      ),
      say(
        'Forecasts less than the horizon apart share outcomes: their errors are not independent.',
        '间隔小于观察期的预测共享结果，其误差并不独立。',
      ),
      ...(byAge.leakage === 'possible'
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
