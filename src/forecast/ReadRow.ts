import type { Deal } from '../values/index.js';
import type { RowClass } from './RowClass.js';

/** Why a row counts nothing. */
export type LeftOut =
  | 'lost'
  | 'abandoned'
  | 'outsideWindow'
  | 'undated'
  | 'noAmount'
  | 'noProbability'
  | 'unconverted'
  | 'contradictory'
  | 'duplicate';

/** A row of a forecast, read. */
export type ReadRow = {
  readonly deal: Deal;
  /** The opportunity: rows that share it are one draw. */
  readonly opportunity: string;
  readonly minor: number | bigint;
  /** `null` where the row counts nothing; `leftOut` says why. */
  rowClass: RowClass | null;
  leftOut: LeftOut | null;
  /** The date that places the row: of the close if it is won, of the expected close if it is open. */
  readonly date: string | null;
  readonly isOverdue: boolean;
  /** Its opportunity has other rows as well. */
  isShared: boolean;
  readonly hasExpired: boolean;
};
