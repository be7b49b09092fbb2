import { StagewrightError } from 'stagewright';
import { historyFromRows, stageDistribution, stageTotalRatio } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const path = { stages: ['lead', 'bid'], won: ['won'], lost: ['lost'], abandoned: [], parked: ['bid'] };
const asOf = '2026-02-01T00:00:00Z';
type Row = readonly [id: string, date: string, to: string, amount?: string, currency?: string];

function history(...rows: readonly Row[]) {
  const table = rows.map(([id, date, to, amount = null, currency = 'CNY']) => ({
    id,
    at: `${date}T00:00:00Z`,
    to,
    amount,
    currency,
  }));
  const owners = rows.map(([id]) => ({ id, owner: id.slice(0, 1) }));
  return historyFromRows(table, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', currency: 'currency' },
    opportunities: { rows: owners, id: 'id', attributes: ['owner'] },
  }).history;
}

const deals = history(
  ['a1', '2026-01-01', 'lead', '100.10'],
  ['a2', '2026-01-01', 'lead'],
  ['a2', '2026-01-05', 'bid', '200.20'],
  ['b1', '2026-01-01', 'lead', '50'],
  ['b1', '2026-01-09', 'won', '60'],
  ['b2', '2026-01-20', 'lead'],
);
const told = ({ total }: ReturnType<typeof stageDistribution>) =>
  total.stages.map(({ stage, count, amount, withoutAmount }) => [stage, count, amount?.amount ?? null, withoutAmount]);

describe('the distribution, counted by hand', () => {
  test('amounts of both signs are added, and have no shares in percent', () => {
    const { total } = stageDistribution(history(['a', '2026-01-01', 'lead', '-1'], ['b', '2026-01-01', 'bid', '3']), {
      asOf,
    });
    expect(total.amount).toEqual({ amount: '2.00', currency: 'CNY' });
    expect(total.stages.slice(0, 2).map(({ amountShare }) => amountShare)).toEqual([
      { value: -0.5, numerator: '-100', denominator: '200', shown: null },
      { value: 1.5, numerator: '300', denominator: '200', shown: null },
    ]);
  });

  test('has every place, with counts, amounts and those without one', () => {
    const report = stageDistribution(deals, { asOf });
    expect(told(report)).toEqual([
      ['lead', 3, '300.30', 1],
      ['bid', 0, '0.00', 0],
      ['won', 1, '60.00', 0],
      ['lost', 0, '0.00', 0],
    ]);
    expect(report).toMatchObject({ method: 'stageDistribution/all', n: 4, excluded: {}, zone: 'UTC', bounds: {} });
    expect(report.total.amount).toEqual({ amount: '360.30', currency: 'CNY' });
  });

  test('of open ones alone: parked ones count in the stage that they left', () => {
    const report = stageDistribution(deals, { asOf, scope: 'open' });
    expect(told(report)).toEqual([
      ['lead', 3, '300.30', 1],
      ['bid', 0, '0.00', 0],
    ]);
    expect([report.n, report.excluded]).toEqual([3, { closed: 1 }]);
  });

  test('is that of its instant: what came later is not known', () => {
    expect(told(stageDistribution(deals, { asOf: '2026-01-04T00:00:00Z' })).map(([, count]) => count)).toEqual([
      3, 0, 0, 0,
    ]);
    expect(told(stageDistribution(deals, { asOf: '2026-01-09T00:00:00Z' })).map(([, count]) => count)).toEqual([
      2, 0, 1, 0,
    ]);
  });

  test('shares are exact, and as shown they add up: three thirds are 33.34, 33.33, 33.33', () => {
    const thirds = stageDistribution(
      history(['a', '2026-01-01', 'lead'], ['b', '2026-01-01', 'bid'], ['c', '2026-01-01', 'won']),
      { asOf },
    );
    expect(thirds.total.stages.map(({ countShare }) => countShare.shown)).toEqual(['33.34', '33.33', '33.33', '0.00']);
    expect(thirds.total.stages[0]?.countShare).toMatchObject({ numerator: '1', denominator: '3', value: 1 / 3 });
  });

  test('groups add up to the total', () => {
    const { groups } = stageDistribution(deals, { asOf, groupBy: ['owner'] });
    expect(groups.map(({ key, value }) => [key.owner, value.count, value.amount?.amount])).toEqual([
      ['a', 2, '300.30'],
      ['b', 2, '60.00'],
    ]);
  });
});

describe('who waits', () => {
  // f was in no stage before; b is back from waiting, c waits after it was lost, d was lost out of the waiting room.
  const waiting = stagesHistory({
    a: [
      [day(1), 'lead'],
      [day(3), 'need'],
      [day(5), 'hold', '7.00'],
    ],
    b: [
      [day(1), 'lead'],
      [day(2), 'hold'],
      [day(9), 'bid'],
    ],
    c: [
      [day(1), 'lead'],
      [day(2), 'lost'],
      [day(3), 'hold'],
    ],
    d: [
      [day(1), 'need'],
      [day(2), 'hold'],
      [day(6), 'lost'],
    ],
    e: [[day(4), 'need']],
    f: [[day(1), 'hold']],
  });
  const counts = (instant: number, scope: 'all' | 'open') =>
    Object.fromEntries(
      stageDistribution(waiting, { asOf: instant, scope }).total.stages.map(({ stage, count }) => [stage, count]),
    );

  test('stands in the stage that it left, with its amount; in a waiting room only who was nowhere before', () => {
    const outside = { won: 0, lost: 0, dropped: 0, sign: 0 };
    expect(counts(day(10), 'all')).toEqual({ lead: 1, need: 2, hold: 1, bid: 1, ...outside, lost: 1 });
    expect(counts(day(10), 'open')).toEqual({ lead: 1, need: 2, hold: 1, bid: 1 });
    expect(counts(day(5), 'all')).toEqual({ lead: 2, need: 3, hold: 1, bid: 0, ...outside });
    expect(stageDistribution(waiting, { asOf: day(10) }).total.stages[1]?.amount?.amount).toBe('7.00');
  });

  test('and so in the ratio of two stages', () => {
    const ratio = (from: string, to: string, at: readonly [number, number]) =>
      stageTotalRatio(waiting, { from, to, at }).total[0]?.ratio;
    expect(ratio('lead', 'need', [day(10), day(10)])).toMatchObject({ numerator: 2, denominator: 1 });
    expect(ratio('need', 'bid', [day(5), day(10)])).toMatchObject({ numerator: 1, denominator: 3 });
    expect(ratio('hold', 'lost', [day(5), day(10)])).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

describe('edges', () => {
  test('nobody there: zeros, and shares of nothing are no numbers', () => {
    for (const report of [
      stageDistribution(history(), { asOf, groupBy: ['owner'] }),
      stageDistribution(deals, { asOf: '2020-01-01T00:00:00Z', groupBy: ['owner'] }),
    ]) {
      expect([report.n, report.groups]).toEqual([0, []]);
      expect(report.total.stages[0]).toEqual({
        stage: 'lead',
        count: 0,
        countShare: { value: null, numerator: '0', denominator: '0', shown: null },
        amount: null,
        amountShare: null,
        withoutAmount: 0,
      });
    }
  });

  test('several currencies are not added, and that is told', () => {
    const mixed = history(['a', '2026-01-01', 'lead', '1', 'CNY'], ['b', '2026-01-01', 'lead', '1', 'USD']);
    const report = stageDistribution(mixed, { asOf });
    expect(report.warnings.slice(1)).toEqual([
      { code: 'mixed_currencies', severity: 'warning', path: 'amount', params: { currencies: ['CNY', 'USD'] } },
    ]);
    expect([report.total.count, report.total.amount, report.total.stages[0]?.amount]).toEqual([2, null, null]);
  });

  test('amounts beyond what a double holds are exact', () => {
    const large = history(['a', '2026-01-01', 'lead', '90071992547409.93'], ['b', '2026-01-01', 'lead', '0.01']);
    expect(stageDistribution(large, { asOf }).total.amount?.amount).toBe('90071992547409.94');
  });

  test('an instant that is none is a mistake of the caller', () => {
    expect(() => stageDistribution(deals, { asOf: 'today' })).toThrow(StagewrightError);
  });
});
