import type { StageHistory } from '../history/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { CLOSING_KINDS, type ClosingKind } from './closingsOn.js';
import { type EventTimes, eventTimes } from './eventTimes.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { RACE_OPTIONS, type RaceOptions, type Runner, raceColumns } from './raceToClose.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { columnDurations, columnWarnings } from './stageStays.js';
import { readAsOf } from './standingAt.js';

export type TimeToWinOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = RaceOptions &
  SplitOptions<B, E>;

export const KINDS = CLOSING_KINDS;

/** 0 while open, else the kind of the close from 1. */
export const causeOfClose = ({ closing }: Runner): number => (closing === null ? 0 : KINDS.indexOf(closing.kind) + 1);

/**
 * How long it takes to win, to lose and to give up, from creation or from the first entry into a stage.
 *
 * Aalen-Johansen with the causes won, lost and abandoned, those still open censored at `asOf`. A loss that was reopened is
 * none: the final close counts, as known at `asOf`, and a win by the first entry into a won outcome. `given` are quantiles
 * among those that end so, up to the last day seen; the mean of the won ones alone is biased low as long as some are open,
 * and a warning says so above 20 % (`immature`). Parked time stops the clock. Left out: voided ones (`voided`), those never
 * in `from` (`not_entered`) or closed before they were (`closed_before`), and under `observedFrom` those closed before it
 * (`before_observed`) or not seen for any time (`no_time_at_risk`). Further warnings as in `timeInStage` (`many_parked`,
 * `seen_late`). Groups by the period of the start. Cost: a sort.
 *
 * @returns `null` where there is nobody, or a quantile is not reached.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `unknown_stage`; of options that it has not, lacks or cannot
 * read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, timeToWin } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-08T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { ends, open } = timeToWin(history, { asOf: '2026-02-01T00:00:00Z' }).total;
 * [ends.won.share, ends.won.given.median, open] // => [0.5, 6, 1]
 */
export function timeToWin<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: TimeToWinOptions<B, E>,
): Measured<EventTimes<ClosingKind>, B | Every<E>> {
  checkOptions(history, options, RACE_OPTIONS);
  const asOf = readAsOf(options.asOf);
  const { runners, excluded } = raceColumns(history, asOf.ms, options);
  return reportOfColumns(history, runners, options, {
    method: `timeToWin/${options.from === undefined ? 'created' : 'entered'}/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded,
    warnings: columnWarnings(runners),
    value: (members) => eventTimes(columnDurations(runners, members), KINDS),
  });
}
