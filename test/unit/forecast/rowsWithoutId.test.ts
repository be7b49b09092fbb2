import { describe, expect, it } from 'vitest';
import { weightedForecast } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

function told(rows: readonly unknown[]) {
  const { warnings, excluded } = weightedForecast(rows as never, FORECAST_OPTIONS);
  return [excluded, ...warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)])];
}

describe('a row that nobody can name by its id', () => {
  it('is told by its place among the rows', () => {
    expect(told([dealOf(), { ...dealOf(), id: undefined }, { ...dealOf(), id: null }, {}])).toEqual([
      { invalid: 3 },
      [
        'A deal lacks its id (3 rows: deals.1, deals.2, deals.3).',
        '有商机缺少“id”（3行：deals.1、deals.2、deals.3）。',
      ],
    ]);
    expect(told([dealOf(), { ...dealOf(), id: 7 }])).toEqual([
      { invalid: 1 },
      ['The “id” of a deal cannot be this (1 row: deals.1): 7.', '有商机的“id”不能为此值（1行：deals.1）：7。'],
    ]);
  });
  it('and one that is no row lacks no id: it is none', () => {
    expect(told([null, 5, dealOf()])).toEqual([
      { invalid: 2 },
      ['A row is no deal (2 rows: deals.0, deals.1): 5, null.', '有数据行不是商机（2行：deals.0、deals.1）：5、null。'],
    ]);
  });
  it('nor one whose id throws', () => {
    const thrower = {
      ...dealOf(),
      get id(): string {
        throw new Error('no');
      },
    };
    expect(told([dealOf(), thrower])).toEqual([
      { invalid: 1 },
      ['The “id” of a deal cannot be read (1 row: deals.1).', '有商机的“id”无法读取（1行：deals.1）。'],
    ]);
  });
});
