import type { Money, Rounding } from '../values/index.js';
import type { Draws } from './Draws.js';
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
      probability: law.atLeast(Number(minor)),
      expectedGap: money(law.gap(Number(minor))),
    }),
    /** The mean is exact; the deviation is that of independent draws, or of the law itself under a common factor. */
    moments: (
      rows: ReadRows,
      draws: Draws,
      latent: number,
      rounding: Rounding,
    ): { readonly mean: Money; readonly sd: Money } => {
      const whole = emptyCell();
      eachCounted(rows, (row, rowClass) => addRow(whole, rows, row, rowClass));
      const mean = roundedFraction(sumOf(whole, weightOf), rounding);
      const variance = latent === 0 ? independentVariance(draws) : varianceOf(law, Number(mean));
      return { mean: exact(mean), sd: money(Math.sqrt(variance)) };
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

function independentVariance({ open }: Draws): number {
  return open.reduce((sum, { minor, chance }) => sum + Number(minor) ** 2 * chance * (1 - chance), 0);
}

const SLICES = 2_048;

/** E(S − μ)² = 2∫ E max(μ − S, 0) below the mean and E max(S − μ, 0) above it, by Simpson's rule over the gaps. */
function varianceOf({ gap, lowest, highest }: TotalLaw, mean: number): number {
  // E max(S − x, 0) = mean − x + E max(x − S, 0).
  const tail = (x: number) => (x < mean ? gap(x) : mean - x + gap(x));
  return 2 * (simpson(tail, lowest, mean) + simpson(tail, mean, highest));
}

function simpson(of: (x: number) => number, from: number, to: number): number {
  const step = (to - from) / SLICES;
  let sum = of(from) + of(to);
  for (let index = 1; index < SLICES; index++) sum += of(from + index * step) * (index % 2 === 1 ? 4 : 2);
  return (sum * step) / 3;
}
