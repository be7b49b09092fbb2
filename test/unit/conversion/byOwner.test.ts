import {
  closeDateChanges,
  historyFromRows,
  members,
  outcomeAnalysis,
  pipelineMovement,
  stageDistribution,
  staleOpportunities,
  winRate,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesPath as path } from '../../support/stagesHistory.js';

// Three of ann's (won, lost, open), two of bob's (won, open), and one of nobody's (lost).
const owners: { readonly [id: string]: string | null } = {
  a1: 'ann',
  a2: 'ann',
  a3: 'ann',
  b1: 'bob',
  b2: 'bob',
  n: null,
};
const rows = [
  ...Object.keys(owners).map((id) => ({ id, at: day(1), to: 'lead', amount: '10.10', close: '2026-08-20' })),
  { id: 'a1', at: day(9), to: 'won', amount: '12', close: '2026-08-20' },
  { id: 'a2', at: day(9), to: 'lost', amount: '10.10', close: '2026-08-20' },
  { id: 'a3', at: day(9), to: 'need', amount: '11', close: '2026-09-20' },
  { id: 'b1', at: day(9), to: 'won', amount: '9', close: '2026-08-20' },
  { id: 'n', at: day(9), to: 'lost', amount: '10.10', close: '2026-08-20' },
];
const { history } = historyFromRows(rows, {
  path,
  columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' },
  currency: 'CNY',
  opportunities: {
    rows: Object.entries(owners).map(([id, owner]) => ({ id, owner })),
    id: 'id',
    attributes: ['owner'],
  },
});
const split = { asOf: day(30), groupBy: ['owner'] } as const;
const during = { from: day(5), to: day(25) };
const byOwner = <V, T>(
  groups: readonly { readonly key: { readonly owner: string | null }; readonly value: V }[],
  of: (value: V) => T,
) => Object.fromEntries(groups.map(({ key, value }) => [String(key.owner), of(value)]));

describe('S1-20: what each of the team holds, which sums to the whole; nobody’s is a part of its own', () => {
  test('who is won', () => {
    const { total, groups } = winRate(history, { ...split, basis: { closedDuring: during } });
    expect(byOwner(groups, ({ numerator, denominator }) => [numerator, denominator])).toEqual({
      ann: [1, 2],
      bob: [1, 1],
      null: [0, 1],
    });
    expect([total.numerator, total.denominator]).toEqual([2, 4]);
    expect(outcomeAnalysis(history, split).total.closed).toBe(4);
  });

  test('what is open, in heads and in money', () => {
    const report = stageDistribution(history, { ...split, scope: 'open' });
    expect(
      byOwner(report.groups, ({ stages }) =>
        stages.flatMap(({ count, amount }) => (count > 0 ? [count, amount?.amount] : [])),
      ),
    ).toEqual({ ann: [1, '11.00'], bob: [1, '10.10'] });
    const bob = members(report, { at: 'stages.0.count', group: { owner: 'bob' } });
    expect(bob).toMatchObject({ ok: true, value: { number: 1, ids: ['b2'] } });
  });

  test('how it moved, and whose dates were pushed over the end', () => {
    const { groups } = pipelineMovement(history, { ...split, during });
    // Of ann's: 30.30 at the start, +1.90 and +0.90 more, −12 won, −10.10 lost, 11 at the end.
    expect(
      byOwner(groups, ([row]) =>
        Object.fromEntries(
          row?.steps.flatMap(({ kind, amount }) => (amount?.amount === '0.00' ? [] : [[kind, amount?.amount]])) ?? [],
        ),
      ),
    ).toEqual({
      ann: { start: '30.30', reamounted: '2.80', won: '-12.00', lost: '-10.10', end: '11.00' },
      bob: { start: '20.20', reamounted: '-1.10', won: '-9.00', end: '10.10' },
      null: { start: '10.10', lost: '-10.10' },
    });
    const pushed = closeDateChanges(history, { ...split, during }).groups;
    expect(byOwner(pushed, ({ pushes, slippedIds }) => [pushes, slippedIds])).toMatchObject({
      ann: [1, ['a3']],
      bob: [0, []],
    });
  });

  test('S1-46: who has not moved for how many days', () => {
    const { groups, total } = staleOpportunities(history, { ...split, after: { inStage: 25 } });
    expect(byOwner(groups, ({ opportunities }) => opportunities.map(({ id, days }) => [id, days.inStage]))).toEqual({
      ann: [],
      bob: [['b2', 29]],
    });
    expect(total.stale).toBe(1);
  });
});
