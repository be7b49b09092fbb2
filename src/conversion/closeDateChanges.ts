import { OPEN, PARKED, type StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { compensatedSum, quantile } from '../statistics/index.js';
import { type Money, type PeriodUnit, readCalendar, zoneClock } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type DealState, dealStates, stateBefore } from './dealAt.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { type During, exclusions } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { readStretch, type Stretch, stretchReport } from './stretchReport.js';
import { sumByCurrency, withoutAmount } from './sumWorth.js';

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
  /** How many of those that slipped have no amount. */
  readonly withoutAmount: number;
  readonly slippedIds: readonly string[];
  /** Who was pushed most often: the first ten, by pushes and days. */
  readonly worst: readonly { readonly id: string; readonly pushes: number; readonly days: number }[];
};

export type CloseDateChangesOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & {
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
 * Counted are changes of the date while an opportunity is open, waiting ones too; the first date is none. What the row of
 * a close says is the day of it, and no change of what was expected; where it is reopened, its date is held against the
 * last one before the close, and a change of it counts at the reopening. `slipped` is of those whose first expected close in the period (at its beginning, or when it was set) lay before its end; who was closed is not slipped,
 * whatever its date. `every` asks the same of each period: pushes, pulls and removals, which happen at one moment, sum to
 * the whole; who was open with a date, or slipped, may be so in several. Left out: those that were
 * open in it without a date (`undated`) or were not (`not_open`: created later, closed before, or closed from their first row),
 * and voided ones. Linear in events, with `every` in opportunities × periods too.
 *
 * @throws {StagewrightError} `close_dates_unknown` for a history without close dates; `unreadable_instant`, `empty_period`,
 * `after_as_of`, `outside_fiscal_calendar` (see `every`); of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
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
export function closeDateChanges<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: CloseDateChangesOptions<B, E>): Measured<CloseDateChanges, B | Every<E>> {
  checkOptions(history, options, { during: 'needed' });
  const { calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  if (history.closeOn === null) throw new StagewrightError([createIssue('close_dates_unknown', 'history')]);
  const { from, to } = readStretch(history, options, asOf);
  const dayOf = zoneClock(readCalendar(calendar));
  const { counts, leaveOut } = exclusions();
  const deals = journeysOf(history, asOf.ms)
    .filter(({ isVoided }) => !isVoided || leaveOut('voided'))
    .map(({ opportunity }): Deal => {
      const states = dealStates(history, opportunity, asOf.ms);
      return { opportunity, states, changes: dateChanges(states) };
    });
  const membersOf = ({ from, to, isWhole }: Stretch) => {
    // The first day that does not belong to the period.
    const endDay = dayOf(to - 1) + 1;
    return deals.flatMap((deal): readonly Member[] => {
      const member = memberIn(deal, { from, to, endDay });
      if (typeof member !== 'string') return [member];
      return (isWhole && leaveOut(member)) || [];
    });
  };
  return stretchReport(history, { from, to }, options, {
    method: 'closeDateChanges/open',
    asOf: asOf.text,
    excluded: counts,
    membersOf,
    value: (of) => changesIn(of, history.ids),
  });
}

type Deal = {
  readonly opportunity: number;
  readonly states: readonly DealState[];
  readonly changes: readonly DateChange[];
};

/** Days by which an expected close was put off, below zero where it was pulled in; `null`: it was taken away. */
type DateChange = { readonly at: number; readonly days: number | null };

/** Or why it is none: at no time of the period it was open, or it was so without an expected close. */
function memberIn(
  { opportunity, states, changes }: Deal,
  { from, to, endDay }: { readonly from: number; readonly to: number; readonly endDay: number },
): Member | 'not_open' | 'undated' {
  const isIn = ({ at }: { readonly at: number }) => at >= from && at < to;
  const end = stateBefore(states, to);
  const open = [stateBefore(states, from) ?? [], states.filter(isIn)].flat().filter(isOpen);
  if (end === null || open.length === 0) return 'not_open';
  const first = open.find(({ closeOn }) => closeOn !== null);
  const own = changes.filter(isIn);
  if (first === undefined && own.length === 0) return 'undated';
  const days = own.flatMap((change) => change.days ?? []);
  return {
    opportunity,
    pushes: days.filter((by) => by > 0),
    pulls: days.filter((by) => by < 0).length,
    removals: own.filter((change) => change.days === null).length,
    ...(first === undefined ? { isDue: false, hasSlipped: false } : dueOf(first, end, endDay)),
    end,
  };
}

/** Changes of the date while open, each when it became known; from what it was before being closed, too. */
function dateChanges(states: readonly DealState[]): readonly DateChange[] {
  const changes: DateChange[] = [];
  let date: number | null = null;
  for (const state of states) {
    if (!isOpen(state)) continue;
    const { closeOn, at } = state;
    if (date !== null && closeOn !== date) changes.push({ at, days: closeOn === null ? null : closeOn - date });
    date = closeOn;
  }
  return changes;
}

function dueOf({ closeOn: due }: DealState, end: DealState, endDay: number): Pick<Member, 'isDue' | 'hasSlipped'> {
  const isDue = due !== null && due < endDay;
  return { isDue, hasSlipped: isDue && isOpen(end) && (end.closeOn === null || end.closeOn >= endDay) };
}

const isOpen = ({ status }: DealState) => status === OPEN || status === PARKED;

const WORST = 10;

function changesIn(members: readonly Member[], ids: readonly string[]): CloseDateChanges {
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
    withoutAmount: withoutAmount(slipped.map(({ end }) => end)),
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
