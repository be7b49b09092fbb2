import { describe, expect, it } from 'vitest';
import { historyFromRows } from '../../../src/conversion/index.js';
import {
  contributions,
  type DealInput,
  type ForecastOptions,
  forecastCategories,
  forecastConcentration,
  forecastDistribution,
  pipelineCoverage,
  projectClosings,
  quotaAttainment,
  rankByExpectedValue,
  splitDeals,
  weightedForecast,
  whatIf,
  winCountDistribution,
} from '../../../src/forecast/index.js';
import type { Issue } from '../../../src/issues/index.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

type Told = { readonly warnings: readonly Issue[]; readonly excluded: { readonly [why: string]: number } };

const quota = { amount: '1000', currency: 'CNY' };

/** Every public function that weighs deals by their probability. */
const functions: { readonly [name: string]: (deals: readonly DealInput[], options: ForecastOptions) => Told } = {
  weightedForecast,
  forecastDistribution,
  forecastConcentration,
  winCountDistribution,
  contributions,
  rankByExpectedValue,
  'whatIf (before)': (deals, options) => whatIf(deals, [], options).before,
  'whatIf (after)': (deals, options) => whatIf(deals, [], options).after,
  forecastCategories: (deals, options) => forecastCategories(deals, { ...options, categories: [{ id: 'closed' }] }),
  pipelineCoverage: (deals, options) => pipelineCoverage(deals, { ...options, quota }),
  quotaAttainment: (deals, options) => quotaAttainment(deals, { ...options, quotas: [{ owner: 'li', quota }] }),
  // Rows are handed on: whoever weighs them tells.
  'splitDeals, weighed': (deals, options) =>
    weightedForecast(splitDeals(deals, [{ dealId: 'good', owner: 'wu', share: '30%', type: 'share' }]).deals, options),
};

const stage = (value: unknown) => ({ probability: { value, source: 'stage' } });
const amount = (given: unknown) => ({ amount: given });

const bad: readonly (readonly [what: string, change: object, issue: string, excluded: object])[] = [
  ['a probability above 1', stage(1.2), 'error invalid_probability', { invalid: 1 }],
  ['a probability below 0', stage('-1%'), 'error invalid_probability', { invalid: 1 }],
  ['a probability that is no number', stage(Number.NaN), 'error invalid_probability', { invalid: 1 }],
  ['a ratio by 0', stage({ numerator: 1, denominator: 0 }), 'error invalid_probability', { invalid: 1 }],
  ['a probability that is no record', { probability: 0.5 }, 'error invalid_probability', { invalid: 1 }],
  ['a list with no probability in it', { probability: [null] }, 'error invalid_probability', { invalid: 1 }],
  [
    'a probability that runs out on no date',
    { probability: { value: 0.5, source: 'manual', expiresOn: 5 } },
    'error invalid_probability',
    { invalid: 1 },
  ],
  ['an unsafe integer', amount({ minor: 2 ** 53, currency: 'CNY' }), 'error unsafe_integer', { invalid: 1 }],
  ['an unsafe number', amount({ amount: 2 ** 60, currency: 'CNY' }), 'error unsafe_integer', { invalid: 1 }],
  ['an unknown currency', amount({ amount: '1', currency: 'yuan' }), 'error unknown_currency', { invalid: 1 }],
  ['an amount that is none', amount({ amount: '1,000', currency: 'CNY' }), 'error invalid_amount', { invalid: 1 }],
  [
    'another currency without rates',
    amount({ amount: '1', currency: 'USD' }),
    'error mixed_currencies',
    { unconverted: 1 },
  ],
  ['a won deal at a half', { status: 'won', ...stage(0.5) }, 'warning contradictory_outcome', {}],
  ['a lost deal at a half', { status: 'lost', ...stage(0.5) }, 'warning contradictory_outcome', { lost: 1 }],
  ['a status that is none', { status: 'maybe' }, 'error invalid_deal', { invalid: 1 }],
  ['a stage that is no text', { stage: 5 }, 'error invalid_deal', { invalid: 1 }],
  ['an owner that is no text', { owner: {} }, 'error invalid_deal', { invalid: 1 }],
];

const throwing = () => {
  throw new TypeError('a reader of the host');
};
const without = (property: string, of: object) =>
  Object.defineProperty({ ...of }, property, { get: throwing, enumerable: true });
const unread = (property: string) => [property, () => without(property, dealOf({ id: 'd' }))] as const;
/** Rows of a host that cannot be read: a property by whose reader it throws, or one inside, or all. */
const unreadable: readonly (readonly [what: string, row: () => unknown])[] = [
  ...['id', 'status', 'stage', 'owner', 'amount', 'probability', 'closeOn'].map(unread),
  ...['opportunityId', 'series', 'category', 'amountSource', 'closedOn'].map(unread),
  ['amount.currency', () => dealOf({ amount: without('currency', { amount: '1' }) as never })],
  ['amount.minor', () => dealOf({ amount: without('minor', { currency: 'CNY' }) as never })],
  ['probability.value', () => dealOf({ probability: without('value', { source: 'stage' }) as never })],
  [
    'probability.expiresOn',
    () => dealOf({ probability: without('expiresOn', { value: 0.5, source: 'stage' }) as never }),
  ],
  ['closeOn.day', () => dealOf({ closeOn: without('day', { year: 2026, month: 12 }) as never })],
  ['all of it', () => new Proxy(dealOf(), { get: throwing, has: throwing, ownKeys: throwing })],
  [
    'a proxy that was revoked',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
];

/** The curves have the probabilities: those of the deals are not asked, and all else that is wrong is told. */
describe('projectClosings tells of', () => {
  const path = { stages: ['offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
  const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
  const rows = ['good', 'd', 'won'].map((id) => ({ id, to: 'offer', at: '2026-11-01T00:00:00Z' }));
  const { history } = historyFromRows([...rows, { id: 'won', to: 'won', at: '2026-11-30T00:00:00Z' }], {
    path,
    currency: 'CNY',
    columns,
  });
  it.each(bad.filter(([, change]) => !('probability' in change)))('%s', (_, change, issue, excluded) => {
    const deals = [dealOf({ id: 'good' }), { ...dealOf(), ...change }] as DealInput[];
    const found = projectClosings(deals, history, { ...FORECAST_OPTIONS, every: 'month' });
    expect([found.warnings.map(({ code, severity }) => `${severity} ${code}`), found.excluded]).toEqual([
      [issue],
      excluded,
    ]);
  });

  it.each(unreadable.filter(([what]) => !what.startsWith('probability')))(
    'a row that throws where it is looked at: %s',
    (_, row) => {
      const deals = [dealOf({ id: 'good' }), row()] as DealInput[];
      const { warnings, excluded } = projectClosings(deals, history, { ...FORECAST_OPTIONS, every: 'month' });
      expect([warnings.map(({ code }) => code), excluded]).toEqual([['invalid_deal'], { invalid: 1 }]);
    },
  );

  it.each(bad.filter(([, change]) => 'probability' in change && !('status' in change)))('no more: %s', (_, change) => {
    const deals = [dealOf({ id: 'good' }), { ...dealOf(), ...change }] as DealInput[];
    expect(projectClosings(deals, history, { ...FORECAST_OPTIONS, every: 'month' })).toMatchObject({
      warnings: [],
      excluded: {},
      n: 2,
    });
  });
});

describe.each(Object.entries(functions))('%s tells of', (_, tell) => {
  const told = (deals: readonly unknown[], more: Partial<ForecastOptions> = {}) => {
    const { warnings, excluded } = tell(deals as DealInput[], { ...FORECAST_OPTIONS, ...more });
    const known = warnings.filter(({ code }) => code !== 'concentrated_forecast' && code !== 'quantile_on_plateau');
    return [known.map(({ code, severity }) => `${severity} ${code}`), excluded];
  };

  it.each(bad)('%s', (_, change, issue, excluded) => {
    expect(told([dealOf({ id: 'good' }), { ...dealOf(), ...change }])).toEqual([[issue], excluded]);
  });

  it.each(unreadable)('a row that throws where it is looked at: %s', (_, row) => {
    expect(told([dealOf({ id: 'good' }), row()])).toEqual([['error invalid_deal'], { invalid: 1 }]);
  });

  it('a rate that is missing on the day, or too old', () => {
    const rates = [{ currency: 'USD', on: '2026-11-01', rate: '7.1' }];
    const deals = [dealOf({ id: 'good' }), dealOf({ amount: { amount: '1', currency: 'USD' } })];
    expect(told(deals, { rates })).toEqual([['error outdated_rate'], { unconverted: 1 }]);
    const later = [{ currency: 'USD', on: '2026-11-16', rate: '7.1' }];
    expect(told(deals, { rates: later })).toEqual([['error missing_rate'], { unconverted: 1 }]);
    expect(told(deals, { rates, maxRateAgeDays: 30 })).toEqual([[], {}]);
  });

  it('rows of one opportunity that contradict each other', () => {
    const lines = [0.3, 0.4].map((value, line) =>
      dealOf({ id: `l${line}`, opportunityId: 'o', probability: { value, source: 'stage' } }),
    );
    expect(told(lines)).toEqual([['error contradictory_probability'], { contradictory: 2 }]);
  });
});
