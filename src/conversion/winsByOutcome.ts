import type { StageHistory } from '../history/index.js';
import type { Closes } from './CloseTally.js';
import type { Rate } from './Rate.js';

/** Of the base of a win rate, the share won with one outcome. */
export type OutcomeWinRate = {
  /** `null`: won, where only a stage behind the win is known. */
  readonly outcome: string | null;
  readonly rate: Rate;
};

/** Closes by won outcome, in order of the path: of each whether it was won so. That nobody is in is told too, `null` is not. */
export function winsByOutcome(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { path }: StageHistory<any>,
  { isWon, outcome }: Closes,
  n: number,
): readonly { readonly outcome: string | null; readonly isHit: Uint8Array }[] {
  const wonAs = (place: number) =>
    Uint8Array.from(isWon.subarray(0, n), (won, close) => (won === 1 && outcome[close] === place ? 1 : 0));
  const nameless = wonAs(-1);
  return [
    ...path.won.map((name, index) => ({ outcome: name, isHit: wonAs(path.stages.length + index) })),
    ...(nameless.includes(1) ? [{ outcome: null, isHit: nameless }] : []),
  ];
}
