import { compareRates, historyFromRows, winRate } from 'stagewright/conversion';
import { expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', recordedAt: 'at' } as const;
const at = (day: number) => new Date(Date.UTC(2026, 0, day));

/** Two opportunities: one won ten times over, one lost ten times over. */
const rows = ['won', 'lost'].flatMap((to) =>
  Array.from({ length: 10 }, (_, time) => [
    { id: to, at: at(1 + 2 * time), to: 'lead' },
    { id: to, at: at(2 + 2 * time), to },
  ]).flat(),
);

test('closes of few opportunities, each many times, are no independent counts to compare', () => {
  const { history } = historyFromRows(rows, { path, columns });
  const basis = { closedDuring: { from: '2026-01-01', to: '2026-02-01' } };
  const { total } = winRate(history, { basis, count: 'everyClose', asOf: at(31) });
  expect([total.numerator, total.denominator]).toEqual([10, 20]);
  const other = {
    value: 0,
    numerator: 0,
    denominator: 20,
    interval: { low: 0, high: 0.2, level: 0.95, method: 'wilson' },
  };
  expect(compareRates(total, other)).toMatchObject({ verdict: null, reason: 'not_counts' });
  expect(compareRates(other, total)).toMatchObject({ verdict: null, reason: 'not_counts' });
  // Each closed once, they are.
  const last = winRate(history, { basis, asOf: at(31) }).total;
  expect(compareRates(last, other).reason).toBeUndefined();
});
