import { describe, expect, it } from 'vitest';
import { compareForecasts, type Forecast, weightedForecast } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const JULY = { asOf: '2026-07-01T00:00:00Z', currency: 'CNY' } as const;
const AUGUST = { ...JULY, asOf: '2026-08-01T00:00:00Z' } as const;
const QUARTER = { closing: { from: '2026-07-01', to: '2026-10-01' } } as const;

const at = (value: number) => ({ value, source: 'stage' }) as const;
const stored = weightedForecast([dealOf({ id: 'a' }), dealOf({ id: 'b', status: 'lost' })], JULY);
const later = weightedForecast([dealOf({ id: 'a', probability: at(0.7) })], AUGUST);

/** A forecast of which something was changed after it was stored, as the one before. */
const refused = (damage: (forecast: Forecast) => object) =>
  thrown(() => compareForecasts(damage(structuredClone(stored)) as Forecast, later));
const firstDeal = (forecast: Forecast, over: object) => ({
  ...forecast,
  deals: [{ ...forecast.deals[0], ...over }, ...forecast.deals.slice(1)],
});

describe('a forecast that was stored', () => {
  it('is refused where its deals do not come to its total: its steps would not add up', () => {
    const total = (amount: string) => (forecast: Forecast) => ({
      ...forecast,
      total: { ...forecast.total, weighted: { amount, currency: 'CNY' } },
    });
    expect(refused(total('77.00'))).toEqual(['total_differs before.total.weighted']);
    expect(refused((forecast) => ({ ...forecast, deals: [] }))).toEqual(['total_differs before.total.weighted']);
    expect(refused((forecast) => firstDeal(forecast, { probability: null }))).toEqual([
      'total_differs before.total.weighted',
    ]);
    // The same row twice, of which one would count.
    expect(
      refused((forecast) => ({ ...total('100.00')(forecast), deals: [...forecast.deals, ...forecast.deals] })),
    ).toEqual(['total_differs before.total.weighted']);
    expect(thrown(() => compareForecasts(stored, { ...later, deals: [] }))).toEqual([
      'total_differs after.total.weighted',
    ]);
    // Rows that count nothing need not be kept.
    expect(compareForecasts({ ...stored, deals: stored.deals.slice(0, 1) }, later).steps).toMatchObject([
      { kind: 'rerated', amount: { amount: '20.00' } },
    ]);
  });

  it('is told in both languages', () => {
    let texts: readonly string[] = [];
    try {
      compareForecasts({ ...stored, deals: [] }, later);
    } catch (error) {
      const { issues } = error as { issues: readonly Parameters<typeof formatIssue>[0][] };
      texts = issues.flatMap((issue) => [formatIssue(issue), formatIssue(issue, zhCN)]);
    }
    expect(texts).toEqual([
      'The deals of this forecast come to 0.00 CNY, where its total says 50.00 CNY.',
      '此预测的各商机合计为0.00 CNY，而其总额为50.00 CNY。',
    ]);
  });

  it('is refused where a part of it is none', () => {
    expect(refused((forecast) => ({ ...forecast, asOf: 'x' }))).toEqual(['unreadable_instant before.asOf']);
    expect(refused((forecast) => firstDeal(forecast, { rate: 'abc' }))).toEqual(['invalid_rate before.deals.0.rate']);
    expect(refused((forecast) => firstDeal(forecast, { rate: '0' }))).toEqual(['invalid_rate before.deals.0.rate']);
    expect(refused((forecast) => firstDeal(forecast, { probability: { value: 7 } }))).toEqual([
      'invalid_probability before.deals.0.probability',
    ]);
    expect(refused((forecast) => firstDeal(forecast, { probability: { value: 0.5, exact: 'x' } }))).toEqual([
      'invalid_probability before.deals.0.probability',
    ]);
    expect(refused((forecast) => ({ ...forecast, total: { weighted: { amount: '50.00', currency: 'USD' } } }))).toEqual(
      ['wrong_currency before.total.weighted'],
    );
  });
});

describe('a win by its date outside of the window', () => {
  const steps = (...[before, after]: readonly [object, object]) =>
    compareForecasts(
      weightedForecast([dealOf({ closeOn: '2026-09-01', ...before })], { ...JULY, ...QUARTER }),
      weightedForecast([dealOf({ closeOn: '2026-09-01', ...after })], { ...AUGUST, ...QUARTER }),
    ).steps.map(({ kind, amount }) => `${kind} ${amount.amount}`);

  it('left the window: no win lowers a forecast', () => {
    expect(steps({}, { status: 'won', closedOn: '2026-06-15' })).toEqual(['slipped -50.00']);
    expect(steps({}, { status: 'won', closedOn: '2026-10-15' })).toEqual(['slipped -50.00']);
    expect(steps({}, { status: 'won', closedOn: null })).toEqual(['slipped -50.00']);
  });
  it('within it is a win, wherever it was expected', () => {
    expect(steps({}, { status: 'won', closedOn: '2026-07-15' })).toEqual(['won 50.00']);
    expect(steps({ closeOn: '2026-11-01' }, { status: 'won', closedOn: '2026-07-15' })).toEqual(['won 100.00']);
    expect(steps({ status: 'won', closedOn: '2026-07-15' }, { status: 'lost', closedOn: '2026-06-15' })).toEqual([
      'lost -100.00',
    ]);
  });
});
