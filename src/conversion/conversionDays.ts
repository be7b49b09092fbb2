import type { StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS, type DayClockOptions } from './dayClock.js';
import { addStays, type DayTotals, emptyTotals, totalStays } from './dayTotals.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { type StayColumns, stayColumns, VISITS } from './stayColumns.js';

export type StageDays = {
  readonly stage: string;
  /** Days of the stays that converted, parked time left out. */
  readonly days: number;
  readonly entered: number;
  readonly converted: number;
  /** Neither converted nor left otherwise so far. */
  readonly open: number;
  /** Over all that entered the stage, as the source says. */
  readonly perAll: number | null;
  /** Over those that converted. */
  readonly perConverted: number | null;
};

export type ConversionDaysOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = DayClockOptions &
  SplitOptions<B, E> & {
    /** Of an opportunity that stood in a stage more than once: its `first` stay (default), the `sum`, or `each`. */
    readonly visits?: 'first' | 'sum' | 'each';
  };

/**
 * Conversion days of every stage: days in it of stays that ended in a later stage or a win, over all opportunities that
 * entered it (`perAll`) and over those that converted (`perConverted`).
 *
 * `unit` says which days; while an opportunity is parked its clock stands still. `visits: 'sum'` takes all stays of an
 * opportunity as one, which converts if its last did; `each` counts stays in place of opportunities. Voided ones and
 * those never in a stage are left out (`excluded.voided`, `excluded.without_stage`). Both means are biased low while some
 * are open (`immature`): only what has ended is in them, and quick ones end first. A stay that was left for a loss ended in
 * one, reopened or not; what became of the opportunity in the end is the business of `winRate`. Groups by the period of the
 * entry. Linear in events.
 *
 * @returns one row a stage; means are `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { conversionDays, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-08T00:00:00Z', to: 'offer' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const [lead] = conversionDays(history, { asOf: '2026-06-01T00:00:00Z' }).total;
 * [lead?.days, lead?.perAll, lead?.perConverted] // => [6, 3, 6]
 */
export function conversionDays<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: ConversionDaysOptions<B, E>): Measured<readonly StageDays[], B | Every<E>> {
  checkOptions(history, options, { visits: VISITS, unit: DAY_UNITS });
  const { visits = 'first', unit = 'elapsed' } = options;
  const asOf = readAsOf(options.asOf);
  const stages = roadOf(history.path).stages.map((place) => history.places[place] ?? '');
  const { totals, n, open, excluded } = totalStays(history, asOf.ms, options);
  // Stays are held where somebody splits them, or asks who they are.
  let all: StayColumns | null = null;
  const stays = (): StayColumns => {
    all ??= stayColumns(history, asOf.ms, options).stays;
    return all;
  };
  return reportOfColumns(history, stays, options, {
    method: `conversionDays/${visits}/${unit}`,
    asOf: asOf.text,
    excluded,
    warnings: open > 0 ? [createIssue('immature', 'history', { open }, 'warning')] : [],
    whole: { n, value: rowsOf(totals, stages) },
    value: (members) => {
      const own = emptyTotals(stages.length);
      addStays(own, stays(), members);
      return rowsOf(own, stages);
    },
  });
}

function rowsOf({ days, lost, entered, converted, open }: DayTotals, stages: readonly string[]): readonly StageDays[] {
  return stages.map((stage, at) => {
    const total = (days[at] as number) + (lost[at] as number);
    const [n, done] = [entered[at] as number, converted[at] as number];
    return {
      stage,
      days: total,
      entered: n,
      converted: done,
      open: open[at] as number,
      perAll: n === 0 ? null : total / n,
      perConverted: done === 0 ? null : total / done,
    };
  });
}
