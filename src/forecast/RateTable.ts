import type { Issue } from '../issues/index.js';
import type { Fraction } from '../values/index.js';

/** A rate that stands on a date. */
export type DatedRate = { readonly on: string; readonly text: string; readonly value: Fraction };

/** Rates of exchange by currency and date. */
export type RateTable = {
  /** Whether any rate was given: without, other currencies are refused as such. */
  readonly isEmpty: boolean;
  /** The last rate on or before a date that is not too old; `null` where there is none. */
  readonly find: (currency: string, date: string) => DatedRate | null;
  /** How many days older than a date the last rate before it is; `null` where there is none. */
  readonly ageOf: (currency: string, date: string) => number | null;
  /** How many they may be. */
  readonly maxAgeDays: number;
  /** Rates that could not be read, and what is odd about others. */
  readonly issues: readonly Issue[];
};
