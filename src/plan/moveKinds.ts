import type { MoveKind } from '../values/index.js';

/** The byte of each kind in a track's table; 0 is no move. */
export const MOVE_KINDS: readonly [undefined, ...MoveKind[]] = [
  undefined,
  'advance',
  'skip',
  'rollBack',
  'repeat',
  'close',
  'reopen',
  'change',
];

export const ADVANCE = 1;
export const SKIP = 2;
export const ROLL_BACK = 3;
export const REPEAT = 4;
export const CLOSE = 5;
export const REOPEN = 6;
export const CHANGE = 7;
