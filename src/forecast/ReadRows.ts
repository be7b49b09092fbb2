import { isBlank } from '../values/index.js';
import type { ForecastDeal } from './Forecast.js';
import type { RowClass } from './RowClass.js';

/**
 * The rows of a forecast, read, by columns: what goes through a million of them touches no more of each than it needs, and
 * most need its class and its amount. A row is its place in all columns.
 */
export type ReadRows = {
  /** As they are told; what a row counts is taken back where others of its opportunity contradict it. */
  readonly deals: { -readonly [K in keyof ForecastDeal]: ForecastDeal[K] }[];
  /** `null` where the row counts nothing; its deal's `leftOut` says why. */
  readonly classes: (RowClass | null)[];
  readonly minors: (number | bigint)[];
  /** The date that places a row: of the close if it is won, of the expected close if it is open. */
  readonly dates: (string | null)[];
  /** Rows whose opportunity has other rows as well. */
  readonly shared: Set<number>;
  /** Rows whose probability was given by hand. */
  readonly byHand: Set<number>;
  /** Rows one of whose probabilities had run out, or runs out nobody knows when. */
  readonly expired: Set<number>;
};

export function emptyRows(): ReadRows {
  return {
    deals: [],
    classes: [],
    minors: [],
    dates: [],
    shared: new Set(),
    byHand: new Set(),
    expired: new Set(),
  };
}

/** The opportunity of a row: rows that share it are one draw. One that names none, or leaves it blank, is its own. */
export function opportunityOf({ opportunityId, id }: Pick<ForecastDeal, 'opportunityId' | 'id'>): string {
  return opportunityId === undefined || isBlank(opportunityId) ? id : opportunityId;
}

/** Goes through the rows that count. */
export function eachCounted({ classes }: ReadRows, visit: (row: number, rowClass: RowClass) => void): void {
  for (let row = 0; row < classes.length; row++) {
    const rowClass = classes[row];
    if (rowClass != null) visit(row, rowClass);
  }
}
