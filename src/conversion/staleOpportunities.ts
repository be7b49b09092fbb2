import type { StageHistory } from '../history/index.js';
import { CLOSED, PARKED } from '../history/index.js';
import { createIssue, isIterable, isRecord, StagewrightError, wrongType } from '../issues/index.js';
import {
  type InstantInput,
  isBlank,
  type Money,
  type PeriodUnit,
  readInstant,
  unreadableInstant,
} from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS, type DayClockOptions, dayClock } from './dayClock.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { exclusions } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf, roadOf } from './spellsOf.js';
import { CLOCKS, readLimits, type StaleClock, type StaleThresholds } from './staleLimits.js';
import { readAsOf } from './standingAt.js';
import { mixedCurrencies, sumWorth } from './sumWorth.js';
import { type Worth, worthAt } from './worthAt.js';

export type StaleOpportunity = {
  readonly id: string;
  readonly stage: string | null;
  /** `null` where no activity is known, or the opportunity stands in no stage. */
  readonly days: { readonly [clock in StaleClock]: number | null };
  readonly over: readonly { readonly clock: StaleClock; readonly days: number; readonly threshold: number }[];
  readonly amount: Money | null;
};

export type StaleReport = {
  readonly open: number;
  readonly stale: number;
  /** Of the stale ones; `null` where nobody has one, or they are of several currencies (`mixed_currencies`). */
  readonly amount: Money | null;
  /** How many of the stale ones have no amount. */
  readonly withoutAmount: number;
  /** Those beyond a threshold, the longest in their stage first. */
  readonly opportunities: readonly StaleOpportunity[];
};

export type StaleOpportunitiesOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = DayClockOptions &
  SplitOptions<B, E> & {
    /** No default. Stale is who is beyond one of them. */
    readonly after: StaleThresholds;
    /** Activities of the host: calls, visits, mails. The last one up to `asOf` counts. */
    readonly activities?: Iterable<{ readonly opportunityId: string; readonly at: InstantInput }>;
  };

type Member = StaleOpportunity & { readonly opportunity: number; readonly createdAt: number; readonly worth: Worth };

/**
 * Open opportunities that nothing happens with, by several clocks at once: days in the stage, since the last row, since the
 * last activity, since creation. An opportunity is stale where one of its clocks is beyond its threshold, given in days, by
 * stage, or as a quantile of the history itself (Kaplan-Meier, as in `stageAgeing`; not reached: nobody is).
 *
 * Waiting stops every clock, and who is parked now is left out (`parked`), as are those closed and voided (`closed`,
 * `voided`). Who has no activity at all counts since creation. Groups by the period of creation. Limits are those of the
 * whole history in every group. Amounts of several currencies have no sum (`mixed_currencies`). Linear in events, quantiles a sort.
 *
 * @throws {StagewrightError} `unreadable_instant`, also of activities, `missing_id` of one without an opportunity,
 * `after_as_of`; `unknown_stage` in `byStage`; `out_of_range` for a threshold below 0 or a quantile not between 0 and 1; of
 * options that it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`,
 * `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, staleOpportunities } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'b', at: '2026-01-25T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { total } = staleOpportunities(history, { after: { inStage: 14 }, asOf: '2026-02-01T00:00:00Z' });
 * total.opportunities.map(({ id, over }) => [id, over[0]?.clock, over[0]?.days]) // => [['a', 'inStage', 30]]
 */
export function staleOpportunities<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: StaleOpportunitiesOptions<B, E>): Measured<StaleReport, B | Every<E>> {
  checkOptions(history, options, { after: 'needed', activities: 'any', unit: DAY_UNITS });
  const asOf = readAsOf(options.asOf);
  const clock = dayClock(history, asOf.ms, options);
  const limitOf = readLimits(history, asOf.ms, options);
  const activities = lastActivities(options.activities ?? [], asOf.ms);
  const { counts, leaveOut } = exclusions();
  const { isDead } = roadOf(history.path);
  const members = journeysOf(history, asOf.ms).flatMap(
    ({ opportunity, createdAt, spells, status, isVoided }): readonly Member[] => {
      if (isVoided) return leaveOut('voided') || [];
      if (status === CLOSED || isDead(spells.at(-1)?.place ?? -1)) return leaveOut('closed') || [];
      if (status === PARKED) return leaveOut('parked') || [];
      const id = history.ids[opportunity] ?? '';
      const spell = spells.at(-1);
      const stage = spell === undefined ? null : (history.places[spell.place] ?? null);
      const since = (from: number) => clock(opportunity, from, asOf.ms);
      const days = {
        inStage: spell === undefined ? null : since(spell.at),
        sinceChange: since(lastRow(history, opportunity, asOf.ms)),
        sinceActivity: options.activities === undefined ? null : since(activities.get(id) ?? createdAt),
        age: since(createdAt),
      };
      const over = CLOCKS.flatMap((name) => {
        const [found, threshold] = [days[name], limitOf(name, stage)];
        return found !== null && threshold !== null && found > threshold
          ? [{ clock: name, days: found, threshold }]
          : [];
      });
      const worth = worthAt(history, opportunity, { instant: asOf.ms, asOf: asOf.ms });
      return [{ opportunity, createdAt, id, stage, days, over, amount: sumWorth([worth]).money, worth }];
    },
  );
  return reportOf(history, members, options, {
    method: `staleOpportunities/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: mixedCurrencies(worthOf(staleOf(members))),
    at: ({ createdAt }) => createdAt,
    moment: () => asOf.ms,
    value: (of) => {
      const stale = staleOf(of);
      const { money, withoutAmount } = worthOf(stale);
      return {
        open: of.length,
        stale: stale.length,
        amount: money,
        withoutAmount,
        opportunities: [...stale]
          .sort((a, b) => (b.days.inStage ?? -1) - (a.days.inStage ?? -1) || (a.id < b.id ? -1 : 1))
          .map(({ id, stage, days, over, amount }) => ({ id, stage, days, over, amount })),
      };
    },
  });
}

const staleOf = (members: readonly Member[]) => members.filter(({ over }) => over.length > 0);
const worthOf = (members: readonly Member[]) => sumWorth(members.map(({ worth }) => worth));

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function lastRow({ first, at, recordedAt }: StageHistory<any>, opportunity: number, asOf: number): number {
  let last = 0;
  for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++)
    if ((at[event] ?? 0) <= asOf && (recordedAt[event] ?? 0) <= asOf) last = at[event] ?? 0;
  return last;
}

function lastActivities(
  activities: Iterable<{ readonly opportunityId: string; readonly at: InstantInput }>,
  asOf: number,
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  let index = 0;
  if (!isIterable(activities)) throw new StagewrightError([wrongType('activities', 'list', activities)]);
  for (const activity of activities) {
    if (!isRecord(activity)) throw new StagewrightError([wrongType(`activities.${index}`, 'record', activity)]);
    const { opportunityId, at } = activity;
    if (isBlank(opportunityId))
      throw new StagewrightError([createIssue('missing_id', `activities.${index}.opportunityId`)]);
    // As in rows, an id may be a number.
    const id = String(opportunityId);
    const ms = readInstant(at);
    if (ms === null) throw new StagewrightError([unreadableInstant(`activities.${index}.at`, at)]);
    if (ms <= asOf) last.set(id, Math.max(ms, last.get(id) ?? ms));
    index++;
  }
  return last;
}
