import type { Deal, Money } from 'stagewright';
import { bridgeChart, concentrationChart, forecastChart, forecastFanChart } from 'stagewright/charts';
import { staleOpportunities } from 'stagewright/conversion';
import { compareForecasts, forecastConcentration, forecastDistribution, weightedForecast } from 'stagewright/forecast';
import type { Section, Told } from '../report-page/ReportPage.js';
import { backtestSection } from './backtestSection.js';
import { monthsBefore } from './forecastSource.js';
import { grouped, type NamedNumber, numbersTable, percent } from './numbersTable.js';
import type { Telling } from './Telling.js';

export function forecastSections(telling: Telling): readonly Section[] {
  return [total, law, fan, bridge, concentration, overdue, stale, backtestSection].map((make) => make(telling));
}

type Make = (telling: Telling) => Section;

const optionsOf = ({ source: { currency, today } }: Telling, day = today) => ({ currency, asOf: `${day}T00:00:00Z` });
const idsOf = (deals: readonly Deal[], isCounted: (deal: Deal) => boolean) =>
  deals.filter(isCounted).map(({ id }) => id);

const total: Make = (telling) => {
  const { source, say } = telling;
  const forecast = weightedForecast(source.deals, { ...optionsOf(telling), groupBy: ['stage'] });
  const counted = forecast.deals.filter(({ counted: part }) => part !== null);
  const { method } = forecast;
  const whole = say(
    'Won deals in full, open ones by the probability of their stage; exact, rounded once.',
    '赢单按全额、在途按其阶段的赢率计；精确合计，只舍入一次。',
  );
  const row = (
    name: string,
    value: typeof forecast.total,
    isIn: (deal: Deal) => boolean,
  ): readonly (string | Told)[] => {
    const money = (amount: Money, definition: string, status: 'won' | 'open' | null): Told => ({
      text: grouped(amount),
      definition,
      method,
      ids: idsOf(counted, (deal) => isIn(deal) && (status === null || deal.status === status)),
    });
    return [
      name,
      money(value.weighted, whole, null),
      money(value.won, say('Won deals, in full.', '赢单，全额。'), 'won'),
      money(value.open, say('Open deals, amount × probability.', '在途商机，金额 × 赢率。'), 'open'),
      money(value.unweighted, say('All of them in full, as if all were won.', '全部按全额，视同全部赢单。'), null),
      percent(source.assumed[name]),
    ];
  };
  // As on the way, ends last.
  const way = Object.keys(source.assumed);
  const placeOf = (stage: string | null | undefined) => way.indexOf(stage ?? '') + 1 || way.length + 1;
  const inOrder = [...forecast.groups].sort((a, b) => placeOf(a.key.stage) - placeOf(b.key.stage));
  const reasons: { readonly [why: string]: string } = {
    lost: say('lost', '输单'),
    abandoned: say('abandoned', '放弃'),
    noAmount: say('without an amount', '无金额'),
    noProbability: say('without a probability', '无赢率'),
    unconverted: say('without a rate of exchange', '无汇率'),
    invalid: say('not readable', '无法读取'),
  };
  const left = Object.entries(forecast.excluded).map(([why, count]) => `${reasons[why] ?? why} ${count}`);
  return {
    title: say('Weighted forecast', '加权预测'),
    definition: whole + say(` Wins count from ${source.from}.`, `赢单自 ${source.from} 起计入。`),
    tables: [
      {
        head: [
          say('stage', '阶段'),
          say('forecast', '预测'),
          say('won', '赢单'),
          say('open', '在途'),
          say('in full', '全额'),
          say('assumed', '假定赢率'),
        ],
        rows: [
          ...inOrder.map(({ key, value }) => row(key.stage ?? '–', value, (deal) => deal.stage === key.stage)),
          row(say('all', '合计'), forecast.total, () => true),
        ],
      },
    ],
    notes: [
      ...(left.length === 0 ? [] : [`${say('Left out: ', '未计入：')}${left.join(say(', ', '，'))}`]),
      say(
        `The probabilities of stages are assumed; measured, ${percent(source.measured)} of decided deals were won.`,
        `各阶段赢率为假定值；实际已决商机的赢单率为 ${percent(source.measured)}。`,
      ),
    ],
  };
};

const law: Make = (telling) => {
  const { source, quota, say, language } = telling;
  const found = forecastDistribution(source.deals, { ...optionsOf(telling), quota });
  const chart = forecastChart(found, { locale: { language } });
  const { quantiles, mean, sd, expectedShortfall, method } = found;
  return {
    ...chart,
    chart,
    tables: [
      numbersTable(telling, method, [
        [say('quota', '目标'), grouped(quota)],
        [
          say('chance to reach it', '达成概率'),
          percent(found.quota?.probability),
          say(
            'P(total ≥ quota) if deals are won independently with their probabilities.',
            '各商机按其赢率独立赢单时，总额 ≥ 目标的概率。',
          ),
        ],
        [
          say('expected gap', '期望缺口'),
          found.quota === null ? '–' : grouped(found.quota.expectedGap),
          say('The mean of what is missing to the quota, 0 where it is reached.', '距目标缺口的均值，达成时为 0。'),
        ],
        ['10 %', grouped(quantiles.q10), say('Exceeded nine times out of ten.', '十次中有九次超过。')],
        [say('median', '中位数'), grouped(quantiles.q50), say('Exceeded every other time.', '两次中有一次超过。')],
        ['90 %', grouped(quantiles.q90), say('Exceeded one time out of ten.', '十次中有一次超过。')],
        [say('mean', '均值'), grouped(mean), say('The weighted forecast.', '即加权预测。')],
        [
          say('standard deviation', '标准差'),
          grouped(sd),
          say('How far totals usually lie from the mean.', '总额偏离均值的通常幅度。'),
        ],
        [
          say('worst tenth', '最差的十分之一'),
          grouped(expectedShortfall.amount),
          say('The mean of the worst tenth of totals.', '最差十分之一情形下总额的均值。'),
        ],
      ]),
    ],
  };
};

const MONTHS = 5;

const fan: Make = (telling) => {
  const { source, quota, language } = telling;
  const days = Array.from({ length: MONTHS }, (_, back) => monthsBefore(source.today, back)).reverse();
  const laws = days.map((day) => forecastDistribution(source.on(day), { ...optionsOf(telling, day), quota }));
  const chart = forecastFanChart(laws, { locale: { language } });
  return { ...chart, chart, tables: [], notes: [rebuilt(telling)] };
};

const bridge: Make = (telling) => {
  const { source, say, language } = telling;
  const day = monthsBefore(source.today, 1);
  const found = compareForecasts(
    weightedForecast(source.on(day), optionsOf(telling, day)),
    weightedForecast(source.deals, optionsOf(telling)),
  );
  const chart = bridgeChart(found, { locale: { language } });
  const meaning: { readonly [kind in (typeof found.steps)[number]['kind']]: string } = {
    new: say('Deals that were not there.', '此前不存在的商机。'),
    won: say('Deals won since: up to their full amount.', '其后赢单的商机：升至全额。'),
    lost: say('Deals lost or abandoned since.', '其后输单或放弃的商机。'),
    slipped: say('Deals whose date left the period.', '预计日期移出期间的商机。'),
    window: say('The two forecasts are of different periods.', '两次预测的期间不同。'),
    rerated: say('Deals with another probability.', '赢率改变的商机。'),
    reamounted: say('Deals with another amount.', '金额改变的商机。'),
    reopened: say('Deals opened again.', '重启的商机。'),
    currency: say('Other rates of exchange.', '汇率变动。'),
    removed: say('Deals that are gone from the file.', '文件中已消失的商机。'),
  };
  const names = new Map(found.steps.map(({ kind }, index) => [kind, chart.steps[index + 1]?.name ?? kind]));
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('step', '步骤'), say('amount', '金额')],
        rows: [
          [say('before', '上次'), grouped(found.before)],
          ...found.steps.map(({ kind, amount, deals }): readonly (string | Told)[] => [
            names.get(kind) ?? kind,
            { text: grouped(amount), definition: meaning[kind], method: found.method, ids: deals },
          ]),
          [say('after', '本次'), grouped(found.after)],
        ],
      },
    ],
    notes: [rebuilt(telling)],
  };
};

const concentration: Make = (telling) => {
  const { source, say, language } = telling;
  const found = forecastConcentration(source.deals, optionsOf(telling));
  const chart = concentrationChart(found, { locale: { language } });
  return {
    ...chart,
    chart,
    tables: [
      numbersTable(telling, found.method, [
        [
          say('effective deals', '有效商机数'),
          found.effectiveDeals?.toFixed(1) ?? '–',
          say(
            'As many equal deals would be as spread out: 1 / Σ share².',
            '同等分散程度所需的等额商机数：1 / Σ 占比²。',
          ),
        ],
        [
          say('largest share', '最大占比'),
          percent(found.largestShare),
          say('The largest open amount over all.', '最大在途金额占全部在途金额的比例。'),
        ],
        [
          say('variance of the top deal', '首位商机方差占比'),
          percent(found.topVarianceShare),
          say('The share of Σ amount² p (1 − p) that one deal carries.', '单个商机在 Σ 金额² p (1 − p) 中所占份额。'),
        ],
      ]),
    ],
    notes:
      found.warnings.length === 0
        ? []
        : [
            say(
              'Few deals carry the forecast: its average may never happen.',
              '预测集中于少数商机：平均值可能永不发生。',
            ),
          ],
  };
};

const overdue: Make = (telling) => {
  const { source, say } = telling;
  const open = source.deals.filter(({ status }) => status === 'open');
  const late = open.filter(({ closeOn }) => closeOn !== null && closeOn < source.today);
  const undated = open.filter(({ closeOn }) => closeOn === null);
  const count = (name: string, deals: readonly Deal[], definition: string): NamedNumber => [
    name,
    String(deals.length),
    definition,
    deals.map(({ id }) => id),
  ];
  return {
    title: say('Overdue and undated', '逾期与无日期'),
    definition: say('Open deals by their expected close date.', '按预计成交日期检查在途商机。'),
    tables: [
      numbersTable(telling, 'closeOn', [
        count(
          say('overdue', '逾期'),
          late,
          say(`Expected to close before ${source.today}, and open.`, `预计 ${source.today} 前成交，仍在途。`),
        ),
        count(say('undated', '无日期'), undated, say('Open without an expected close date.', '在途且无预计成交日期。')),
        count(say('all open', '全部在途'), open, say('Open deals.', '在途商机。')),
      ]),
    ],
  };
};

const QUANTILE = 0.9;

const stale: Make = (telling) => {
  const { source, say } = telling;
  const report = staleOpportunities(source.history, {
    after: { age: { quantile: QUANTILE } },
    asOf: optionsOf(telling).asOf,
  });
  const { opportunities, open } = report.total;
  const limit = opportunities[0]?.over[0]?.threshold;
  return {
    title: say('Stale deals', '停滞商机'),
    definition: say(
      'Open longer than nine in ten take to close (Kaplan-Meier over this file).',
      '在途时间超过十分之九商机的关闭时长（按本文件的 Kaplan-Meier 估计）。',
    ),
    tables: [
      numbersTable(telling, report.method, [
        [
          say('stale', '停滞'),
          say(`${opportunities.length} of ${open}`, `${open} 中 ${opportunities.length}`),
          say(`Open for more than ${limit?.toFixed(0) ?? '–'} days.`, `在途超过 ${limit?.toFixed(0) ?? '–'} 天。`),
          opportunities.map(({ id }) => id),
        ],
      ]),
    ],
    notes:
      limit === undefined
        ? [
            say(
              'Nobody is beyond the threshold, or fewer than nine in ten have closed.',
              '无商机超过阈值，或已关闭的不足十分之九。',
            ),
          ]
        : [],
  };
};

const rebuilt = ({ say }: Telling) =>
  say(
    'An export holds no history: earlier days are rebuilt from its dates. Deals closed since count at the measured win rate, losses without an amount at the median amount of the wins.',
    '导出文件不含历史：先前日期由文件中的日期重建。其后关闭的商机按实际赢单率计，无金额的输单按赢单金额的中位数计。',
  );
