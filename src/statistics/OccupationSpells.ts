import type { StateSpells } from './stateMoves.js';

/** Stays, and whose they are. */
export type OccupationSpells = StateSpells & {
  /** By stay: whose it is, from 0. */
  readonly individuals: ArrayLike<number>;
  /** By individual: the state it is in at 0; -1 where it was not seen then. */
  readonly starts: ArrayLike<number>;
};
