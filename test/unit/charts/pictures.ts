import {
  bridgeChart,
  type Chart,
  cohortTableChart,
  concentrationChart,
  forecastCategoriesChart,
  forecastChart,
  forecastFanChart,
  funnelChart,
  incidenceChart,
  pipelineMovementChart,
  reliabilityChart,
  stageAgeingChart,
  stageDistributionChart,
  stageFlowChart,
  stageWinRatesChart,
  timeInStageChart,
  winRateChart,
} from 'stagewright/charts';
import {
  cohortConversion,
  cumulativeIncidence,
  funnelConversion,
  historyFromRows,
  pipelineMovement,
  stageAgeing,
  stageDistribution,
  stageFlow,
  stageWinRates,
  timeInStage,
  winRate,
} from 'stagewright/conversion';
import {
  calibration,
  compareForecasts,
  type DealInput,
  forecastCategories,
  forecastConcentration,
  forecastDistribution,
  weightedForecast,
} from 'stagewright/forecast';
import { zhCN } from 'stagewright/locales/zh-CN';

/** A made-up pipeline whose stages, rollbacks and amounts follow from small arithmetic. */
export type Pipeline = {
  readonly stages: number;
  readonly opportunities: number;
  readonly groups: number;
  /** Stages, outcomes and groups with names that no line holds. */
  readonly long?: true;
};

const ASKED = '2026-07-01T00:00:00Z';
const DAY = 86_400_000;

/** Every kind of chart of one pipeline, by name. */
export function chartsOf(
  { stages: count, opportunities, groups, long }: Pipeline,
  chinese = false,
): Record<string, Chart> {
  const stages = Array.from({ length: count }, (_, index) =>
    index === 2 ? 'negotiation of terms with purchasing and legal' : `stage-${index + 1}`,
  );
  const path = { stages, won: ['won'], lost: ['lost'], abandoned: ['dropped'], parked: [] };
  const nameOf = (id: string, number: number) => {
    if (long) return chinese ? `${LONG_NAME_IN_CHINESE}（第${number}项）` : `${LONG_NAME}, part ${number}`;
    return chinese ? (OUTCOMES[id] ?? NAMES[number - 1] ?? `第${number}阶段`) : id;
  };
  const named = [...stages, 'won', 'lost', 'dropped', ...(long ? ['group 0', 'group 1', 'closed', 'D-4'] : [])];
  const names = Object.fromEntries(named.map((id, index) => [id, nameOf(id, index + 1)]));
  const rows = Array.from({ length: opportunities }, (_, number) => walk(number, stages)).flat();
  const owners = Array.from({ length: opportunities }, (_, number) => ({
    id: `D-${number}`,
    owner: `group ${number % groups}`,
  }));
  const { history } = historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
    currency: 'CNY',
    opportunities: { rows: owners, id: 'id', attributes: ['owner'] },
  });
  const options = { ...(chinese ? { locale: zhCN } : {}), names };
  const cohort = (from: string, to: string) => ({
    name: from.slice(0, 7),
    report: cohortConversion(history, {
      stage: 'stage-1',
      population: { enteredDuring: { from, to } },
      until: { followUpDays: 40 },
      asOf: ASKED,
    }),
  });
  const now = deals(opportunities, 0);
  const forecast = { currency: 'CNY', asOf: ASKED } as const;
  const law = (asOf: string, shift: number) =>
    forecastDistribution(deals(opportunities, shift), {
      ...forecast,
      asOf,
      quota: { amount: '50000000', currency: 'CNY' },
    });
  return {
    distribution: stageDistributionChart(stageDistribution(history, { asOf: ASKED }), options),
    amounts: stageDistributionChart(stageDistribution(history, { asOf: ASKED }), { ...options, by: 'amount' }),
    funnel: funnelChart(funnelConversion(history, { asOf: ASKED }), options),
    cohorts: cohortTableChart(
      [cohort('2026-01-01', '2026-02-01'), cohort('2026-02-01', '2026-03-01'), cohort('2026-03-01', '2026-04-01')],
      options,
    ),
    flow: stageFlowChart(stageFlow(history, { asOf: ASKED }), options),
    winRate: winRateChart(
      winRate(history, {
        basis: { closedDuring: { from: '2026-01-01', to: '2026-07-01' } },
        groupBy: ['owner'],
        asOf: ASKED,
      }),
      options,
    ),
    stageWinRates: stageWinRatesChart(stageWinRates(history, { asOf: ASKED }), options),
    timeInStage: timeInStageChart(timeInStage(history, { asOf: ASKED }), options),
    incidence: incidenceChart(cumulativeIncidence(history, { asOf: ASKED }), options),
    open: incidenceChart(cumulativeIncidence(history, { asOf: ASKED }), { ...options, show: 'open' }),
    ageing: stageAgeingChart(stageAgeing(history, { asOf: ASKED }), options),
    movement: pipelineMovementChart(
      pipelineMovement(history, { during: { from: '2026-02-01', to: '2026-04-01' }, asOf: ASKED }),
      options,
    ),
    law: forecastChart(law(ASKED, 0), options),
    fan: forecastFanChart([law('2026-05-01T00:00:00Z', 2), law('2026-06-01T00:00:00Z', 1), law(ASKED, 0)], options),
    bridge: bridgeChart(
      compareForecasts(
        weightedForecast(deals(opportunities, 1), { ...forecast, asOf: '2026-06-01T00:00:00Z' }),
        weightedForecast(now, forecast),
      ),
      options,
    ),
    concentration: concentrationChart(forecastConcentration(now, forecast), options),
    reliability: reliabilityChart(calibrationOf(opportunities), options),
    categories: forecastCategoriesChart(
      forecastCategories(now, {
        ...forecast,
        categories: [{ id: 'closed' }, { id: 'commit', stages: ['stage-3'] }, { id: 'best case', stages: ['stage-2'] }],
      }),
      options,
    ),
  };
}

const NAMES = ['线索确认', '需求分析与方案沟通', '与采购及法务部门的条款谈判', '投标', '签约'];
const OUTCOMES: { readonly [id: string]: string } = { won: '赢单', lost: '输单', dropped: '放弃' };
const LONG_NAME = 'Clarification of the requirements with every department concerned and its suppliers';
const LONG_NAME_IN_CHINESE = '与采购、法务及财务等相关部门就合同条款与交付范围进行多轮谈判并取得书面确认';

type Row = { readonly id: string; readonly at: number; readonly to: string; readonly amount: string };

function walk(number: number, stages: readonly string[]): readonly Row[] {
  const reach = 1 + ((number * 7) % stages.length);
  const start = Date.UTC(2026, 0, 2) + number * 0.6 * DAY;
  const places = stages.slice(0, reach);
  if (number % 6 === 5) places.splice(1, 0, ...stages.slice(2, 3));
  const end =
    reach === stages.length && number % 3 > 0 ? 'won' : number % 5 === 0 ? 'dropped' : number % 2 === 0 ? 'lost' : null;
  return [...places, ...(end === null ? [] : [end])].map((to, step) => ({
    id: `D-${number}`,
    at: start + step * (4 + (number % 9)) * DAY,
    to,
    amount: String(50_000 + ((number * 7919) % 900) * 1000),
  }));
}

/** `shift` months earlier some deals were not there, others rated or priced otherwise. */
function deals(count: number, shift: number): readonly DealInput[] {
  return Array.from({ length: count }, (_, number): DealInput => {
    const status = number % 7 === 0 && shift === 0 ? 'won' : number % 11 === 3 && shift === 0 ? 'lost' : 'open';
    const amount = String(
      (number === 4 ? 9_000_000 : 60_000 + ((number * 104_729) % 700) * 1_000) *
        (number % 13 === 1 && shift > 0 ? 2 : 1),
    );
    return {
      id: `D-${number}`,
      amount: { amount, currency: 'CNY' },
      stage: `stage-${1 + (number % 4)}`,
      status,
      probability: { value: (1 + ((number + (number % 17 === 2 ? shift : 0)) % 8)) / 10, source: 'stage' },
      closeOn: '2026-09-30',
      owner: null,
    };
  }).filter((_, number) => number < count - shift * 5);
}

/** Of so many statements of a tenth, two tenths and so on, every third less often won than they say. */
function calibrationOf(statements: number) {
  const stated = Array.from({ length: statements }, (_, index) => ((index % 9) + 1) / 10);
  return calibration(
    stated,
    stated.map((p, index) => (index * 7919) % 100 < 100 * p - (index % 3) * 10),
  );
}
