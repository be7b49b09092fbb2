import { describe, expect, test } from 'vitest';
import {
  bridgeChart,
  concentrationChart,
  forecastCategoriesChart,
  forecastChart,
  forecastFanChart,
} from '../../../src/charts/index.js';
import {
  compareForecasts,
  forecastCategories,
  forecastConcentration,
  forecastDistribution,
  type Law,
  pipelineCoverage,
  quotaAttainment,
  weightedForecast,
} from '../../../src/forecast/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const QUARTER = { closing: { from: '2026-04-01', to: '2026-07-01' } } as const;
/** In Shanghai it is the eleventh. */
const options = { asOf: '2026-03-10T23:30:00Z', currency: 'CNY', calendar: 'Asia/Shanghai', ...QUARTER } as const;
const CNY = (amount: string) => ({ amount, currency: 'CNY' });
const deals = [dealOf({ id: 'a', closeOn: '2026-05-01' }), dealOf({ id: 'b', closeOn: '2026-06-30' })];
const law = forecastDistribution(deals, { ...options, quota: CNY('100') });
const scope = { zone: 'Asia/Shanghai', ...QUARTER };
const chinese = { locale: zhCN };

describe('a report on a forecast says what it is of', () => {
  const categories = forecastCategories(deals, { ...options, categories: [{ id: 'closed' }, { id: 'commit' }] });
  const concentration = forecastConcentration(deals, options);

  test('its period and the zone of its dates', () => {
    const coverage = pipelineCoverage(deals, { ...options, quota: CNY('100') });
    const attainment = quotaAttainment(deals, { ...options, quotas: [{ owner: 'li', quota: CNY('100') }] });
    for (const report of [law, categories, concentration, coverage, attainment]) expect(report).toMatchObject(scope);
    const { closing, ...whole } = options;
    expect(forecastDistribution(deals, whole)).toMatchObject({ closing: null, zone: 'Asia/Shanghai' });
    expect(closing).toEqual(QUARTER.closing);
  });

  test('and its chart says so, in both languages, on the day that it was there', () => {
    const charts = [forecastChart(law), concentrationChart(concentration), forecastCategoriesChart(categories)];
    for (const { subtitle } of charts)
      expect(subtitle).toMatch(/^closing 2026-04-01 – 2026-06-30 · as of 2026-03-11 · n = 2/);
    expect(forecastChart(law, chinese).subtitle).toBe('2026-04-01 至 2026-06-30 成交 · 截至 2026-03-11 · n = 2');
    // A zone that nobody knows, and a report that says of none.
    expect(forecastChart({ ...law, zone: 'Mars/Olympus' }).subtitle).toContain('as of 2026-03-10');
    const { zone: _zone, closing: _closing, ...older } = law;
    expect(forecastChart(older as Law).subtitle).toBe('as of 2026-03-10 · n = 2');
  });

  test('a fan says the period where all are of one, and all warnings', () => {
    const other = forecastDistribution(deals, { ...options, asOf: '2026-03-31T16:00:00Z' });
    const { subtitle, series, warnings } = forecastFanChart([law, other]);
    expect(subtitle).toMatch(/^closing 2026-04-01 – 2026-06-30 · as of 2026-04-01/);
    expect(series[0]?.points.map(({ x }) => x)).toEqual(['2026-03-11', '2026-04-01']);
    expect(warnings).toEqual(law.warnings);
    expect(forecastFanChart([law, { ...other, closing: null }]).subtitle).toMatch(/^as of 2026-04-01/);
    const warned = { ...law, warnings: forecastDistribution([dealOf({ closedOn: 'x' }), ...deals], options).warnings };
    expect(forecastFanChart([warned, { ...other, warnings: [] }]).warnings).toEqual(warned.warnings);
  });

  test('a bridge says what each of the two is of, and its chart the period where it is one', () => {
    const [before, after] = ['2026-03-10T23:30:00Z', '2026-03-31T16:00:00Z'].map((asOf) =>
      weightedForecast(deals, { ...options, asOf }),
    );
    if (before === undefined || after === undefined) throw new Error('two');
    const bridge = compareForecasts(before, after);
    expect(bridge.scope).toEqual({ before: scope, after: scope });
    expect(bridgeChart(bridge).subtitle).toMatch(
      /^closing 2026-04-01 – 2026-06-30 · as of 2026-04-01 · 2026-03-11 → 2026-04-01/,
    );
    const moved = compareForecasts(before, { ...after, closing: { from: '2026-07-01', to: '2026-10-01' } });
    expect(bridgeChart(moved).subtitle).toMatch(/^as of 2026-04-01/);
    expect(thrown(() => compareForecasts({ ...before, zone: 8 } as never, after))).toEqual(['wrong_type before.zone']);
  });
});

describe('what is drawn is held to be what it is', () => {
  test.each([
    [{ quota: { probability: 0.5 } }, 'missing_property law.quota.amount'],
    [{ quota: { amount: CNY('100'), probability: Number.NaN } }, 'out_of_range law.quota.probability'],
    [{ quota: { amount: CNY('much'), probability: 0.5 } }, 'invalid_amount law.quota.amount.amount'],
    [{ quantiles: { ...law.quantiles, q50: { amount: 7 } } }, 'invalid_amount law.quantiles.q50.amount'],
    [{ points: [{ amount: CNY('1') }] }, 'missing_property law.points.0.atMost'],
    [{ points: [null] }, 'wrong_type law.points.0'],
  ])('%j', (damage, issue) => {
    expect(thrown(() => forecastChart({ ...law, ...damage } as never))).toEqual([issue]);
    expect(thrown(() => forecastFanChart([{ ...law, ...damage } as never]))).toEqual([
      issue.replace(' law', ' laws.0'),
    ]);
  });

  test('steps of a bridge', () => {
    const steps = [{ kind: 'new', amount: {}, deals: [] }];
    const bridge = { method: 'bridge', asOf: { before: 'x', after: 'y' }, before: CNY('1'), after: CNY('1'), steps };
    expect(thrown(() => bridgeChart(bridge as never))).toEqual(['invalid_amount bridge.steps.0.amount.amount']);
  });

  test('a small step beside large totals is no 0', () => {
    const forecast = (amount: string, asOf: string) =>
      weightedForecast(
        [
          dealOf({ id: 'a', amount: CNY('4000000'), closeOn: '2026-05-01' }),
          ...(amount === '' ? [] : [dealOf({ id: 'n', amount: CNY(amount), closeOn: '2026-05-01' })]),
        ],
        { ...options, asOf },
      );
    const { steps } = bridgeChart(
      compareForecasts(forecast('', '2026-03-01T00:00:00Z'), forecast('1400', '2026-03-02T00:00:00Z')),
    );
    expect(steps.map(({ label }) => label)).toEqual(['2', '+0.0007', '2']);
  });
});
