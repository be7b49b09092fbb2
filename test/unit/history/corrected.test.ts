import { historyFromRows, stageDistribution, winRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesPath as path } from '../../support/stagesHistory.js';

const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', recordedAt: 'known' } as const;
type Row = {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly known: number;
  readonly amount?: string;
};
const read = (rows: readonly Row[]) => historyFromRows(rows, { path, columns, currency: 'CNY' }).history;

describe('what was corrected later', () => {
  // Of the third, on the third: 500. Corrected on the ninth: it had been 700.
  const history = read([
    { id: 'a', at: day(1), to: 'lead', amount: '100', known: day(1) },
    { id: 'a', at: day(3), to: 'need', amount: '700', known: day(9) },
    { id: 'a', at: day(3), to: 'need', amount: '500', known: day(3) },
  ]);
  const amount = (asOf: number) => stageDistribution(history, { asOf }).total.stages[1]?.amount?.amount;

  test('counts from when it was known, and then for the same instant', () => {
    expect([day(3), day(8), day(9), day(30)].map(amount)).toEqual(['500.00', '500.00', '700.00', '700.00']);
    expect(history.asOf(day(8)).amounts).toEqual([10000n, 50000n]);
  });

  test('a win that was entered late is no win of the report that did not know it, and one of its period since', () => {
    const late = read([
      { id: 'a', at: day(1), to: 'lead', known: day(1) },
      { id: 'a', at: day(4), to: 'won', known: day(20) },
      { id: 'b', at: day(1), to: 'lead', known: day(1) },
      { id: 'b', at: day(5), to: 'lost', known: day(5) },
    ]);
    const basis = { closedDuring: { from: '2026-08-01', to: '2026-08-10' } };
    const rates = [day(12), day(25)].map((asOf) => winRate(late, { basis, asOf }).total);
    expect(rates.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('what was entered before it happens is not there before it happens', () => {
    const early = read([{ id: 'a', at: day(5), to: 'lead', known: day(2) }]);
    expect([day(3), day(5)].map((asOf) => early.asOf(asOf).events)).toEqual([0, 1]);
  });
});
