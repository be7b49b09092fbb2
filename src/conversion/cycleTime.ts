import type { StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import { compensatedSum, kaplanMeier, quantile } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { CLOSING_KINDS, type ClosingKind } from './closingsOn.js';
import { leftBy } from './daysQuantile.js';
import { type Every, positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { picked } from './picked.js';
import { RACE_OPTIONS, type RaceColumns, type RaceOptions, raceColumns } from './raceToClose.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { readAsOf } from './standingAt.js';

/** Days of those closed so; `null` where there are none. */
export type CycleDays = {
  readonly n: number;
  readonly mean: number | null;
  readonly q25: number | null;
  readonly median: number | null;
  /** The 95 % band of the median (Brookmeyer & Crowley). */
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
  readonly q75: number | null;
  readonly q90: number | null;
};

export type CycleTime = { readonly [kind in ClosingKind | 'closed']: CycleDays };

export type CycleTimeOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = RaceOptions &
  SplitOptions<B, E> & {
    /** Only those closed in this period; left out: all. */
    readonly closedDuring?: During;
  };

/**
 * How long closed opportunities took from creation, or from the first entry into a stage, to their final close: won, lost,
 * abandoned, and all of them.
 *
 * Of what has closed alone, as sales reports mean it: quantiles of type 7 (spreadsheets, R's default), the plain mean. Of
 * young opportunities only the quick ones are in it, so it is biased low as long as some are open (`completed_only`): how
 * long one has to expect says `timeToWin`. Clock, parking and exclusions (`voided`, `not_entered`, `closed_before`,
 * `before_observed`, `no_time_at_risk`) as there; those open (`open`) and those closed outside of the period
 * (`outside_period`) are left out too. Groups by the period of the close. Cost: a sort.
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `unknown_stage`, `empty_period`; of options that it
 * has not or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { cycleTime, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T09:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-08T15:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-02T09:00:00Z', to: 'lead' },
 *   { id: 'b', at: '2026-01-05T08:00:00Z', to: 'lost' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const days = (unit: 'elapsed' | 'calendar' | 'business') =>
 *   cycleTime(history, { unit, calendar: 'Asia/Shanghai', asOf: '2026-02-01T00:00:00Z' }).total.won.mean;
 * [days('elapsed'), days('calendar'), days('business')] // => [6.25, 6, 4]
 */
export function cycleTime<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: CycleTimeOptions<B, E>,
): Measured<CycleTime, B | Every<E>> {
  checkOptions(history, options, { closedDuring: 'any', ...RACE_OPTIONS });
  const { closedDuring, calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const period = closedDuring === undefined ? null : readDuring(closedDuring, calendar, 'closedDuring');
  const { runners, excluded } = raceColumns(history, asOf.ms, options);
  const { counts, leaveOut } = exclusions();
  const closed = positionsUpTo(runners.end.length).filter((runner) => {
    if (runners.end[runner] === 0) return leaveOut('open');
    const at = runners.closedAt[runner] as number;
    return period === null || (at >= period.from && at < period.to) || leaveOut('outside_period');
  });
  const members = {
    opportunity: closed.map((runner) => runners.opportunity[runner] as number),
    at: picked(runners.closedAt, closed),
  };
  const open = counts.open ?? 0;
  return reportOfColumns(history, members, options, {
    method: `cycleTime/${options.from === undefined ? 'created' : 'entered'}/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded: { ...excluded, ...counts },
    warnings: open > 0 ? [createIssue('completed_only', 'history', { open }, 'info')] : [],
    value: (positions) => {
      const own = positions.map((position) => closed[position] as number);
      const [won, lost, abandoned] = CLOSING_KINDS.map((_, kind) =>
        daysOf(
          runners,
          own.filter((runner) => runners.end[runner] === kind + 1),
        ),
      ) as [CycleDays, CycleDays, CycleDays];
      return { won, lost, abandoned, closed: daysOf(runners, own) };
    },
  });
}

function daysOf({ days }: RaceColumns, runners: Int32Array): CycleDays {
  const exits = picked(days, runners);
  const quantiles = quantile(exits, [0.25, 0.5, 0.75, 0.9]);
  const [q25, median, q75, q90] = quantiles.ok ? quantiles.values : [];
  const curve = kaplanMeier({ exits, causes: new Uint8Array(exits.length).fill(1) });
  const band = leftBy(curve.ok ? curve : null, 0.5);
  return {
    n: exits.length,
    mean: exits.length === 0 ? null : compensatedSum(exits) / exits.length,
    q25: q25 ?? null,
    median: median ?? null,
    medianLow: band.low,
    medianHigh: band.high,
    q75: q75 ?? null,
    q90: q90 ?? null,
  };
}
