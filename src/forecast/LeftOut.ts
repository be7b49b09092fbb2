/** Why a row counts nothing; `overdue`: open, expected before today, and not inside of the window. */
export type LeftOut =
  | 'lost'
  | 'abandoned'
  | 'outsideWindow'
  | 'overdue'
  | 'undated'
  | 'noAmount'
  | 'noProbability'
  | 'unconverted'
  | 'contradictory'
  | 'duplicate';

/** Whether a row counts nothing for its date alone: it is in no window, or in another. */
export function isLeftOutByDate(leftOut: LeftOut | null): boolean {
  return leftOut === 'outsideWindow' || leftOut === 'overdue' || leftOut === 'undated';
}
