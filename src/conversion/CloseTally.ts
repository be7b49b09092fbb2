import { amountAt, type StageHistory } from '../history/index.js';
import { grownRows } from './grownRows.js';
import type { StandingScan } from './standingAt.js';

/** Closes in columns: of whom, when they count, whether won, and the event whose amount is that at the close. */
export type Closes = {
  readonly opportunity: Int32Array;
  readonly countedAt: Float64Array;
  readonly isWon: Uint8Array;
  readonly closing: Int32Array;
  /** The last outcome; -1 for none, and where only a stage behind the win is known. */
  readonly outcome: Int16Array;
};

export type CloseCounting = {
  readonly against: 'closed' | 'decided' | 'all';
  readonly weight: 'count' | 'amount';
};

/** Why an opportunity or a close does not count. Numbers, since a count by name for most of the opportunities took a tenth of all. */
export const WHY = {
  voided: 0,
  reopened: 1,
  not_entered: 2,
  outside_period: 3,
  open: 4,
  too_young: 5,
  abandoned: 6,
  without_amount: 7,
} as const;

/** Kinds of a close, as `scanStanding` has them. */
const OPEN = 0;
const WON = 1;
const ABANDONED = 3;

/** Who counts in a win rate, in columns that grow, and why others do not. */
export class CloseTally {
  private closes: Closes = columnsOf(64);
  private n = 0;
  private open = 0;
  private notWon = 0;
  private readonly left = new Uint32Array(Object.keys(WHY).length);

  constructor(
    // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
    private readonly history: StageHistory<any>,
    private readonly counting: CloseCounting,
  ) {}

  leaveOut(why: (typeof WHY)[keyof typeof WHY]): void {
    this.left[why] = (this.left[why] as number) + 1;
  }

  /** One that lies in the period, as it stood when it counts. */
  add(opportunity: number, countedAt: number, { kind, outcome, closing }: StandingScan): void {
    const { against, weight } = this.counting;
    if (kind === OPEN && against !== 'all') return this.leaveOut(WHY.open);
    if (kind === ABANDONED && against === 'decided') return this.leaveOut(WHY.abandoned);
    if (kind !== OPEN && kind !== WON) this.notWon++;
    if (weight === 'amount' && amountAt(this.history, closing) === null) return this.leaveOut(WHY.without_amount);
    if (kind === OPEN) this.open++;
    if (this.n === this.closes.isWon.length) this.closes = grownRows(this.closes);
    this.closes.opportunity[this.n] = opportunity;
    this.closes.countedAt[this.n] = countedAt;
    this.closes.isWon[this.n] = kind === WON ? 1 : 0;
    this.closes.closing[this.n] = closing;
    this.closes.outcome[this.n++] = outcome;
  }

  /** The closes that count, in columns of which the first `n` are theirs; how many of them are open, and how many were not won. */
  read() {
    const excluded: { readonly [why: string]: number } = Object.fromEntries(
      Object.entries(WHY).flatMap(([why, index]) => {
        const count = this.left[index] as number;
        return count > 0 ? [[why, count] as const] : [];
      }),
    );
    return { closes: this.closes, n: this.n, open: this.open, notWon: this.notWon, excluded };
  }
}

function columnsOf(length: number): Closes {
  return {
    opportunity: new Int32Array(length),
    countedAt: new Float64Array(length),
    isWon: new Uint8Array(length),
    closing: new Int32Array(length),
    outcome: new Int16Array(length),
  };
}
