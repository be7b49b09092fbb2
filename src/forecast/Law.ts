import type { Issue } from '../issues/index.js';
import type { Money } from '../values/index.js';
import type { ForecastScope } from './ForecastScope.js';

/** Where a level lies on a plateau of the law, both its ends; else `null`. */
export type PlateauInterval = { readonly low: Money; readonly high: Money } | null;

/** The law of a forecast: what its total may come to, and how likely. Plain JSON. */
export type Law = ForecastScope & {
  /**
   * `constant`, `enumeration`, `lattice`: exact. `inversion`: of the characteristic function, within `errorBound`.
   * `conditional-normal`: very many draws under a common factor.
   */
  readonly method: string;
  readonly asOf: string;
  readonly currency: string;
  /** How many opportunities count. */
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  /** P(S ≤ x − amount) − probability ≤ what is told ≤ P(S ≤ x + amount) + probability, for every x. */
  readonly errorBound: { readonly amount: Money; readonly probability: number };
  /** The standard deviation of the normal law that smoothed it; `null` where nothing had to. */
  readonly smoothedBy: Money | null;
  /** Exact, rounded once: the weighted forecast. */
  readonly mean: Money;
  readonly sd: Money;
  /** `q10` is exceeded nine times out of ten: inf{x : P(S ≤ x) ≥ 0.1}. */
  readonly quantiles: { readonly q10: Money; readonly q50: Money; readonly q90: Money };
  readonly plateaus: { readonly q10: PlateauInterval; readonly q50: PlateauInterval; readonly q90: PlateauInterval };
  /** The mean of the worst tenth. */
  readonly expectedShortfall: { readonly level: 0.1; readonly amount: Money };
  readonly quota: {
    readonly amount: Money;
    /** P(S ≥ quota): exactly reaching it counts. */
    readonly probability: number;
    /** E max(quota − S, 0). */
    readonly expectedGap: Money;
  } | null;
  /** The correlation of the hidden factor, and what it means for two outcomes at the mean probability. */
  readonly correlation: { readonly latent: number; readonly ofOutcomes: number | null };
  /**
   * q10 under other correlations: independence is the optimistic assumption. Each of a law of its own, found with less effort
   * than the law that was asked for, and with its own bound.
   */
  readonly q10ByCorrelation: readonly {
    readonly latent: number;
    readonly q10: Money;
    readonly errorBound: { readonly amount: Money; readonly probability: number };
  }[];
  /** The distribution function, for plotting: amounts rise. */
  readonly points: readonly { readonly amount: Money; readonly atMost: number }[];
};
