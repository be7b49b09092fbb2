import type { Issue } from '../issues/index.js';
import type { Deal, Money } from '../values/index.js';
import type { LeftOut } from './LeftOut.js';

/** The four numbers of a forecast, in its currency. `won` and `open` add up to `weighted`. */
export type ForecastTotal = {
  /** Won deals in full, open ones by their probability. */
  readonly weighted: Money;
  readonly won: Money;
  readonly open: Money;
  /** Won and open deals in full. */
  readonly unweighted: Money;
  /** How many opportunities; rows that share one count once. */
  readonly opportunities: number;
};

/** What one currency contributes, in that currency. */
export type CurrencySubtotal = ForecastTotal & {
  readonly currency: string;
  /** Left out for want of a rate. */
  readonly unconverted: { readonly amount: Money; readonly rows: number };
};

/** A part of the forecast by where a number comes from; shares are in ten-thousandths and sum to 1. */
export type SourceShare = { readonly source: string | null; readonly weighted: Money; readonly share: number | null };

/** A row with what was made of it. */
export type ForecastDeal = Deal & {
  /** Rounded for itself: the totals are exact and not the sum of these. */
  readonly weighted: Money;
  readonly counted: 'won' | 'open' | null;
  readonly leftOut: LeftOut | null;
  /** The rate of exchange, as a decimal; `null` in the forecast's own currency. */
  readonly rate: string | null;
};

/**
 * A weighted forecast: plain JSON with its rows in it, so that it can be stored and compared with the next one.
 */
export type Forecast = {
  readonly method: 'weighted';
  readonly asOf: string;
  readonly currency: string;
  readonly zone: string;
  readonly closing: { readonly from: string; readonly to: string } | null;
  /** How many opportunities count. */
  readonly n: number;
  /** Rows that count nothing, by reason. */
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  readonly total: ForecastTotal;
  /** They add up to `total`. */
  readonly groups: readonly {
    readonly key: { readonly [name: string]: string | null };
    readonly value: ForecastTotal;
  }[];
  readonly byCurrency: readonly CurrencySubtotal[];
  /**
   * The open part as it is and as stages alone would say, over the rows for which a stage's probability is known;
   * `notComparable` is the weighted amount of the others: `used` and it add up to the open part.
   */
  readonly stageView: {
    readonly used: Money;
    readonly stage: Money;
    readonly difference: Money;
    readonly notComparable: Money;
  };
  /** Whose word the forecast is: the open part by the source of its probabilities, all of it by that of its amounts; both add up. */
  readonly sources: { readonly probability: readonly SourceShare[]; readonly amount: readonly SourceShare[] };
  /** Open rows whose probability, given by hand, has expired, expires on no date, is due for review, or says no time of it. */
  readonly stale: readonly string[];
  readonly deals: readonly ForecastDeal[];
};
