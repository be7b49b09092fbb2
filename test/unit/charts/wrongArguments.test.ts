import { StagewrightError } from 'stagewright';
import * as charts from 'stagewright/charts';
import * as conversion from 'stagewright/conversion';
import * as forecast from 'stagewright/forecast';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const rows = [
  { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '100' },
  { id: 'a', at: '2026-02-20T00:00:00Z', to: 'won', amount: '100' },
  { id: 'b', at: '2026-02-05T00:00:00Z', to: 'lead', amount: '70' },
];
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
const { history } = conversion.historyFromRows(rows, { path, columns, currency: 'EUR' });
const asOf = '2026-03-01T00:00:00Z';
const during = { from: '2026-02-01', to: '2026-03-01' };
const deals = [dealOf({ id: 'a' }), dealOf({ id: 'b' })];
const weighted = forecast.weightedForecast(deals, FORECAST_OPTIONS);
const law = forecast.forecastDistribution(deals, FORECAST_OPTIONS);
const cohorts = conversion.cohortConversion(history, {
  ...{ stage: 'lead', population: { enteredDuring: during }, until: { followUpDays: 3 }, asOf },
});

/** Every chart function, with a report that it draws, and options of its own. */
const CHARTS: { readonly [name: string]: readonly [report: unknown, own?: object] } = {
  bridgeChart: [forecast.compareForecasts(weighted, weighted)],
  cohortTableChart: [cohorts],
  concentrationChart: [forecast.forecastConcentration(deals, FORECAST_OPTIONS)],
  forecastCategoriesChart: [
    forecast.forecastCategories(deals, { ...FORECAST_OPTIONS, categories: [{ id: 'closed' }] }),
  ],
  forecastChart: [law],
  forecastFanChart: [[law]],
  funnelChart: [conversion.funnelConversion(history, { asOf })],
  incidenceChart: [conversion.cumulativeIncidence(history, { asOf }), { show: 'open' }],
  pipelineMovementChart: [conversion.pipelineMovement(history, { during, asOf }), { currency: 'EUR' }],
  reliabilityChart: [forecast.calibration([0.2, 0.8], [false, true])],
  stageAgeingChart: [conversion.stageAgeing(history, { asOf })],
  stageDistributionChart: [conversion.stageDistribution(history, { asOf }), { by: 'amount' }],
  stageFlowChart: [conversion.stageFlow(history, { asOf })],
  stageWinRatesChart: [conversion.stageWinRates(history, { asOf })],
  timeInStageChart: [conversion.timeInStage(history, { asOf })],
  winRateChart: [conversion.winRate(history, { basis: { closedDuring: during }, asOf })],
};

type Made = (report: unknown, options?: unknown) => charts.Chart;
const made = charts as unknown as { readonly [name: string]: Made };
const draw = (name: string, report: unknown, options?: unknown) => (made[name] as Made)(report, options);

/** What a call refuses, as code and path; anything else that is thrown is thrown on. */
function refused(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues.map((issue) => `${issue.code} ${issue.path}`);
    throw error;
  }
  return [];
}

const revoked = Proxy.revocable({}, {});
revoked.revoke();
/** What no compiler would let through, and what is half a report. */
const WRONG: readonly unknown[] = [
  ...[undefined, null, 1, Number.NaN, 1n, 'x', true, Symbol('s'), () => 1, new Map(), {}, Object.create(null)],
  ...[[null], [{}], [[]], [{ name: 'x', report: null }], [{ name: 'x', report: {} }], revoked.proxy],
  ...Object.values(CHARTS).map(([report]) => ({ method: (report as { method?: string }).method })),
  ...Object.values(CHARTS).map(([report]) => ({ ...(report as object), total: null, steps: null, points: [null] })),
];

test('every function of the entry is in the table', () => {
  const names = Object.keys(charts).filter((name) => name !== 'toECharts' && name !== 'toVegaLite');
  expect(names.sort()).toEqual(Object.keys(CHARTS).sort());
});

describe.each(Object.entries(CHARTS))('%s', (name, [report, own = {}]) => {
  test('draws its own report', () => {
    expect(refused(() => draw(name, report, { ...own, locale: zhCN, names: { lead: 'Lead' } }))).toEqual([]);
    expect(draw(name, JSON.parse(JSON.stringify(report)), own)).toEqual(draw(name, report, own));
  });

  test('refuses every other report, and says which one it draws', () => {
    for (const [other, [wrong]] of Object.entries(CHARTS)) {
      if (other === name) continue;
      const found = refused(() => draw(name, wrong));
      expect(found.length, other).toBeGreaterThan(0);
      for (const one of found) expect(one, other).toMatch(/^(unknown_choice|missing_property|wrong_type) /);
    }
  });

  test('refuses what is no report with issues, never a TypeError', () => {
    for (const wrong of WRONG) refused(() => draw(name, wrong));
    for (const wrong of [null, {}, 'x', [null], { method: 'x' }])
      expect(refused(() => draw(name, wrong)).length).toBeGreaterThan(0);
  });

  test('refuses options that it has not, and a locale by its name', () => {
    for (const option of [...Object.keys(own), 'locale', 'names'])
      expect(refused(() => draw(name, report, { [`${option}x`]: 1 }))).toEqual([`unknown_property ${option}x`]);
    for (const option of Object.keys(own))
      expect(refused(() => draw(name, report, { [option]: option === 'currency' ? 1 : 'opne' }))).toEqual([
        `${option === 'currency' ? 'wrong_type' : 'unknown_choice'} ${option}`,
      ]);
    expect(refused(() => draw(name, report, { locale: 'zh-CN' }))).toEqual(['wrong_type locale']);
    expect(refused(() => draw(name, report, { locale: {} }))).toEqual(['wrong_type locale.language']);
    expect(refused(() => draw(name, report, { names: ['x'] }))).toEqual(['wrong_type names']);
    for (const wrong of [null, 'zh', 1, []])
      expect(refused(() => draw(name, report, wrong))).toEqual(['wrong_type options']);
  });
});

describe.each([
  ['toECharts', charts.toECharts],
  ['toVegaLite', charts.toVegaLite],
] as const)('%s', (_, render) => {
  test('renders every form', () => {
    const drawn = Object.entries(CHARTS).map(([chart, [report, own]]) => draw(chart, report, own));
    expect(new Set(drawn.map(({ form }) => form)).size).toBe(6);
    for (const chart of drawn) expect(refused(() => render(chart))).toEqual([]);
  });

  test('refuses what is no chart, each part that is missing, and a form that there is none of', () => {
    for (const wrong of [...WRONG, ...Object.values(CHARTS).map(([report]) => report)])
      expect(refused(() => render(wrong as charts.Chart)).length).toBeGreaterThan(0);
    for (const [chart, [report, own]] of Object.entries(CHARTS)) {
      const drawn = draw(chart, report, own);
      expect(refused(() => render({ ...drawn, form: 'pie' } as never))).toEqual(['unknown_choice chart.form']);
      for (const part of Object.keys(drawn)) {
        const found = refused(() => render({ ...drawn, [part]: undefined }));
        expect(found.every((one) => one === `missing_property chart.${part}`)).toBe(true);
      }
    }
  });
});
