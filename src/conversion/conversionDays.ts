import type { StageHistory } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import type { InstantInput } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { groupPositions } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { keepPositions } from './report/keepPositions.js';
import { exclusions, historyWarnings, MS_PER_DAY } from './reportBounds.js';
import { isVoidedIn, type SpellColumns, spellColumns } from './spellColumns.js';
import { type Road, roadOf } from './spellsOf.js';
import { VISITS } from './stageStays.js';
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

/** Stays in stages in columns, and whose they are: a position among the members. */
type Stays = {
  readonly member: Int32Array;
  readonly position: Int16Array;
  readonly ms: Float64Array;
  readonly end: Uint8Array;
};
type StaysBy = {
  member: number;
  readonly road: Road;
  readonly visits: 'first' | 'sum' | 'each';
  readonly asOf: number;
  /** By position on the road: the last stay there, of whatever opportunity. */
  readonly known: Int32Array;
};
const OPEN_END = 0;
const CONVERTED = 1;
const LEFT = 2;

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
  checkOptions(history, options, { words: { visits: VISITS } });
  const { visits = 'first', groupBy = [] } = options;
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const { counts, leaveOut } = exclusions();
  const spells = spellColumns(history, asOf.ms);
  const opportunities = new Int32Array(history.opportunities);
  const stays: Stays & { count: number } = {
    member: new Int32Array(spells.place.length),
    position: new Int16Array(spells.place.length),
    ms: new Float64Array(spells.place.length),
    end: new Uint8Array(spells.place.length),
    count: 0,
  };
  const by: StaysBy = { member: 0, road, visits, asOf: asOf.ms, known: new Int32Array(road.wonRank).fill(-1) };
  let n = 0;
  let open = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided === null) continue;
    if (isVoided) {
      leaveOut('voided');
      continue;
    }
    const start = stays.count;
    by.member = n;
    const isOpen = addStays(stays, spells, opportunity, by);
    if (stays.count === start) leaveOut('without_stage');
    else {
      opportunities[n++] = opportunity;
      if (isOpen) open++;
    }
  }
  const opportunity = opportunities.subarray(0, n);
  const cut = () => groupPositions(history, opportunity, groupBy);
  const groups = cut();
  const groupOf = new Int32Array(n);
  for (const [group, { positions }] of groups.entries()) for (const position of positions) groupOf[position] = group;
  const days = daysOf(stays, history.places, road, { groupOf, groups: groups.length });
  const report = {
    method: `conversionDays/${visits}`,
    asOf: asOf.text,
    n,
    excluded: counts,
    warnings: [
      ...historyWarnings(history),
      ...(open > 0 ? [createIssue('immature', 'history', { open }, 'warning')] : []),
    ],
    total: days.total,
    groups: groups.map(({ key }, group) => ({ key, value: days.groups[group] ?? [] })),
  };
  const none = { groupOf: new Int32Array(n), groups: 0 };
  const value = (positions: Int32Array) => daysOf(staysOf(stays, positions), history.places, road, none).total;
  return keepPositions(report, { ids: history.ids, opportunity, groups: cut, value });
}

/** The stays of some members, in columns of their own; those of a member stand side by side, members in order. */
function staysOf(stays: Stays & { readonly count: number }, members: Int32Array): Stays & { readonly count: number } {
  const { member, count } = stays;
  const own: number[] = [];
  for (const one of members) {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((member[middle] as number) < one) low = middle + 1;
      else high = middle;
    }
    for (let stay = low; stay < count && member[stay] === one; stay++) own.push(stay);
  }
  return {
    member: Int32Array.from(own, (stay) => member[stay] as number),
    position: Int16Array.from(own, (stay) => stays.position[stay] as number),
    ms: Float64Array.from(own, (stay) => stays.ms[stay] as number),
    end: Uint8Array.from(own, (stay) => stays.end[stay] as number),
    count: own.length,
  };
}

/** Writes the stays of one opportunity that count behind the others. @returns whether one of them is open. */
function addStays(
  stays: Stays & { count: number },
  { first, place, at, parkedMs }: SpellColumns,
  opportunity: number,
  { member, road, visits, asOf, known }: StaysBy,
): boolean {
  const { rank, wonRank } = road;
  const start = stays.count;
  const last = (first[opportunity + 1] as number) - 1;
  let next = start;
  let isOpen = false;
  for (let spell = first[opportunity] as number; spell <= last; spell++) {
    const position = rank[place[spell] as number] as number;
    if (position < 0 || position >= wonRank) continue;
    const before = known[position] as number;
    const isKnown = before >= start && before < next && visits !== 'each';
    if (isKnown && visits === 'first') continue;
    const isLast = spell === last;
    const isFurther = !isLast && (rank[place[spell + 1] as number] as number) > position;
    const ms = (isLast ? asOf : (at[spell + 1] as number)) - (at[spell] as number) - (parkedMs?.[spell] ?? 0);
    const stay = isKnown ? before : next++;
    stays.ms[stay] = isKnown ? ms + (stays.ms[stay] as number) : ms;
    stays.end[stay] = isFurther ? CONVERTED : isLast ? OPEN_END : LEFT;
    stays.position[stay] = position;
    stays.member[stay] = member;
    known[position] = stay;
    isOpen ||= isLast;
  }
  stays.count = next;
  return isOpen;
}

type Cell = { sum: number; lost: number; entered: number; converted: number; open: number };

function addTo(cell: Cell, end: number, ms: number): void {
  cell.entered++;
  if (end === OPEN_END) cell.open++;
  if (end !== CONVERTED) return;
  cell.converted++;
  const next = cell.sum + ms;
  cell.lost += Math.abs(cell.sum) >= Math.abs(ms) ? cell.sum - next + ms : ms - next + cell.sum;
  cell.sum = next;
}

/** Days of all stays, and by group of their members; sums with the rounding error carried along. */
function daysOf(
  { count, member, position, ms, end }: Stays & { readonly count: number },
  places: readonly string[],
  { stages }: Road,
  { groupOf, groups }: { readonly groupOf: Int32Array; readonly groups: number },
): { readonly total: readonly StageDays[]; readonly groups: readonly (readonly StageDays[])[] } {
  const table = Array.from({ length: 1 + groups }, () =>
    stages.map((): Cell => ({ sum: 0, lost: 0, entered: 0, converted: 0, open: 0 })),
  );
  for (let stay = 0; stay < count; stay++) {
    addTo(table[0]?.[position[stay] as number] as Cell, end[stay] as number, ms[stay] as number);
    if (groups === 0) continue;
    const group = table[1 + (groupOf[member[stay] as number] as number)];
    addTo(group?.[position[stay] as number] as Cell, end[stay] as number, ms[stay] as number);
  }
  const [total = [], ...others] = table.map((row) =>
    row.map(({ sum, lost, entered, converted, open }, index): StageDays => {
      const days = (sum + lost) / MS_PER_DAY;
      return {
        stage: places[stages[index] ?? -1] ?? '',
        days,
        entered,
        converted,
        open,
        perAll: entered === 0 ? null : days / entered,
        perConverted: converted === 0 ? null : days / converted,
      };
    }),
  );
  return { total, groups: others };
}
