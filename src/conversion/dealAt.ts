import {
  amountAt,
  type CLOSED,
  currencyAt,
  NO_DATE,
  OPEN,
  type PARKED,
  type StageHistory,
  type VOIDED,
} from '../history/index.js';
import type { Worth } from './worthAt.js';

/** What is known of one opportunity after an event. */
export type DealState = Worth & {
  readonly status: typeof OPEN | typeof PARKED | typeof CLOSED | typeof VOIDED;
  readonly at: number;
  /** The expected close as a day number; `null` for none. */
  readonly closeOn: number | null;
};

/** All states of one opportunity as known at `asOf`, in order of time. Linear in its events. */
export function dealStates(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunity: number,
  asOf: number,
): readonly DealState[] {
  const { first, at, recordedAt, status, closeOn } = history;
  const states: DealState[] = [];
  for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
    const when = at[event] ?? 0;
    if (when > asOf || (recordedAt[event] ?? 0) > asOf) continue;
    const day = closeOn?.[event] ?? NO_DATE;
    states.push({
      status: (status[event] ?? OPEN) as DealState['status'],
      at: when,
      closeOn: day === NO_DATE ? null : day,
      amount: amountAt(history, event),
      currency: currencyAt(history, event),
    });
  }
  return states;
}

/** The state that stands just before an instant; `null`: it did not exist yet. */
export function stateBefore(states: readonly DealState[], instant: number): DealState | null {
  return states.findLast(({ at }) => at < instant) ?? null;
}
