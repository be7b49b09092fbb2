import { addTo, type ExactSum, emptySum, sumValue } from './ExactSum.js';
import type { CurrencySubtotal } from './Forecast.js';
import { addRow, emptyCell, type ForecastCell } from './ForecastCell.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { moneyIn } from './moneyIn.js';
import { eachCounted, type ReadRows } from './ReadRows.js';
import { roundTotals } from './roundTotals.js';

/** The rows of one currency: those that count, and those left out for want of a rate. */
export type CurrencyCell = { readonly cell: ForecastCell; readonly unconverted: ExactSum; unconvertedRows: number };

/** The rows by their currency. No class is in two of these cells. */
export function currencyCells(rows: ReadRows): ReadonlyMap<string, CurrencyCell> {
  const cells = new Map<string, CurrencyCell>();
  const cellOf = (currency: string) => {
    let found = cells.get(currency);
    if (found === undefined) {
      found = { cell: emptyCell(), unconverted: emptySum(), unconvertedRows: 0 };
      cells.set(currency, found);
    }
    return found;
  };
  eachCounted(rows, (row, rowClass) => addRow(cellOf(rowClass.currency).cell, rows, row, rowClass));
  rows.classes.forEach((rowClass, row) => {
    const deal = rowClass === null ? rows.deals[row] : undefined;
    if (deal?.leftOut !== 'unconverted' || deal.amount === null) return;
    const left = cellOf(deal.amount.currency);
    addTo(left.unconverted, rows.minors[row] ?? 0);
    left.unconvertedRows++;
  });
  return cells;
}

/** What each currency contributes in its own, converted or not; sorted by currency. */
export function currencySubtotals(
  cells: ReadonlyMap<string, CurrencyCell>,
  { rounding }: ForecastSettings,
): readonly CurrencySubtotal[] {
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { cell, unconverted, unconvertedRows }]) => ({
      currency,
      ...roundTotals(cell, [], currency, rounding, false).total,
      unconverted: { amount: moneyIn(currency)(sumValue(unconverted)), rows: unconvertedRows },
    }));
}
