import { CLOSED, type StageHistory, VOIDED } from '../history/index.js';
import { type CloseCounting, CloseTally, WHY } from './CloseTally.js';
import { emptyScan, scanStanding } from './standingAt.js';

/**
 * Every close that lies in a period as events were known at an instant, those that were reopened later too, by opportunity
 * and in order of time. A close that is reopened at the same instant is none.
 *
 * @returns the closes, and those left out: of opportunities that are `voided`, `outside_period`, `abandoned` where only
 * decided ones count, `without_amount` where amounts are asked for. Who never closed has none to leave out.
 */
export function everyClose(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  { from, to }: { readonly from: number; readonly to: number },
  counting: CloseCounting,
): CloseTally {
  const { at, recordedAt, status, first } = history;
  const tally = new CloseTally(history, counting);
  const found = emptyScan();
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const { last } = scanStanding(history, opportunity, asOf, asOf, found);
    if (last < 0) continue;
    const isVoided = status[last] === VOIDED;
    let before = -1;
    let ending = -1;
    for (let event = first[opportunity] as number; event <= last; event++) {
      if ((at[event] as number) > asOf || (recordedAt[event] as number) > asOf) continue;
      if (status[event] === CLOSED) ending = event;
      const isOver = ending >= 0 && (event === last || status[event] !== CLOSED);
      if (!isOver) continue;
      const { closedAt, closing } = scanStanding(history, opportunity, at[ending] as number, asOf, found);
      ending = -1;
      if (Number.isNaN(closedAt) || closing === before) continue;
      before = closing;
      if (isVoided) tally.leaveOut(WHY.voided);
      else if (closedAt < from || closedAt >= to) tally.leaveOut(WHY.outside_period);
      else tally.add(opportunity, closedAt, found);
    }
  }
  return tally;
}
