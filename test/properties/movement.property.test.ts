import { fc, test } from '@fast-check/vitest';
import { pipelineMovement } from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { type AnyRow, anyHistory, anyRows } from '../support/everyReport.js';
import { day, stagesPath as path } from '../support/stagesHistory.js';

// The bridge in one currency, recounted from the rows alone.

const asOf = day(40);
const during = { from: day(8), to: day(24) };
const RATES = { start: { USD: '7.1234' }, end: { USD: '6.9875' } };
const convert = { to: 'CNY', ...RATES };
const windowOf = fc.constantFrom(undefined, { from: '2026-08-10', to: '2026-09-01' });

/** Cents of yuan, half-even: the rates have four decimals. */
function yuan({ amount, currency }: AnyRow, rates: { readonly USD: string }): bigint {
  if (amount === '') return 0n;
  const [whole = '', decimals = ''] = amount.split('.');
  const cents = BigInt(whole + decimals.padEnd(2, '0'));
  if (currency === 'CNY') return cents;
  const product = cents * BigInt(rates.USD.replace('.', ''));
  const [floor, rest] = [product / 10_000n, product % 10_000n];
  return rest > 5_000n || (rest === 5_000n && floor % 2n === 1n) ? floor + 1n : floor;
}

/** How each opportunity stood before an instant, by its last row. */
function standing(rows: readonly AnyRow[], instant: number): ReadonlyMap<string, AnyRow> {
  const last = new Map<string, AnyRow>();
  for (const row of [...rows].sort((a, b) => a.at - b.at)) if (row.at < instant) last.set(row.id, row);
  return last;
}
const isParked = ({ to }: AnyRow) => path.parked.includes(to);
const isOpen = (row: AnyRow) => path.stages.includes(row.to) && !isParked(row);

/** What one was before the period that is open in it now. */
const WAYS_IN: { readonly [kind: string]: (was: AnyRow | undefined) => boolean } = {
  new: (was) => was === undefined,
  reopened: (was) => was !== undefined && !isOpen(was) && !isParked(was),
  resumed: (was) => was !== undefined && isParked(was),
  pulledIn: (was) => was !== undefined && isOpen(was),
};

const cents = (text: string | undefined) => BigInt((text ?? '0.00').replace('.', ''));
const sum = (all: readonly bigint[]) => all.reduce((total, one) => total + one, 0n);

describe('a bridge in one currency, with those that were reopened', () => {
  test.prop([anyRows(), windowOf], { numRuns: 60 })(
    'is exact, starts and ends with what stood there at the rates of then, and names who came how',
    (rows, window) => {
      // A window needs close dates.
      const closing = rows.some(({ close }) => close !== '') ? window : undefined;
      const isIn = (row: AnyRow | undefined) =>
        row !== undefined &&
        isOpen(row) &&
        (closing === undefined || (row.close >= closing.from && row.close < closing.to));
      const { total } = pipelineMovement(anyHistory(rows), { asOf, during, convert, ...(closing && { closing }) });
      const [before, after] = [standing(rows, during.from), standing(rows, during.to)];
      const starting = [...before.values()].filter(isIn);
      const ending = [...after.values()].filter(isIn);
      const entered = (how: (was: AnyRow | undefined) => boolean) =>
        ending.filter(({ id }) => !isIn(before.get(id)) && how(before.get(id))).map(({ id }) => id);
      if (total.length === 0) {
        expect([starting, ending]).toEqual([[], []]);
        return;
      }
      const [row, ...others] = total;
      expect(others).toEqual([]);
      const step = (kind: string) => row?.steps.find((one) => one.kind === kind);
      const parts = (row?.steps ?? []).filter(({ kind }) => kind !== 'end');
      expect(sum(parts.map(({ amount }) => cents(amount?.amount)))).toBe(cents(step('end')?.amount?.amount));
      expect(parts.reduce((all, { count }) => all + count, 0)).toBe(step('end')?.count);
      expect([step('start')?.count, cents(step('start')?.amount?.amount)]).toEqual([
        starting.length,
        sum(starting.map((one) => yuan(one, RATES.start))),
      ]);
      expect([step('end')?.count, cents(step('end')?.amount?.amount)]).toEqual([
        ending.length,
        sum(ending.map((one) => yuan(one, RATES.end))),
      ]);
      expect(cents(step('currency')?.amount?.amount)).toBe(
        sum(ending.map((one) => yuan(one, RATES.end) - yuan(one, RATES.start))),
      );
      for (const [kind, how] of Object.entries(WAYS_IN)) {
        const ids = step(kind)?.ids ?? [];
        expect(ids.filter((id) => isIn(after.get(id))).toSorted()).toEqual(entered(how).toSorted());
        // Who came so and left again within the period stands in the way in and in the way out.
        for (const id of ids) {
          expect([
            how(before.get(id)),
            isIn(before.get(id)),
            isOpen(after.get(id) as AnyRow) === isIn(after.get(id)),
          ]).toEqual([true, false, true]);
        }
        expect(step(kind)?.count).toBe(ids.length);
        expect(cents(step(kind)?.amount?.amount)).toBe(
          sum(ids.map((id) => yuan(after.get(id) as AnyRow, RATES.start))),
        );
      }
      const stillOpen = starting.filter(({ id }) => !isIn(after.get(id)) && isOpen(after.get(id) as AnyRow));
      expect(step('pushedOut')?.count).toBe(-stillOpen.length + 0);
    },
  );
});
