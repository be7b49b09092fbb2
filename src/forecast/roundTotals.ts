import type { Fraction, Rounding } from '../values/index.js';
import type { ForecastTotal } from './Forecast.js';
import { type ForecastCell, sumOf, weightOf } from './ForecastCell.js';
import { addFractions, multiplyFractions, ONE, subtractFractions } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import type { RowClass } from './RowClass.js';
import { type Bounds, roundedFraction, roundFractions, roundRemainders } from './roundFractions.js';

/** The disjoint parts of an amount: won; open and expected; open and not expected. */
type Parts = { readonly won: Fraction; readonly open: Fraction; readonly rest: Fraction };

export type RoundedTotals = { readonly total: ForecastTotal; readonly groups: readonly ForecastTotal[] };

/**
 * Totals in minor units, rounded once, such that everything shown adds up: the weighted total is the exact one rounded, and
 * so is the one in full; the won and the open part, and the groups of each, are rounded together to it by largest remainder.
 * What a group shows of its sums follows these: in one currency every number is its exact value up or down, and where a
 * rate makes fractions of all of them, what is certain is still shown as much in full as weighted.
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
  const money = moneyIn(currency);
  const exact = partsOf(whole, isConverted);
  const weighted = roundedFraction(weightedOf(exact), rounding);
  const unweighted = roundedFraction(unweightedOf(exact), rounding);
  const [won = 0n, open = 0n] = roundFractions([exact.won, exact.open], weighted);
  const parts = cells.map((cell) => partsOf(cell, isConverted));
  const wons = roundFractions(
    parts.map((part) => part.won),
    won,
  );
  const opens = roundRemainders(
    parts.map(weightedOf),
    wons,
    parts.map((part) => neighbours(part.open)),
    open,
  );
  const weighteds = wons.map((part, index) => part + (opens[index] ?? 0n));
  const rests = roundRemainders(
    parts.map(unweightedOf),
    weighteds,
    parts.map((part) => sideOfZero(part.rest)),
    unweighted - weighted,
  );
  return {
    total: {
      weighted: money(weighted),
      won: money(won),
      open: money(open),
      unweighted: money(unweighted),
      opportunities: whole.opportunities,
    },
    groups: cells.map(({ opportunities }, index) => ({
      weighted: money(weighteds[index] ?? 0n),
      won: money(wons[index] ?? 0n),
      open: money(opens[index] ?? 0n),
      unweighted: money((weighteds[index] ?? 0n) + (rests[index] ?? 0n)),
      opportunities,
    })),
  };
}

function weightedOf({ won, open }: Parts): Fraction {
  return addFractions(won, open);
}

function unweightedOf(parts: Parts): Fraction {
  return addFractions(weightedOf(parts), parts.rest);
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

/** The whole numbers next to an exact value. */
function neighbours({ numerator, denominator }: Fraction): Bounds {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  return { low: remainder < 0n ? quotient - 1n : quotient, high: remainder > 0n ? quotient + 1n : quotient };
}

/** What is missing is nothing where it is exactly nothing, and else on its side of it. */
function sideOfZero({ numerator }: Fraction): Bounds {
  return { low: numerator < 0n ? null : 0n, high: numerator > 0n ? null : 0n };
}
