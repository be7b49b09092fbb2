import type { StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import { compensatedSum } from '../statistics/index.js';
import type { InstantInput } from '../values/index.js';
import { groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { exclusions, historyWarnings, MS_PER_DAY } from './reportBounds.js';
import { type Journey, journeysOf, type Road, roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

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

export type ConversionDaysOptions<B extends string = never> = {
  /** Of an opportunity that stood in a stage more than once: its `first` stay (default), the `sum`, or `each`. */
  readonly visits?: 'first' | 'sum' | 'each';
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
};

type Stay = { readonly position: number; readonly ms: number; readonly end: 'converted' | 'open' | 'left' };
type Member = { readonly opportunity: number; readonly stays: readonly Stay[] };

/**
 * Conversion days of every stage: days in it of stays that ended in a later stage or a win, over all opportunities that
 * entered it (`perAll`) and over those that converted (`perConverted`).
 *
 * Days are elapsed ones of 24 hours; while an opportunity is parked its clock stands still. `visits: 'sum'` takes all stays
 * of an opportunity as one, which converts if its last did; `each` counts stays in place of opportunities. Voided ones
 * are left out (`excluded.voided`). Both means are biased low while some are open (`immature`): only what has ended is in
 * them, and quick ones end first. Linear in events.
 *
 * @returns one row a stage; means are `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`.
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
export function conversionDays<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: ConversionDaysOptions<B>,
): Measured<readonly StageDays[], B> {
  const { visits = 'first', groupBy = [] } = options;
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms)
    .filter(({ isVoided }) => !isVoided || leaveOut('voided'))
    .map(
      (journey): Member => ({
        opportunity: journey.opportunity,
        stays: counted(staysOf(journey, road, asOf.ms), visits),
      }),
    )
    .filter(({ stays }) => stays.length > 0 || leaveOut('without_stage'));
  const open = members.filter(({ stays }) => stays.some(({ end }) => end === 'open')).length;
  const days = (of: readonly Member[]) => daysOf(of, history.places, road);
  return {
    method: `conversionDays/${visits}`,
    asOf: asOf.text,
    n: members.length,
    excluded: counts,
    warnings: [
      ...historyWarnings(history),
      ...(open > 0 ? [createIssue('immature', 'history', { open }, 'warning')] : []),
    ],
    total: days(members),
    groups: groupMembers(history, members, groupBy).map(({ key, members }) => ({ key, value: days(members) })),
  };
}

function staysOf({ spells }: Journey, { rank, wonRank }: Road, asOf: number): readonly Stay[] {
  return spells.flatMap(({ place, at, until, parkedMs }, index): readonly Stay[] => {
    const position = rank[place] ?? -1;
    if (position < 0 || position >= wonRank) return [];
    const next = spells[index + 1];
    const isFurther = next !== undefined && (rank[next.place] ?? -1) > position;
    const ms = (until ?? asOf) - at - parkedMs;
    return [{ position, ms, end: isFurther ? 'converted' : next === undefined ? 'open' : 'left' }];
  });
}

function counted(stays: readonly Stay[], visits: 'first' | 'sum' | 'each'): readonly Stay[] {
  if (visits === 'each') return stays;
  const byStage = new Map<number, Stay>();
  for (const stay of stays) {
    const before = byStage.get(stay.position);
    if (before === undefined) byStage.set(stay.position, stay);
    else if (visits === 'sum') byStage.set(stay.position, { ...stay, ms: before.ms + stay.ms });
  }
  return [...byStage.values()];
}

function daysOf(members: readonly Member[], places: readonly string[], { stages }: Road): readonly StageDays[] {
  const byStage = stages.map((): Stay[] => []);
  for (const { stays } of members) for (const stay of stays) byStage[stay.position]?.push(stay);
  return byStage.map((stays, position) => {
    const converted = stays.filter(({ end }) => end === 'converted');
    const days = compensatedSum(converted.map(({ ms }) => ms)) / MS_PER_DAY;
    return {
      stage: places[stages[position] ?? -1] ?? '',
      days,
      entered: stays.length,
      converted: converted.length,
      open: stays.filter(({ end }) => end === 'open').length,
      perAll: stays.length === 0 ? null : days / stays.length,
      perConverted: converted.length === 0 ? null : days / converted.length,
    };
  });
}
