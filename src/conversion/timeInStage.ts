import type { StageHistory } from '../history/index.js';
import { kaplanMeier, restrictedMean } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS } from './dayClock.js';
import { type DaysQuantile, leftBy } from './daysQuantile.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import type { SplitOptions } from './reportOf.js';
import { opportunitiesIn, reportOfColumns } from './reportOfColumns.js';
import { roadOf } from './spellsOf.js';
import { columnDurations, columnWarnings, type StayOptions, VISITS } from './stageStays.js';
import { readAsOf } from './standingAt.js';
import { byStage, type StayColumns, stayColumns } from './stayColumns.js';

export type StageTime = {
  readonly stage: string;
  /** Stays that count: left, or still open. */
  readonly entered: number;
  readonly left: number;
  readonly open: number;
  /** Of those open: parked, and censored when they were. */
  readonly parkedNow: number;
  readonly q25: DaysQuantile;
  readonly median: DaysQuantile;
  readonly q75: DaysQuantile;
  readonly q90: DaysQuantile;
  /** Mean days in the stage up to day `upTo`, the last one seen: the area under the curve; `null` for no stay. */
  readonly restrictedMean: { readonly days: number | null; readonly upTo: number | null };
};

export type TimeInStageOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = StayOptions &
  SplitOptions<B, E>;

/**
 * How long opportunities stay in each stage before the win, until **any** exit.
 *
 * Kaplan-Meier: those still in the stage at `asOf` are censored there, never left out nor taken as ended. A quantile p is
 * the first day at which the share still there is at most 1 − p, its band where the log-log band of the curve crosses it.
 * Parked time stops the clock; who is parked now is censored when it was (`parkedNow`). `unit` says which days; stays of no
 * length count. `visits: 'each'` counts every stay; one opportunity may then count more than once, and there is no band.
 * Voided ones are left out (`excluded.voided`), so are those never in a stage (`without_stage`), and under `observedFrom`
 * what ended before (`before_observed`) or was not seen for any time (`no_time_at_risk`). Warnings tell of more than 20 %
 * still open (`immature`), of more than 10 % parked (`many_parked`), and of stays seen late (`seen_late`). Groups by the
 * period of the entry. Cost: a sort by stage.
 *
 * @returns one row a stage; a quantile that the curve does not reach is `null`, as all are for a stage without stays.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, timeInStage } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-08T00:00:00Z', to: 'offer' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const [lead] = timeInStage(history, { asOf: '2026-02-01T00:00:00Z' }).total;
 * [lead?.left, lead?.open, lead?.median.value, lead?.q90.value] // => [1, 1, 6, null]
 */
export function timeInStage<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: TimeInStageOptions<B, E>,
): Measured<readonly StageTime[], B | Every<E>> {
  checkOptions(history, options, { visits: VISITS, unit: DAY_UNITS, observedFrom: 'any' });
  const { visits = 'first', unit = 'elapsed' } = options;
  const asOf = readAsOf(options.asOf);
  const { stays, excluded } = stayColumns(history, asOf.ms, options);
  const stages = roadOf(history.path).stages.map((place) => history.places[place] ?? '');
  return reportOfColumns(history, stays, options, {
    method: `timeInStage/${visits}/${unit}`,
    asOf: asOf.text,
    excluded,
    warnings: columnWarnings(stays),
    value: (members) =>
      byStage(stays, members, stages.length).map((own, position) => timeOf(stages[position] ?? '', stays, own)),
  });
}

function timeOf(stage: string, stays: StayColumns, members: Int32Array): StageTime {
  const durations = columnDurations(stays, members);
  const fitted = kaplanMeier(durations);
  const curve = fitted.ok ? fitted : null;
  const isRepeated = opportunitiesIn(members.map((member) => stays.opportunity[member] as number)) < members.length;
  const quantile = (p: number): DaysQuantile =>
    isRepeated ? { value: leftBy(curve, p).value, low: null, high: null } : leftBy(curve, p);
  const mean = curve === null ? null : restrictedMean(curve);
  const open = durations.causes.filter((cause) => cause === 0).length;
  return {
    stage,
    entered: members.length,
    left: members.length - open,
    open,
    parkedNow: members.filter((member) => stays.isParked[member] === 1).length,
    q25: quantile(0.25),
    median: quantile(0.5),
    q75: quantile(0.75),
    q90: quantile(0.9),
    restrictedMean: { days: mean?.mean ?? null, upTo: mean?.upTo ?? null },
  };
}
