import { CLOSED, PARKED, type StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import { dateOfDay, type Money, type PeriodUnit, readCalendar, startOfDayIn, zoneClock } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS, type DayClockOptions, dayClock } from './dayClock.js';
import { type DealState, dealStates } from './dealAt.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { exclusions, readFollowUp } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { sumByCurrency, withoutAmount } from './sumWorth.js';

/** What is not in order with an open opportunity. */
export type HygieneFault = 'overdue' | 'noCloseDate' | 'noAmount' | 'stale';

export type HygienePart = {
  readonly count: number;
  /** Of all open; of those overdue or undated, of nobody where the history has no close dates. */
  readonly share: Rate;
  readonly amounts: readonly Money[];
  /** How many of them have no amount. */
  readonly withoutAmount: number;
  readonly ids: readonly string[];
};

export type PipelineHygiene = { readonly open: number } & {
  /** An opportunity may have several faults; `clean` has none. */
  readonly [fault in HygieneFault | 'clean']: HygienePart;
};

export type PipelineHygieneOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = DayClockOptions &
  SplitOptions<B, E> & {
    /** Days in a stage beyond which one is stale; default 90. */
    readonly staleAfterDays?: number;
  };

type Member = { readonly opportunity: number; readonly faults: readonly HygieneFault[]; readonly state: DealState };

/**
 * What is not in order in the open pipeline: expected closes that have passed, none at all, no amount (or 0), too long in a
 * stage. Counts, shares, amounts and ids.
 *
 * Overdue is a date before that of `asOf` in the calendar's zone. Parked ones are open, and never stale nor overdue.
 * A history without close dates says so (`close_dates_unknown`): nobody is overdue or undated in it, and of how many nobody
 * knows, so that these two shares are `null`. Closed and voided
 * ones are left out (`closed`, `voided`). Groups by the period of the expected close, `null` for those without one: how
 * sound the pipeline of each is. Which clocks are stale, and for whom, says `staleOpportunities`. Linear in events.
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `out_of_range` for days not above 0; of options that
 * it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, pipelineHygiene } from 'stagewright/conversion';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-05T00:00:00Z', to: 'lead', amount: '100', close: '2026-01-31' },
 *   { id: 'b', at: '2026-01-05T00:00:00Z', to: 'lead', amount: '', close: '2026-06-30' },
 *   { id: 'c', at: '2026-01-05T00:00:00Z', to: 'lead', amount: '200', close: '2026-06-30' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' } as const;
 * const { history } = historyFromRows(rows, { path, columns, currency: 'EUR' });
 * const { overdue, noAmount, clean } = pipelineHygiene(history, { asOf: '2026-02-01T09:00:00Z' }).total;
 * [overdue.ids, overdue.amounts[0]?.amount, noAmount.ids, clean.ids] // => [['a'], '100.00', ['b'], ['c']]
 */
export function pipelineHygiene<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: PipelineHygieneOptions<B, E>): Measured<PipelineHygiene, B | Every<E>> {
  checkOptions(history, options, { staleAfterDays: 'any', unit: DAY_UNITS });
  const { staleAfterDays = 90, calendar = 'UTC' } = options;
  readFollowUp(staleAfterDays, 'staleAfterDays');
  const asOf = readAsOf(options.asOf);
  const zone = readCalendar(calendar);
  const today = zoneClock(zone)(asOf.ms);
  const clock = dayClock(history, asOf.ms, options);
  const hasDates = history.closeOn !== null;
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).flatMap(
    ({ opportunity, createdAt, spells, status, isVoided }): readonly Member[] => {
      if (isVoided) return leaveOut('voided') || [];
      if (status === CLOSED) return leaveOut('closed') || [];
      const state = dealStates(history, opportunity, asOf.ms).at(-1);
      if (state === undefined) return [];
      const days = clock(opportunity, spells.at(-1)?.at ?? createdAt, asOf.ms);
      const isActive = status !== PARKED;
      const faults: readonly (HygieneFault | false)[] = [
        isActive && state.closeOn !== null && state.closeOn < today && 'overdue',
        hasDates && state.closeOn === null && 'noCloseDate',
        (state.amount === null || state.amount === 0n) && 'noAmount',
        isActive && days > staleAfterDays && 'stale',
      ];
      return [{ opportunity, faults: faults.filter((fault) => fault !== false), state }];
    },
  );
  const bounded = { ...options, staleAfterDays };
  return reportOf(history, members, bounded, {
    method: `pipelineHygiene/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: hasDates ? [] : [createIssue('close_dates_unknown', 'history', {}, 'warning')],
    moment: () => asOf.ms,
    at: ({ state }) => (state.closeOn === null ? Number.NaN : startOfDayIn(zone, dateOfDay(state.closeOn))),
    value: (of) => {
      const part = (is: (member: Member) => boolean, base = of.length) => partOf(of.filter(is), base, history.ids);
      const having = (fault: HygieneFault, base = of.length) => part(({ faults }) => faults.includes(fault), base);
      const dated = hasDates ? of.length : 0;
      return {
        open: of.length,
        overdue: having('overdue', dated),
        noCloseDate: having('noCloseDate', dated),
        noAmount: having('noAmount'),
        stale: having('stale'),
        clean: part(({ faults }) => faults.length === 0),
      };
    },
  });
}

const partOf = (members: readonly Member[], base: number, ids: readonly string[]): HygienePart => ({
  count: members.length,
  share: rateOf(members.length, base),
  amounts: sumByCurrency(members.map(({ state }) => state)),
  withoutAmount: withoutAmount(members.map(({ state }) => state)),
  ids: members.map(({ opportunity }) => ids[opportunity] ?? ''),
});
