import { describe, expect, test } from 'vitest';
import { seriesFaults, told } from '../../support/smallModel.js';

const at = 'series.deal.stages.qualify.requires.condition';
const condition = (value: unknown) =>
  seriesFaults({ stages: [{ id: 'qualify', requires: { condition: value } }, { id: 'propose' }] });

test.each([
  { field: 'amount', gt: 100_000 },
  { field: 'amount', lte: '99999.99' },
  { field: 'amount', eq: { amount: '1.00', currency: 'CNY' } },
  { field: 'discount', gte: 0, lt: '0.5' },
  { field: 'discount', in: [0.1, 0.2] },
  { field: 'closeDate', gt: '2026-03-31', withinDays: 90 },
  { field: 'segment', ne: 'small' },
  { field: 'note', eq: 'x', present: true, valid: true },
  { field: 'checked', eq: true },
  { action: 'demo', times: 3 },
  { process: 'review', is: 'raised' },
  { question: 'worth', is: 'no' },
  { stageVisited: 'propose' },
  { check: 'creditOk' },
  { all: [] },
  { not: { any: [] } },
])('%j holds', (value) => {
  expect(condition(value)).toEqual([]);
});

describe('an operator must suit the type of the field', () => {
  test.each([
    [{ field: 'checked', gt: 1 }, 'gt', 'boolean', 'checked'],
    [{ field: 'note', lt: 'b' }, 'lt', 'text', 'note'],
    [{ field: 'segment', gte: 'small' }, 'gte', 'choice', 'segment'],
    [{ field: 'amount', withinDays: 3 }, 'withinDays', 'money', 'amount'],
  ])('%j', (value, operator, type, field) => {
    expect(told(condition(value))).toEqual([
      `operator_not_applicable ${at}.${operator} ${JSON.stringify({ field, type, operator })}`,
    ]);
  });
});

describe('what is compared with must be a value that the field can have', () => {
  test.each([
    [{ field: 'discount', eq: '0.5' }, 'eq', 'number', 'text'],
    [{ field: 'discount', gt: 'much' }, 'gt', 'number', 'text'],
    [{ field: 'discount', gt: Number.NaN }, 'gt', 'number', 'number'],
    [{ field: 'amount', eq: { amount: 5 } }, 'eq', 'money', 'record'],
    [{ field: 'amount', gt: { amount: '1', currency: 'CNY' } }, 'gt', 'money', 'record'],
    [{ field: 'closeDate', gt: 'soon' }, 'gt', 'date', 'text'],
    [{ field: 'closeDate', eq: '2026-02-30' }, 'eq', 'date', 'text'],
    [{ field: 'checked', eq: 'true' }, 'eq', 'boolean', 'text'],
    [{ field: 'segment', eq: 1 }, 'eq', 'text', 'number'],
    [{ field: 'note', eq: null }, 'eq', 'text', 'null'],
    [{ field: 'note', present: 'yes' }, 'present', 'boolean', 'text'],
    [{ field: 'note', in: 'x' }, 'in', 'list', 'text'],
  ])('%j', (value, operator, expected, found) => {
    expect(told(condition(value))).toEqual([`wrong_type ${at}.${operator} ${JSON.stringify({ expected, found })}`]);
  });
});

test.each([
  [{ field: 'note' }, `condition_without_operator ${at} {"field":"note"}`],
  [{ field: 'note', greater: 3 }, `unknown_property ${at}.greater {"property":"greater","nearest":null}`],
  [{ field: 'note', presnt: true }, `unknown_property ${at}.presnt {"property":"presnt","nearest":"present"}`],
  [{ all: [], field: 'note' }, `unknown_property ${at}.field {"property":"field","nearest":null}`],
  [{}, `wrong_type ${at} {"expected":"condition","found":"record"}`],
  ['credit', `wrong_type ${at} {"expected":"condition","found":"text"}`],
  [{ all: 'x' }, `wrong_type ${at}.all {"expected":"list","found":"text"}`],
  [{ not: null }, `wrong_type ${at}.not {"expected":"condition","found":"null"}`],
  [{ process: 'review' }, `missing_property ${at}.is {"property":"is"}`],
  [
    { question: 'worth', is: 'maybe' },
    `unknown_choice ${at}.is {"found":"maybe","choices":["yes","no"],"nearest":null}`,
  ],
  [{ action: 'demo', times: 0 }, `out_of_range ${at}.times {"found":0,"min":1}`],
  [{ field: 'closeDate', withinDays: -1 }, `out_of_range ${at}.withinDays {"found":-1,"min":0}`],
  [{ check: 5 }, `wrong_type ${at}.check {"expected":"text","found":"number"}`],
])('%j is refused', (value, expected) => {
  expect(told(condition(value))).toContain(expected);
});

describe('hostile conditions end', () => {
  test('one that contains itself', () => {
    const self: { not?: unknown } = {};
    self.not = self;
    expect(condition(self).map(({ code }) => code)).toEqual(['too_deep']);
  });

  test('one that doubles at every level', () => {
    let value: unknown = { check: 'creditOk' };
    for (let depth = 0; depth < 40; depth++) value = { all: [value, value] };
    expect(condition(value).map(({ code }) => code)).toEqual(['too_large']);
  });

  test('one nested ten thousand deep', () => {
    let value: unknown = { check: 'creditOk' };
    for (let depth = 0; depth < 10_000; depth++) value = { not: value };
    expect(condition(value).map(({ code }) => code)).toEqual(['too_deep']);
  });

  test('as many misspelt fields as there are fields', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `field-${at}`);
    const issues = seriesFaults(
      { stages: [{ id: 'a', requires: { fields: names.map((name) => `${name}x`) } }] },
      { fields: Object.fromEntries(names.map((name) => [name, {}])) },
    );
    expect(issues.filter(({ code }) => code === 'unknown_reference')).toHaveLength(20_000);
    expect(issues.find(({ code }) => code === 'unknown_reference')?.params.nearest).toBe('field-0');
  });
});
