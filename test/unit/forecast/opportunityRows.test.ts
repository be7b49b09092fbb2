import { describe, expect, test } from 'vitest';
import {
  type DealInput,
  forecastCategories,
  forecastDistribution,
  projectClosings,
  splitDeals,
  weightedForecast,
} from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS as options } from '../../support/dealOf.js';
import { stagesHistory } from '../../support/stagesHistory.js';

const money = (amount: string) => ({ amount, currency: 'CNY' });
const row = (id: string, amount: string, value: number, more: Partial<DealInput> = {}) =>
  dealOf({ id, amount: money(amount), probability: { value, source: 'stage' }, ...more });

describe('a blank column says nothing', () => {
  const blanks = ['', ' ', null];

  test.each(blanks)('rows whose opportunity is %j are opportunities of their own', (blank) => {
    const rows = [row('a', '100', 0.5), row('b', '50', 0.3)].map((one) => ({
      ...one,
      opportunityId: blank as string,
    }));
    const found = weightedForecast(rows, options);
    expect([found.n, found.total.open.amount, found.warnings]).toEqual([2, '65.00', []]);
    expect(found.deals.every((deal) => !('opportunityId' in deal))).toBe(true);
    expect(forecastDistribution(rows, options).quantiles.q50.amount).toBe('50.00');
    const parts = splitDeals(rows, [{ dealId: 'a', owner: 'xu', share: 1, type: 'share' }]).deals;
    expect(weightedForecast(parts, options).n).toBe(2);
    const won = rows.map((one) => ({ ...one, status: 'won' as const, probability: null }));
    const history = stagesHistory({});
    expect(projectClosings(won, history, { ...options, every: 'month' }).excluded).toEqual({ closed: 2 });
  });

  test.each(blanks)('an owner, a series, a category, a source that is %j is none', (blank) => {
    const text = blank as string;
    const rows = [row('a', '100', 0.5, { owner: text, series: text, category: text, amountSource: text })];
    const found = weightedForecast(rows, { ...options, groupBy: ['owner', 'series', 'category'] });
    expect(found.groups.map(({ key }) => key)).toEqual([{ owner: null, series: null, category: null }]);
    expect(found.sources.amount.map(({ source }) => source)).toEqual([null]);
    const categories = [{ id: 'closed' }, { id: 'commit', stages: ['offer'] }];
    const { categories: told, warnings } = forecastCategories(rows, { ...options, categories });
    expect([told[1]?.amount.amount, warnings]).toEqual(['100.00', []]);
  });
});

describe('rows of one opportunity that do not agree', () => {
  test('on their status are told so, with what is won of them', () => {
    const found = weightedForecast(
      [
        row('won', '100', 1, { opportunityId: 'o', status: 'won', probability: null }),
        row('open', '50', 0.5, { opportunityId: 'o' }),
        row('p', '7', 0.5, { opportunityId: 'q' }),
        row('q', '8', 0.5, { opportunityId: 'q', status: 'lost', probability: null }),
      ],
      options,
    );
    expect(found.excluded).toEqual({ contradictory: 4 });
    expect(found.warnings).toMatchObject([
      { code: 'contradictory_status', params: { count: 2, samples: ['p', 'q'] } },
      { code: 'contradictory_status', params: { count: 2, samples: ['open', 'won'], won: ['100.00 CNY'] } },
    ]);
    expect(found.warnings.map((issue) => formatIssue(issue))).toEqual([
      'Rows of one opportunity do not agree on their status, so that none of them counts (2 rows: p, q).',
      'Rows of one opportunity do not agree on their status, so that none of them counts (2 rows: open, won); won of it: 100.00 CNY.',
    ]);
    expect(found.warnings.map((issue) => formatIssue(issue, zhCN)).join()).toContain('100.00 CNY');
  });

  test('on their probability are counted as rows', () => {
    const found = weightedForecast(
      [row('a', '1', 0.5, { opportunityId: 'o' }), row('b', '1', 0.4, { opportunityId: 'o' })],
      options,
    );
    expect(found.warnings).toMatchObject([
      { code: 'contradictory_probability', params: { count: 2, samples: ['a', 'b'] } },
    ]);
  });
});

describe('a category that is not listed', () => {
  test('is that of no stage, and told', () => {
    const categories = [{ id: 'closed' }, { id: 'commit', stages: ['offer'] }];
    const rows = [
      row('a', '1', 0.5),
      row('b', '2', 0.5, { category: 'omitted' }),
      row('c', '4', 0.5, { category: 'comit' }),
      row('d', '8', 0.5, { category: 'commit', stage: 'bid' }),
      row('e', '16', 1, { category: 'omitted', status: 'won', probability: null }),
    ];
    const found = forecastCategories(rows, { ...options, categories });
    expect(found.categories.map(({ id, amount }) => [id, amount.amount])).toEqual([
      ['closed', '16.00'],
      ['commit', '9.00'],
      [null, '6.00'],
    ]);
    expect(found.warnings).toMatchObject([
      {
        code: 'unlisted_category',
        severity: 'warning',
        params: { count: 2, samples: ['b', 'c'], found: ['comit', 'omitted'] },
      },
    ]);
    expect(found.excluded).toEqual({});
  });
});
