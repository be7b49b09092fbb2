import type { BusinessCalendar, Rounding } from '../values/index.js';
import type { RateTable } from './RateTable.js';

/** The options of a forecast, read and checked. */
export type ForecastSettings = {
  readonly asOf: string;
  /** `asOf` in epoch milliseconds. */
  readonly now: number;
  /** The date of `asOf` in the calendar's zone. */
  readonly today: string;
  readonly currency: string;
  readonly calendar: BusinessCalendar;
  readonly closing: { readonly from: string; readonly to: string } | null;
  readonly rates: RateTable;
  readonly openRate: 'asOf' | 'closeOn';
  readonly rounding: Rounding;
};
