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
