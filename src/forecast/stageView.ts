import { currencyDigits, decimalUnits, type Money, type Rounding } from '../values/index.js';
import type { Forecast } from './Forecast.js';
import { type ForecastCell, sumOf, weightOf } from './ForecastCell.js';
import { multiplyFractions } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { roundedFraction, roundFractions } from './roundFractions.js';

/**
 * The open part beside what the stages alone would say of the same rows.
 *
 * @param open The open part as it is told, rounded: what can be compared and what cannot add up to it.
 */
export function stageView(cell: ForecastCell, open: Money, rounding: Rounding): Forecast['stageView'] {
  const { amount, currency } = open;
  const money = moneyIn(currency);
  const openSum = (isComparable: boolean) =>
    sumOf(cell, (row) =>
      row.part === 'open' && (row.stageProbability !== null) === isComparable ? weightOf(row) : null,
    );
  const [used = 0n, others = 0n] = roundFractions(
    [openSum(true), openSum(false)],
    decimalUnits(amount, currencyDigits(currency)),
  );
  const stage = roundedFraction(
    sumOf(cell, (row) =>
      row.stageProbability === null ? null : multiplyFractions(row.stageProbability, row.conversion),
    ),
    rounding,
  );
  return {
    used: money(used),
    stage: money(stage),
    difference: money(used - stage),
    notComparable: money(others),
  };
}
