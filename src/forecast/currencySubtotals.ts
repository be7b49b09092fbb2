import { currencyDigits, type Money } from '../values/index.js';
import { addTo, emptySum, sumValue } from './ExactSum.js';
import type { CurrencySubtotal } from './Forecast.js';
import { addRow, emptyCell, type ForecastCell } from './ForecastCell.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { minorText } from './minorText.js';
import type { ReadRow } from './ReadRow.js';
import { roundTotals } from './roundTotals.js';

/** What each currency contributes in its own, converted or not; sorted by currency. */
export function currencySubtotals(
  rows: readonly ReadRow[],
  { rounding }: ForecastSettings,
): readonly CurrencySubtotal[] {
  const cells = new Map<string, ForecastCell>();
  const left = new Map<string, { readonly sum: ReturnType<typeof emptySum>; rows: number }>();
  for (const row of rows) {
    const currency = row.deal.amount?.currency;
    if (currency === undefined || (row.rowClass === null && row.deal.leftOut !== 'unconverted')) continue;
    const cell = cells.get(currency) ?? emptyCell();
    cells.set(currency, cell);
    if (row.rowClass !== null) addRow(cell, row, row.rowClass);
    else {
      const rest = left.get(currency) ?? { sum: emptySum(), rows: 0 };
      left.set(currency, rest);
      addTo(rest.sum, row.minor);
      rest.rows++;
    }
  }
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, cell]) => {
      const rest = left.get(currency);
      const amount: Money = {
        amount: minorText(rest === undefined ? 0 : sumValue(rest.sum), currencyDigits(currency)),
        currency,
      };
      return {
        currency,
        ...roundTotals(cell, [], currency, rounding, false).total,
        unconverted: { amount, rows: rest?.rows ?? 0 },
      };
    });
}
