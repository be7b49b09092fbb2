import { CLOSED, type StageHistory, VOIDED } from '../history/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type Every, positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type During, exclusions, readFollowUp } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { readStretch, type Stretch, stretchReport } from './stretchReport.js';
import { lastEventAt } from './worthAt.js';

export type MaintenanceLoad = {
  readonly open: number;
  readonly stages: number;
  readonly cycleDays: number;
  /** Changes of stage to keep up with, a day. */
  readonly movesPerDay: number;
};

export type MaintenanceLoadOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & {
  /** How long an opportunity takes from start to result, in days. */
  readonly cycleDays: number;
  /** At whose end it is, and at the ends of whose periods; left out: the history up to `asOf`. */
  readonly during?: During;
};

/**
 * What it costs to keep a pipeline up to date: open opportunities × stages / cycle, changes of stage a day.
 *
 * Open ones at the end of `during` (at `asOf`, where it is left out) count, parked ones too; those closed then, voided ones and
 * such as were created later do not (`closed`, `voided`, `created_later`). Stages of waiting are none.
 * Grouped by owner it is the load of each; `every` tells the load at the end of each period, as known at `asOf`, which does not
 * sum to the whole. Linear in events, with `every` in opportunities × periods.
 *
 * @returns 0 for nobody open.
 * @throws {StagewrightError} `unreadable_instant`, `out_of_range` for a cycle that is not above 0, `empty_period`,
 * `after_as_of`, `outside_fiscal_calendar` (see `every`); of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, maintenanceLoad } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = Array.from({ length: 30 }, (_, id) => ({ id, at: '2026-01-02T00:00:00Z', to: 'lead' }));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * maintenanceLoad(history, { cycleDays: 30, asOf: '2026-06-01T00:00:00Z' }).total.movesPerDay // => 2
 */
export function maintenanceLoad<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: MaintenanceLoadOptions<B, E>): Measured<MaintenanceLoad, B | Every<E>> {
  checkOptions(history, options, { cycleDays: 'needed', during: 'any' });
  const { cycleDays } = options;
  const asOf = readAsOf(options.asOf);
  readFollowUp(cycleDays, 'cycleDays');
  const stages = roadOf(history.path).stages.length;
  const { counts, leaveOut } = exclusions();
  const stretch = readStretch(history, options, asOf);
  const { last, status } = history.spells(asOf.ms);
  const membersOf = ({ to, isWhole }: Stretch) => {
    const leave = (why: string) => (isWhole ? leaveOut(why) : false);
    return Array.from(positionsUpTo(history.opportunities), (opportunity) => ({ opportunity })).filter(
      ({ opportunity }) => {
        const event = lastEventAt(history, opportunity, to - 1, asOf.ms);
        if (event < 0) return (last[opportunity] as number) >= 0 && leave('created_later');
        if (status[opportunity] === VOIDED) return leave('voided');
        return history.status[event] !== CLOSED || leave('closed');
      },
    );
  };
  return stretchReport(history, stretch, options, {
    method: 'maintenanceLoad/open',
    asOf: asOf.text,
    excluded: counts,
    membersOf,
    value: ({ length }): MaintenanceLoad => ({
      open: length,
      stages,
      cycleDays,
      movesPerDay: (length * stages) / cycleDays,
    }),
  });
}
