import { amountAt, CLOSED, type StageHistory, VOIDED } from '../history/index.js';
import { emptyScan, scanStanding } from './standingAt.js';

/** Closes in columns: of whom, when, whether won, and the event whose amount is that at the close. */
export type Closes = {
  readonly opportunity: Int32Array;
  readonly countedAt: Float64Array;
  readonly isWon: Uint8Array;
  readonly closing: Int32Array;
  /** The last outcome; -1 for none, and where only a stage behind the win is known. */
  readonly outcome: Int16Array;
};

/** Kinds of a close, as `scanStanding` has them. */
export const WON = 1;
export const ABANDONED = 3;

/**
 * Every close that lies in a period as events were known at an instant, those that were reopened later too, by opportunity
 * and in order of time. A close that is reopened at the same instant is none.
 *
 * @returns the closes, and what was left out: opportunities that are `open` and never closed, or `voided`; closes
 * `outside_period`, `abandoned` where only decided ones count, `without_amount` where amounts are asked for.
 */
export function everyClose(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  { from, to, against, weight }: { from: number; to: number; against: string; weight: string },
): {
  readonly closes: Closes;
  readonly n: number;
  readonly open: 0;
  readonly notWon: number;
  readonly excluded: { readonly [why: string]: number };
} {
  const { at, recordedAt, status, first } = history;
  const rows: { opportunity: number; countedAt: number; isWon: boolean; closing: number; outcome: number }[] = [];
  const left: { [why: string]: number } = {};
  const leaveOut = (why: string) => {
    left[why] = (left[why] ?? 0) + 1;
  };
  const found = emptyScan();
  let notWon = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const { last } = scanStanding(history, opportunity, asOf, asOf, found);
    if (last < 0) continue;
    if (status[last] === VOIDED) {
      leaveOut('voided');
      continue;
    }
    let before = -1;
    let hasClosed = false;
    let ending = -1;
    for (let event = first[opportunity] as number; event <= last; event++) {
      if ((at[event] as number) > asOf || (recordedAt[event] as number) > asOf) continue;
      if (status[event] === CLOSED) ending = event;
      const isOver = ending >= 0 && (event === last || status[event] !== CLOSED);
      if (!isOver) continue;
      const { closedAt, kind, outcome, closing } = scanStanding(
        history,
        opportunity,
        at[ending] as number,
        asOf,
        found,
      );
      ending = -1;
      if (Number.isNaN(closedAt) || closing === before) continue;
      before = closing;
      hasClosed = true;
      const isWon = kind === WON;
      if (closedAt < from || closedAt >= to) leaveOut('outside_period');
      else if (against === 'decided' && kind === ABANDONED) leaveOut('abandoned');
      else {
        if (!isWon) notWon++;
        if (weight === 'amount' && amountAt(history, closing) === null) leaveOut('without_amount');
        else rows.push({ opportunity, countedAt: closedAt, isWon, closing, outcome });
      }
    }
    if (!hasClosed) leaveOut('open');
  }
  return {
    closes: {
      opportunity: Int32Array.from(rows, (row) => row.opportunity),
      countedAt: Float64Array.from(rows, (row) => row.countedAt),
      isWon: Uint8Array.from(rows, (row) => (row.isWon ? 1 : 0)),
      closing: Int32Array.from(rows, (row) => row.closing),
      outcome: Int16Array.from(rows, (row) => row.outcome),
    },
    n: rows.length,
    open: 0,
    notWon,
    excluded: left,
  };
}
