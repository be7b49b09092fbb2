import {
  bottlenecks,
  businessValue,
  closeDateChanges,
  historyFromRows,
  members,
  outcomeAnalysis,
  pipelineCreated,
  pipelineHygiene,
  salesVelocity,
  staleOpportunities,
  describe as tell,
  toTable,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' } as const;
const at = (number: number) => new Date(Date.UTC(2026, 0, number));
const asOf = at(31);
const during = { from: '2026-01-01', to: '2026-01-31' };

type Row = { readonly id: string; readonly at: Date; readonly to: string; readonly amount: string };
const walk = (count: number, name: string, places: readonly string[], amount: string): readonly Row[] =>
  Array.from({ length: count }, (_, n) =>
    places.map((to, step) => ({ id: `${name}${n}`, at: at(2 + step * 3), to, amount })),
  ).flat();
const historyOf = (rows: readonly (Row & { readonly close?: string })[]) =>
  historyFromRows(rows, { path, columns, currency: 'EUR' }).history;

/** Ten won, of which five have an amount, two lost without one, four open of which three have none. */
const history = historyOf(
  [
    ...walk(5, 'dear', ['lead', 'won'], '100'),
    ...walk(5, 'blank', ['lead', 'won'], ''),
    ...walk(2, 'gone', ['lead', 'lost'], ''),
    ...walk(3, 'open', ['lead'], ''),
    ...walk(1, 'known', ['lead'], '50'),
  ].map((row) => ({ ...row, close: '2026-01-20' })),
);

describe('who has no amount is told beside every sum of amounts', () => {
  test('in the velocity, whose average is of those that have one', () => {
    const { total, warnings } = salesVelocity(history, { closedDuring: during, asOf });
    expect(total).toMatchObject({ won: 10, averageWon: 100, withoutAmount: 5 });
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: 'amounts_unknown', params: { without: 5, of: 10 }, severity: 'warning' }),
    );
    const text = tell(salesVelocity(history, { closedDuring: during, asOf }), { locale: en });
    expect(text).toContain(
      'To mind: Without an amount: 5 of 10 opportunities; sums and averages of amounts leave them out.',
    );
    expect(text).toMatch(/average won 100 EUR.*won without an amount 5/);
  });

  test('not where nobody has one: the reason says it', () => {
    const nobody = salesVelocity(historyOf(walk(6, 'a', ['lead', 'won'], '')), { closedDuring: during, asOf });
    expect(nobody.total).toMatchObject({ reason: 'no_amount', withoutAmount: 6 });
    expect(nobody.warnings.map(({ code }) => code)).not.toContain('amounts_unknown');
  });

  test('in both periods of a business value', () => {
    const periods = { before: { from: '2025-12-01', to: '2026-01-01' }, after: during };
    const report = businessValue(history, { ...periods, asOf });
    expect(report.total.wonAmount).toMatchObject({
      after: { amount: '500.00' },
      withoutAmount: { before: 0, after: 5 },
    });
    expect(report.total.createdAmount).toMatchObject({
      after: { amount: '550.00' },
      withoutAmount: { before: 0, after: 10 },
    });
    const column = toTable(report).columns.find(({ id }) => id === 'wonAmount.withoutAmount.after');
    expect(column).toEqual({ id: 'wonAmount.withoutAmount.after', kind: 'count', unit: 'opportunities' });
    expect(tell(report, { locale: en, lines: 40 })).toContain('- amount won without an amount: before 0, after 5');
  });

  test('by outcome and its parts', () => {
    const [won, lost] = outcomeAnalysis(history, { asOf }).total.outcomes;
    expect(won).toMatchObject({ count: 10, amount: { amount: '500.00' }, withoutAmount: 5 });
    expect(won?.stagesLeft).toEqual([expect.objectContaining({ name: 'lead', withoutAmount: 5 })]);
    expect(lost).toMatchObject({ count: 2, amount: null, withoutAmount: 2 });
  });

  test('of those that slipped, are stale, and have faults', () => {
    const slipping = historyOf(
      ['a', 'b', 'c', 'd'].flatMap((id) => [
        { id, at: at(2), to: 'lead', amount: id === 'a' ? '50' : '', close: '2026-01-20' },
        { id, at: at(9), to: 'lead', amount: id === 'a' ? '50' : '', close: '2026-03-01' },
      ]),
    );
    const { total } = closeDateChanges(slipping, { during, asOf });
    expect(total).toMatchObject({ slippedAmount: [{ amount: '50.00' }], withoutAmount: 3 });
    const stale = staleOpportunities(history, { after: { inStage: 7 }, asOf }).total;
    expect(stale).toMatchObject({ stale: 4, amount: { amount: '50.00' }, withoutAmount: 3 });
    const { overdue, stale: old } = pipelineHygiene(history, { staleAfterDays: 7, asOf }).total;
    expect(overdue).toMatchObject({ count: 4, amounts: [{ amount: '50.00' }], withoutAmount: 3 });
    expect(old).toMatchObject({ count: 4, withoutAmount: 3 });
  });

  test('in the parts of what was created', () => {
    const { open, won, lost, withoutAmount } = pipelineCreated(history, { during, asOf }).total;
    expect(
      [withoutAmount, open, won, lost].map((part) => (typeof part === 'number' ? part : part.withoutAmount)),
    ).toEqual([10, 3, 5, 2]);
  });

  test('and members tells who they are', () => {
    const found = members(salesVelocity(history, { closedDuring: during, asOf }), { at: 'withoutAmount' });
    expect(found.ok && found.value.ids).toEqual(['blank0', 'blank1', 'blank2', 'blank3', 'blank4']);
  });
});

test('amounts of several currencies are told by stale ones as by others', () => {
  const rows = [
    { id: 'a', at: at(1), to: 'lead', amount: '1', currency: 'EUR' },
    { id: 'b', at: at(1), to: 'lead', amount: '1', currency: 'USD' },
  ];
  const { history: mixed } = historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', currency: 'currency' },
  });
  const report = staleOpportunities(mixed, { after: { inStage: 7 }, asOf });
  expect(report.total).toMatchObject({ stale: 2, amount: null, withoutAmount: 0 });
  expect(report.warnings.map(({ code }) => code)).toContain('mixed_currencies');
});

describe('what a stage costs', () => {
  const walks = [
    ...walk(40, 'a', ['lead', 'lost'], ''),
    ...walk(1, 'b', ['offer', 'won'], '10'),
    ...walk(1, 'c', ['offer', 'lost'], '10'),
  ];
  const report = bottlenecks(historyOf(walks), { asOf });

  test('is unknown where nobody in it has an amount, and has no rank among costs that are known', () => {
    expect(
      report.total.map(({ stage, cost, rank, withoutAmount }) => [stage, cost !== null, rank, withoutAmount]),
    ).toEqual([
      ['lead', false, null, 40],
      ['offer', true, 1, 0],
    ]);
  });

  test('and a warning says so, in words', () => {
    expect(report.warnings).toContainEqual(
      expect.objectContaining({ code: 'amounts_unknown', params: { without: 40, of: 42, stages: ['lead'] } }),
    );
    expect(tell(report, { locale: en })).toContain(
      'Without an amount: 40 of 42 opportunities; sums and averages of amounts leave them out, and what is lost in lead is not known.',
    );
    expect(tell(report, { locale: zhCN })).toContain('在lead流失');
  });

  test('is known by count', () => {
    const { total, warnings } = bottlenecks(historyOf(walks), { asOf, weight: 'count' });
    expect(total.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(warnings.map(({ code }) => code)).not.toContain('amounts_unknown');
  });

  test('is 0 where nobody was lost, whatever it would be worth', () => {
    const kept = historyOf([...walk(3, 'a', ['lead', 'offer'], ''), ...walk(2, 'b', ['offer', 'lost'], '10')]);
    expect(bottlenecks(kept, { asOf }).total.map(({ cost, rank }) => [cost === 0, rank])).toEqual([
      [true, 2],
      [false, 1],
    ]);
  });
});
