import type { StageHistory } from '../history/index.js';
import { cumulativeIncidence as incidenceOf } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { ClosingKind } from './closingsOn.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { RACE_OPTIONS, type RaceOptions, type Runner, raceToClose } from './raceToClose.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { durationsOf, durationWarnings } from './stageStays.js';
import { readAsOf } from './standingAt.js';
import { causeOfClose, KINDS } from './timeToWin.js';

/** Shares by day, 0 before the first; the 95 % band is `null` where a share is 0 or 1. */
export type SharesByDay = {
  readonly share: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
};

/** How closes add up over the days since the start; at each day the three shares and `open` sum to one. */
export type Incidence = {
  readonly members: number;
  /** Days on which somebody closed, ascending: shares hold from each to the next. */
  readonly days: readonly number[];
  readonly atRisk: readonly number[];
  readonly open: readonly number[];
  readonly ends: { readonly [kind in ClosingKind]: SharesByDay };
  readonly lastDay: number | null;
};

export type CumulativeIncidenceOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = RaceOptions & SplitOptions<B, E>;

/**
 * Which share of opportunities is won, lost or abandoned by each day since creation, or since the first entry into a stage,
 * where some are still open.
 *
 * Aalen-Johansen, ties exact: not one less Kaplan-Meier with losses censored, which overstates. The final close counts, as
 * known at `asOf`. Clock, parking, `observedFrom`, exclusions (`voided`, `not_entered`,
 * `closed_before`, `before_observed`, `no_time_at_risk`), warnings (`immature`, `many_parked`, `seen_late`) and periods as in
 * `timeToWin`. Cost: a sort.
 *
 * @returns empty curves where there is nobody.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `unknown_stage`; of options that it has not, lacks or cannot
 * read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { cumulativeIncidence, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-08T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'b', at: '2026-01-12T00:00:00Z', to: 'lost' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { days, ends, open } = cumulativeIncidence(history, { asOf: '2026-02-01T00:00:00Z' }).total;
 * [days, ends.won.share, ends.lost.share, open] // => [[6, 10], [0.5, 0.5], [0, 0.5], [0.5, 0]]
 */
export function cumulativeIncidence<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: CumulativeIncidenceOptions<B, E>): Measured<Incidence, B | Every<E>> {
  checkOptions(history, options, RACE_OPTIONS);
  const asOf = readAsOf(options.asOf);
  const { runners, excluded } = raceToClose(history, asOf.ms, options);
  return reportOf(history, runners, options, {
    method: `cumulativeIncidence/${options.from === undefined ? 'created' : 'entered'}/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded,
    warnings: durationWarnings(runners, ({ isOpen }) => isOpen),
    at: (runner) => runner.at,
    value: incidence,
  });
}

function incidence(runners: readonly Runner[]): Incidence {
  const fitted = incidenceOf(durationsOf(runners, causeOfClose), KINDS.length);
  const ends = KINDS.map((kind, index): readonly [ClosingKind, SharesByDay] => {
    const curve = fitted.ok ? fitted.causes[index] : undefined;
    return [kind, { share: curve?.incidence ?? [], low: curve?.low ?? [], high: curve?.high ?? [] }];
  });
  return {
    members: runners.length,
    days: fitted.ok ? fitted.times : [],
    atRisk: fitted.ok ? fitted.atRisk : [],
    open: fitted.ok ? fitted.survival : [],
    ends: Object.fromEntries(ends) as Incidence['ends'],
    lastDay: fitted.ok ? fitted.lastTime : null,
  };
}
