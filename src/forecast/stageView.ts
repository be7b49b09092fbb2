import type { Rounding } from '../values/index.js';
import type { Forecast } from './Forecast.js';
import { type ForecastCell, sumOf, weightOf } from './ForecastCell.js';
import { multiplyFractions } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { roundedFraction } from './roundFractions.js';

/** The open part beside what the stages alone would say of the same rows. */
export function stageView(cell: ForecastCell, currency: string, rounding: Rounding): Forecast['stageView'] {
  const money = moneyIn(currency);
  const used = roundedFraction(
    sumOf(cell, (row) => (row.part === 'open' && row.stageProbability !== null ? weightOf(row) : null)),
    rounding,
  );
  const stage = roundedFraction(
    sumOf(cell, (row) =>
      row.stageProbability === null ? null : multiplyFractions(row.stageProbability, row.conversion),
    ),
    rounding,
  );
  const others = sumOf(cell, (row) => (row.part === 'open' && row.stageProbability === null ? weightOf(row) : null));
  return {
    used: money(used),
    stage: money(stage),
    difference: money(used - stage),
    notComparable: money(roundedFraction(others, rounding)),
  };
}
