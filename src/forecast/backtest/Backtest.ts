import type { Rate } from '../../conversion/index.js';
import type { StageHistory } from '../../history/index.js';
import type { Issue } from '../../issues/index.js';
import type { Deal, Money, MoneyInput } from '../../values/index.js';
import type { Accuracy } from '../forecastAccuracy.js';
import type { Law } from '../Law.js';

/** What a forecaster may know at a past moment: nothing that came later is in it. */
export type KnownThen<A extends string = never> = {
  readonly asOf: string;
  /** The end of what is to be forecast: amounts won after `asOf` up to it. */
  readonly until: string;
  readonly history: StageHistory<A>;
  /** Its deals, open and closed, without probabilities; see `dealsAt`. */
  readonly deals: readonly Deal[];
};

/** A forecast in the currency of the backtest; a `Law` is one. */
export type PastForecast =
  | {
      readonly expected: MoneyInput;
      readonly quantiles?: readonly { readonly level: number; readonly amount: MoneyInput }[];
      /** The distribution function, as steps: amounts and probabilities rise, the last of them to 0.99 at least. */
      readonly points?: readonly { readonly amount: MoneyInput; readonly atMost: number }[];
    }
  | Law;

/** `null`: no forecast for this moment. */
export type Forecaster<A extends string = never> = (known: KnownThen<A>) => PastForecast | null;

export type BacktestRow = {
  readonly asOf: string;
  readonly until: string;
  readonly forecast: Money;
  readonly actual: Money;
  /** Opportunities that were won. */
  readonly won: number;
  /** Of them, without a known amount in the currency. */
  readonly uncounted: number;
  readonly quantiles: readonly { readonly level: number; readonly amount: Money }[];
  readonly crps: number | null;
};

export type Backtest = {
  readonly method: 'backtestForecast/open' | 'backtestForecast/all';
  /** Past moments that were scored. */
  readonly n: number;
  /** Moments that were not: `unfinished`, `no_forecast`, `duplicate` (given before). */
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  readonly currency: string;
  /**
   * `none` only where every row and every change of an attribute says when it became known, and nothing without a time (an
   * attribute whose changes nobody knows) could be asked.
   */
  readonly leakage: 'none' | 'possible';
  readonly leakageBy: readonly ('recorded_at_assumed' | 'attributes_have_one_time')[];
  readonly rows: readonly BacktestRow[];
  /** WAPE, bias, MASE … of what was expected. */
  readonly accuracy: Accuracy;
  /** Mean pinball loss by level, in major units of the currency. */
  readonly pinball: readonly { readonly level: number; readonly score: number }[];
  /** Of intervals between two levels that are as far from ½: how often the outcome lay in them. */
  readonly coverage: readonly {
    readonly low: number;
    readonly high: number;
    readonly stated: number;
    readonly covered: Rate;
  }[];
  /** Mean of the rows that have a law, in major units of the currency. */
  readonly crps: number | null;
};
