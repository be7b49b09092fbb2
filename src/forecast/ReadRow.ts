import type { ForecastDeal } from './Forecast.js';
import type { RowClass } from './RowClass.js';

/** A row of a forecast, read. */
export type ReadRow = {
  /** The row as it is told; what it counts is written with it, and taken back if others of its opportunity contradict it. */
  readonly deal: { -readonly [K in keyof ForecastDeal]: ForecastDeal[K] };
  /** The opportunity: rows that share it are one draw. */
  readonly opportunity: string;
  readonly minor: number | bigint;
  /** `null` where the row counts nothing; `deal.leftOut` says why. */
  rowClass: RowClass | null;
  /** The date that places the row: of the close if it is won, of the expected close if it is open. */
  readonly date: string | null;
  readonly isOverdue: boolean;
  /** Its opportunity has other rows as well. */
  isShared: boolean;
  readonly hasExpired: boolean;
};
