import { roundTogether } from '../statistics/index.js';
import { currencyDigits, decimalUnits, type Fraction, type Money } from '../values/index.js';
import type { SourceShare } from './Forecast.js';
import { type ForecastCell, sumOf, weightOf } from './ForecastCell.js';
import { addFractions, overOneDenominator, ZERO } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import type { RowClass } from './RowClass.js';
import { roundFractions } from './roundFractions.js';

/**
 * The parts of a sum by source, sorted by source: money and shares both add up.
 *
 * @param total The sum as it is told, rounded.
 */
export function sourceShares(
  cell: ForecastCell,
  sourceOf: (rowClass: RowClass) => string | null | undefined,
  total: Money,
): readonly SourceShare[] {
  const sources = [...new Set([...cell.sums.keys()].map(sourceOf))].filter((source) => source !== undefined);
  sources.sort((a, b) => (b === null || (a !== null && a < b) ? -1 : 1));
  const sums = sources.map((source) =>
    sumOf(cell, (rowClass) => (sourceOf(rowClass) === source ? weightOf(rowClass) : null)),
  );
  const whole = sums.reduce(addFractions, ZERO);
  const { amount, currency } = total;
  const parts = roundFractions(sums, decimalUnits(amount, currencyDigits(currency)));
  const money = moneyIn(currency);
  const shares = sharesOf(sums, whole);
  return sources.map((source, index) => ({
    source,
    weighted: money(parts[index] ?? 0n),
    share: shares?.[index] ?? null,
  }));
}

const PARTS = 10_000n;

/** `null` where there is nothing to have a share in, or parts of different sign. */
function sharesOf(sums: readonly Fraction[], whole: Fraction): readonly number[] | null {
  if (whole.numerator <= 0n || sums.some(({ numerator }) => numerator < 0n)) return null;
  const { numerators } = overOneDenominator(sums);
  const sum = numerators.reduce((total, numerator) => total + numerator, 0n);
  return roundTogether(
    numerators.map((numerator) => numerator * PARTS),
    sum,
    PARTS,
  ).map((parts) => Number(parts) / Number(PARTS));
}
