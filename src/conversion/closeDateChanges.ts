import { OPEN, type StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { compensatedSum, quantile } from '../statistics/index.js';
import { instantText, type Money, readCalendar, zoneClock } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type DealState, dealStates, stateBefore } from './dealAt.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { sumByCurrency } from './sumWorth.js';

export type CloseDateChanges = {
  /** Opportunities that were open with an expected close at some time of the period. */
  readonly dated: number;
  /** Of them, whose expected close was changed at all. */
  readonly changed: Rate;
  /** Changes to a later date, to an earlier one, to none. */
  readonly pushes: number;
  readonly pulls: number;
  readonly removals: number;
  /** Days of a push; `null` without one. */
  readonly meanPushDays: number | null;
  readonly medianPushDays: number | null;
  /** Expected to close within the period (by its first date in it), and at its end open, with a date behind it or none. */
  readonly slipped: Rate;
  readonly slippedAmount: readonly Money[];
  readonly slippedIds: readonly string[];
  /** Who was pushed most often: the first ten, by pushes and days. */
  readonly worst: readonly { readonly id: string; readonly pushes: number; readonly days: number }[];
};

export type CloseDateChangesOptions<B extends string = never> = Omit<SplitOptions<B>, 'every'> & {
  readonly during: During;
};

type Member = {
  readonly opportunity: number;
  readonly pushes: readonly number[];
  readonly pulls: number;
  readonly removals: number;
  readonly isDue: boolean;
  readonly hasSlipped: boolean;
  readonly end: DealState;
};

/**
 * How expected close dates were moved in a period: pushes, pulls, and which share of what was to close within the period
 * slipped over its end. Grouped by owner it says whose dates hold.
 *
 * Counted are changes of the date while an opportunity is open; the first date is none. `slipped` is of those whose first
 * expected close in the period (at its beginning, or when it was set) lay before its end; who was closed is not slipped,
 * whatever its date. Left out: those never open with a date in it (`undated`), and voided ones. Linear in events.
 *
 * @throws {StagewrightError} `close_dates_unknown` for a history without close dates; `unreadable_instant`, `empty_period`,
 * `after_as_of`, an unknown time zone.
 *
 * @example
 * import { closeDateChanges, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-05T00:00:00Z', to: 'lead', close: '2026-03-20' },
 *   { id: 'a', at: '2026-03-10T00:00:00Z', to: 'offer', close: '2026-04-19' },
 *   { id: 'b', at: '2026-01-05T00:00:00Z', to: 'lead', close: '2026-03-25' },
 *   { id: 'b', at: '2026-03-24T00:00:00Z', to: 'won', close: '2026-03-24' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to', closeOn: 'close' } });
 * const { total } = closeDateChanges(history, { during: { from: '2026-01-01', to: '2026-04-01' }, asOf: '2026-04-01T00:00:00Z' });
 * [total.pushes, total.medianPushDays, total.slipped.value, total.slippedIds] // => [1, 30, 0.5, ['a']]
 */
export function closeDateChanges<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: CloseDateChangesOptions<B>,
): Measured<CloseDateChanges, B> {
  checkOptions(history, options, { needs: ['during'] });
  const { calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  if (history.closeOn === null) throw new StagewrightError([createIssue('close_dates_unknown', 'history')]);
  const { from, to } = readDuring(options.during, calendar, 'during');
  if (to > asOf.ms)
    throw new StagewrightError([createIssue('after_as_of', 'during.to', { value: instantText(to), asOf: asOf.text })]);
  // The first day that does not belong to the period.
  const endDay = zoneClock(readCalendar(calendar))(to - 1) + 1;
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).flatMap(({ opportunity, isVoided }): readonly Member[] => {
    if (isVoided) return leaveOut('voided') || [];
    const states = dealStates(history, opportunity, asOf.ms);
    const end = stateBefore(states, to);
    const during = states.filter(({ at }) => at >= from && at < to);
    const known = [...[stateBefore(states, from)].flatMap((state) => state ?? []), ...during];
    const first = known.find(({ status, closeOn }) => status === OPEN && closeOn !== null);
    if (end === null || first === undefined) return leaveOut('undated') || [];
    return [{ opportunity, ...changesOf(known), ...dueOf(first, end, endDay), end }];
  });
  return reportOf(history, members, options, {
    method: 'closeDateChanges/open',
    asOf: asOf.text,
    excluded: counts,
    at: () => from,
    value: (of) => changes(of, history.ids),
  });
}

/** Changes of the date between two states of which the later is open. */
function changesOf(states: readonly DealState[]): Pick<Member, 'pushes' | 'pulls' | 'removals'> {
  const pushes: number[] = [];
  let [pulls, removals] = [0, 0];
  let date: number | null = null;
  for (const { status, closeOn } of states) {
    if (status !== OPEN) continue;
    if (date !== null && closeOn === null) removals++;
    else if (date !== null && closeOn !== null && closeOn > date) pushes.push(closeOn - date);
    else if (date !== null && closeOn !== null && closeOn < date) pulls++;
    date = closeOn;
  }
  return { pushes, pulls, removals };
}

function dueOf({ closeOn: due }: DealState, end: DealState, endDay: number): Pick<Member, 'isDue' | 'hasSlipped'> {
  const isDue = due !== null && due < endDay;
  const isOpen = end.status === OPEN;
  return { isDue, hasSlipped: isDue && isOpen && (end.closeOn === null || end.closeOn >= endDay) };
}

const WORST = 10;

function changes(members: readonly Member[], ids: readonly string[]): CloseDateChanges {
  const pushDays = members.flatMap(({ pushes }) => pushes);
  const median = quantile(pushDays, [0.5]);
  const slipped = members.filter(({ hasSlipped }) => hasSlipped);
  const isChanged = ({ pushes, pulls, removals }: Member) => pushes.length + pulls + removals > 0;
  const idOf = ({ opportunity }: Member) => ids[opportunity] ?? '';
  return {
    dated: members.length,
    changed: rateOf(members.filter(isChanged).length, members.length),
    pushes: pushDays.length,
    pulls: members.reduce((sum, { pulls }) => sum + pulls, 0),
    removals: members.reduce((sum, { removals }) => sum + removals, 0),
    meanPushDays: pushDays.length === 0 ? null : compensatedSum(pushDays) / pushDays.length,
    medianPushDays: median.ok ? (median.values[0] ?? null) : null,
    slipped: rateOf(slipped.length, members.filter(({ isDue }) => isDue).length),
    slippedAmount: sumByCurrency(slipped.map(({ end }) => end)),
    slippedIds: slipped.map(idOf),
    worst: members
      .filter(({ pushes }) => pushes.length > 0)
      .map((member) => ({
        id: idOf(member),
        pushes: member.pushes.length,
        days: member.pushes.reduce((sum, days) => sum + days, 0),
      }))
      .sort((a, b) => b.pushes - a.pushes || b.days - a.days || (a.id < b.id ? -1 : 1))
      .slice(0, WORST),
  };
}
