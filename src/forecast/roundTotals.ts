import type { Fraction, Rounding } from '../values/index.js';
import type { ForecastTotal } from './Forecast.js';
import { type ForecastCell, sumOf, weightOf } from './ForecastCell.js';
import { addFractions, multiplyFractions, ONE, subtractFractions } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import type { RowClass } from './RowClass.js';
import { roundedFraction, roundFractions } from './roundFractions.js';

/** The disjoint parts of an amount: won; open and expected; open and not expected. */
type Parts = { readonly won: Fraction; readonly open: Fraction; readonly rest: Fraction };

type Rounded = { readonly won: bigint; readonly open: bigint; readonly rest: bigint };

export type RoundedTotals = { readonly total: ForecastTotal; readonly groups: readonly ForecastTotal[] };

/**
 * Totals in minor units, rounded once, such that everything shown adds up: the weighted total is the exact one rounded;
 * its won and its open part, and the groups of each, are rounded together to it by largest remainder.
 *
 * @param isConverted Into the forecast's currency; or not, for the subtotal of one currency in its own.
 */
export function roundTotals(
  whole: ForecastCell,
  cells: readonly ForecastCell[],
  currency: string,
  rounding: Rounding,
  isConverted = true,
): RoundedTotals {
  const exact = partsOf(whole, isConverted);
  const weighted = addFractions(exact.won, exact.open);
  const total = roundedFraction(weighted, rounding);
  const [won = 0n, open = 0n] = roundFractions([exact.won, exact.open], total);
  const all = roundedFraction(addFractions(weighted, exact.rest), rounding);
  const rest = within(all - total, exact.rest);
  const parts = cells.map((cell) => partsOf(cell, isConverted));
  const wons = roundFractions(
    parts.map((part) => part.won),
    won,
  );
  const opens = roundFractions(
    parts.map((part) => part.open),
    open,
  );
  const rests = roundFractions(
    parts.map((part) => part.rest),
    rest,
  );
  const money = moneyIn(currency);
  const total4 = (part: Rounded, opportunities: number): ForecastTotal => ({
    weighted: money(part.won + part.open),
    won: money(part.won),
    open: money(part.open),
    unweighted: money(part.won + part.open + part.rest),
    opportunities,
  });
  return {
    total: total4({ won, open, rest }, whole.opportunities),
    groups: cells.map((cell, index) =>
      total4({ won: wons[index] ?? 0n, open: opens[index] ?? 0n, rest: rests[index] ?? 0n }, cell.opportunities),
    ),
  };
}

function partsOf(cell: ForecastCell, isConverted: boolean): Parts {
  const weight = (rowClass: RowClass) => (isConverted ? weightOf(rowClass) : rowClass.probability);
  const missing = (rowClass: RowClass) => {
    const left = subtractFractions(ONE, rowClass.probability);
    return isConverted ? multiplyFractions(left, rowClass.conversion) : left;
  };
  return {
    won: sumOf(cell, (rowClass) => (rowClass.part === 'won' ? weight(rowClass) : null)),
    open: sumOf(cell, (rowClass) => (rowClass.part === 'open' ? weight(rowClass) : null)),
    rest: sumOf(cell, (rowClass) => (rowClass.part === 'open' ? missing(rowClass) : null)),
  };
}

/** The neighbour of an exact value that lies nearest to a wished one: where two totals were rounded apart. */
function within(wished: bigint, { numerator, denominator }: Fraction): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const floor = remainder < 0n ? quotient - 1n : quotient;
  const ceiling = remainder > 0n ? quotient + 1n : quotient;
  return wished < floor ? floor : wished > ceiling ? ceiling : wished;
}
