import type { Money, Rounding } from '../values/index.js';
import { addRow, emptyCell, sumOf, weightOf } from './ForecastCell.js';
import type { Law, PlateauInterval } from './Law.js';
import { moneyIn } from './moneyIn.js';
import { eachCounted, type ReadRows } from './ReadRows.js';
import { roundedFraction } from './roundFractions.js';
import { soughtLevel } from './soughtLevel.js';
import type { TotalLaw } from './totalLaw.js';

/** Puts the numbers of a law into money. */
export function lawTeller(law: TotalLaw, currency: string) {
  const exact = moneyIn(currency);
  const money = (minor: number): Money => exact(BigInt(Math.round(minor)));
  const quantile = (level: number) => law.quantile(soughtLevel(level, law.errorBound));
  return {
    money,
    errorBound: { amount: money(law.errorBound.amount), probability: law.errorBound.probability },
    quantile: (level: number): Money => money(quantile(level)),
    plateau: (level: number): PlateauInterval => {
      const { amount, probability } = law.errorBound;
      const low = law.quantile(Math.max(0, level - probability));
      const high = law.quantile(Math.min(1, level + probability));
      // Between close values the error in amount says it already.
      return high - low > Math.max(1, 4 * amount) ? { low: money(low), high: money(high) } : null;
    },
    /** The mean of the worst share: the quantile less the mean gap below it, the atom at the quantile split. */
    shortfall: (level: number): Money => {
      const at = law.quantile(level);
      return money(at - law.gap(at) / level);
    },
    quota: (minor: bigint): NonNullable<Law['quota']> => ({
      amount: exact(minor),
      probability: law.atLeast(minor),
      expectedGap: money(law.gap(minor)),
    }),
    /** The mean is that of the rows, exact; the deviation that of the law. */
    moments: (rows: ReadRows, rounding: Rounding): { readonly mean: Money; readonly sd: Money } => {
      const whole = emptyCell();
      eachCounted(rows, (row, rowClass) => addRow(whole, rows, row, rowClass));
      return {
        mean: exact(roundedFraction(sumOf(whole, weightOf), rounding)),
        sd: money(Math.sqrt(law.variance())),
      };
    },
    points: (count: number): Law['points'] => {
      const from = quantile(0.001);
      const step = (quantile(0.999) - from) / (count - 1);
      return Array.from({ length: count }, (_, index) => {
        const minor = Math.round(from + index * step);
        return { amount: money(minor), atMost: law.atMost(minor) };
      });
    },
  };
}
