import { addTo, type ExactSum, emptySum, sumValue } from './ExactSum.js';
import type { CurrencySubtotal } from './Forecast.js';
import { addRow, emptyCell, type ForecastCell } from './ForecastCell.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { moneyIn } from './moneyIn.js';
import type { ReadRow } from './ReadRow.js';
import { roundTotals } from './roundTotals.js';

/** The rows of one currency: those that count, and those left out for want of a rate. */
export type CurrencyCell = { readonly cell: ForecastCell; readonly unconverted: ExactSum; unconvertedRows: number };

/** The rows by their currency. No class is in two of these cells. */
export function currencyCells(rows: readonly ReadRow[]): ReadonlyMap<string, CurrencyCell> {
  const cells = new Map<string, CurrencyCell>();
  const cellOf = (currency: string) => {
    let found = cells.get(currency);
    if (found === undefined) {
      found = { cell: emptyCell(), unconverted: emptySum(), unconvertedRows: 0 };
      cells.set(currency, found);
    }
    return found;
  };
  for (const row of rows) {
    if (row.rowClass !== null) addRow(cellOf(row.rowClass.currency).cell, row, row.rowClass);
    else if (row.deal.leftOut === 'unconverted' && row.deal.amount !== null) {
      const left = cellOf(row.deal.amount.currency);
      addTo(left.unconverted, row.minor);
      left.unconvertedRows++;
    }
  }
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
