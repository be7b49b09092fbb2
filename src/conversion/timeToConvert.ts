import type { StageHistory } from '../history/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS } from './dayClock.js';
import { type EventTimes, eventTimes } from './eventTimes.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { roadOf } from './spellsOf.js';
import { columnDurations, columnWarnings, type StayEnd, type StayOptions } from './stageStays.js';
import { readAsOf } from './standingAt.js';
import { byStage, stayColumns } from './stayColumns.js';

/** How the stays in one stage end, how often and how soon. */
export type StageConversionTime = { readonly stage: string } & EventTimes<Exclude<StayEnd, 'open'>>;

/** `each` would count one opportunity more than once, and has no band that is right. */
export type TimeToConvertOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = Omit<
  StayOptions,
  'visits'
> & { readonly visits?: 'first' | 'sum' } & SplitOptions<B, E>;

/** `STAY_ENDS` but the first. */
const ENDS = ['advanced', 'ended', 'movedBack'] as const;

/**
 * How long it takes from the entry into a stage to the next one or further (`advanced`), to a loss or an abandonment
 * (`ended`), or back (`movedBack`).
 *
 * Aalen-Johansen with these three causes, those still in the stage censored at `asOf`: together with the share still there
 * the shares sum to one. `given` are quantiles among those that end so, up to the last day seen; beside them the quantiles
 * of all. Times of what has ended so far are biased low as long as some are open, and a warning says so above 20 %
 * (`immature`). Clock, parking, `observedFrom`, exclusions (`voided`, `without_stage`, `before_observed`,
 * `no_time_at_risk`) and further warnings (`many_parked`, `seen_late`) as in `timeInStage`. Cost: a sort by stage.
 *
 * @returns one row a stage; `null` where there is nothing, or a quantile is not reached.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, timeToConvert } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-08T00:00:00Z', to: 'offer' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 *   { id: 'b', at: '2026-01-13T00:00:00Z', to: 'lost' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const [lead] = timeToConvert(history, { asOf: '2026-02-01T00:00:00Z' }).total;
 * [lead?.ends.advanced.share, lead?.ends.advanced.given.median, lead?.ends.ended.given.median] // => [0.5, 6, 10]
 */
export function timeToConvert<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(
  history: StageHistory<A>,
  options: TimeToConvertOptions<B, E>,
): Measured<readonly StageConversionTime[], B | Every<E>> {
  checkOptions(history, options, { visits: ['first', 'sum'], unit: DAY_UNITS, observedFrom: 'any' });
  const { visits = 'first', unit = 'elapsed' } = options;
  const asOf = readAsOf(options.asOf);
  const { stays, excluded } = stayColumns(history, asOf.ms, options);
  const stages = roadOf(history.path).stages.map((place) => history.places[place] ?? '');
  return reportOfColumns(history, stays, options, {
    method: `timeToConvert/${visits}/${unit}`,
    asOf: asOf.text,
    excluded,
    warnings: columnWarnings(stays),
    value: (members) =>
      byStage(stays, members, stages.length).map((own, position) => ({
        stage: stages[position] ?? '',
        ...eventTimes(columnDurations(stays, own), ENDS),
      })),
  });
}
