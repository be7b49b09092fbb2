import { type SpellColumns, type StageHistory, VOIDED } from '../history/index.js';
import { type CloseCounting, CloseTally, WHY } from './CloseTally.js';
import { emptyScan, scanNow, scanStanding } from './standingAt.js';
import type { Basis } from './winRateBasis.js';

/** Who counts with the last outcome, closed or open, and why others do not. */
export function lastCloses(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  spells: SpellColumns,
  asOf: number,
  basis: Basis,
  counting: CloseCounting,
): CloseTally {
  const tally = new CloseTally(history, counting);
  const byClose = basis.kind === 'closedDuring';
  const found = emptyScan();
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const last = spells.last[opportunity] as number;
    if (last < 0) continue;
    if (history.status[last] === VOIDED) {
      tally.leaveOut(WHY.voided);
      continue;
    }
    scanNow(history, spells, opportunity, asOf, found);
    const countedAt = byClose ? found.closedAt : basis.startOf(spells, opportunity);
    const end = basis.followUp === null ? asOf : countedAt + basis.followUp;
    if (byClose && found.reopened) tally.leaveOut(WHY.reopened);
    else if (Number.isNaN(countedAt)) tally.leaveOut(basis.kind === 'enteredDuring' ? WHY.not_entered : WHY.open);
    else if (countedAt < basis.from || countedAt >= basis.to) tally.leaveOut(WHY.outside_period);
    else if (end > asOf) tally.leaveOut(WHY.too_young);
    else {
      if (end !== asOf) scanStanding(history, opportunity, end, asOf, found);
      tally.add(opportunity, countedAt, found);
    }
  }
  return tally;
}
