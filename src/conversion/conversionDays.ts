import type { StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { STAY_ENDS, type StayColumns, stayColumns, VISITS } from './stayColumns.js';

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
> = SplitOptions<B, E> & {
  /** Of an opportunity that stood in a stage more than once: its `first` stay (default), the `sum`, or `each`. */
  readonly visits?: 'first' | 'sum' | 'each';
};

const OPEN_END = STAY_ENDS.indexOf('open');
const CONVERTED = STAY_ENDS.indexOf('advanced');

/**
 * Conversion days of every stage: days in it of stays that ended in a later stage or a win, over all opportunities that
 * entered it (`perAll`) and over those that converted (`perConverted`).
 *
 * Days are elapsed ones of 24 hours; while an opportunity is parked its clock stands still. `visits: 'sum'` takes all stays
 * of an opportunity as one, which converts if its last did; `each` counts stays in place of opportunities. Voided ones
 * are left out (`excluded.voided`). Both means are biased low while some are open (`immature`): only what has ended is in
 * them, and quick ones end first. A stay that was left for a loss ended in one, reopened or not; what became of the opportunity
 * in the end is the business of `winRate`. Groups by the period of the entry. Linear in events.
 *
 * @returns one row a stage; means are `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, an unknown time zone.
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
  checkOptions(history, options, { visits: VISITS });
  const { visits = 'first' } = options;
  const asOf = readAsOf(options.asOf);
  const { stays, excluded } = stayColumns(history, asOf.ms, { visits });
  const open = openIn(stays);
  const stages = roadOf(history.path).stages.map((place) => history.places[place] ?? '');
  return reportOfColumns(history, stays, options, {
    method: `conversionDays/${visits}`,
    asOf: asOf.text,
    excluded,
    warnings: open > 0 ? [createIssue('immature', 'history', { open }, 'warning')] : [],
    value: (members) => daysOf(stays, members, stages),
  });
}

/** How many opportunities have a stay that is open. */
function openIn({ opportunity, end }: StayColumns): number {
  let [count, before] = [0, -1];
  for (let stay = 0; stay < end.length; stay++) {
    if (end[stay] !== OPEN_END || opportunity[stay] === before) continue;
    before = opportunity[stay] as number;
    count++;
  }
  return count;
}

/** Days of some stays by stage; sums with the rounding error carried along. */
function daysOf(
  { position, days, end }: StayColumns,
  members: Int32Array,
  stages: readonly string[],
): readonly StageDays[] {
  const [sum, lost] = [new Float64Array(stages.length), new Float64Array(stages.length)];
  const [entered, converted, open] = [0, 1, 2].map(() => new Uint32Array(stages.length)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let index = 0; index < members.length; index++) {
    const stay = members[index] as number;
    const at = position[stay] as number;
    entered[at] = (entered[at] as number) + 1;
    if (end[stay] === OPEN_END) open[at] = (open[at] as number) + 1;
    if (end[stay] !== CONVERTED) continue;
    converted[at] = (converted[at] as number) + 1;
    const own = days[stay] as number;
    const before = sum[at] as number;
    const next = before + own;
    lost[at] = (lost[at] as number) + (Math.abs(before) >= Math.abs(own) ? before - next + own : own - next + before);
    sum[at] = next;
  }
  return stages.map((stage, at) => {
    const total = (sum[at] as number) + (lost[at] as number);
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
