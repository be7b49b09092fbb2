import { isVoidedIn, type StageHistory } from '../history/index.js';
import { type DayClockOptions, dayClock } from './dayClock.js';
import { exclusions } from './reportBounds.js';
import { roadOf } from './spellsOf.js';
import { STAY_ENDS, type StayColumns, stayDays, stayEnd } from './stayColumns.js';

const OPEN_END = STAY_ENDS.indexOf('open');
const CONVERTED = STAY_ENDS.indexOf('advanced');

/** By stage: days of stays that converted, with the rounding error carried along, and counts. */
export type DayTotals = {
  readonly days: Float64Array;
  readonly lost: Float64Array;
  readonly entered: Uint32Array;
  readonly converted: Uint32Array;
  readonly open: Uint32Array;
};

export const emptyTotals = (stages: number): DayTotals => ({
  days: new Float64Array(stages),
  lost: new Float64Array(stages),
  entered: new Uint32Array(stages),
  converted: new Uint32Array(stages),
  open: new Uint32Array(stages),
});

function addStay({ entered, converted, open, days, lost }: DayTotals, at: number, own: number, end: number): void {
  entered[at] = (entered[at] as number) + 1;
  if (end === OPEN_END) open[at] = (open[at] as number) + 1;
  if (end !== CONVERTED) return;
  converted[at] = (converted[at] as number) + 1;
  const before = days[at] as number;
  const next = before + own;
  lost[at] = (lost[at] as number) + (Math.abs(before) >= Math.abs(own) ? before - next + own : own - next + before);
  days[at] = next;
}

/** Adds the stays at some positions of columns. */
export function addStays(totals: DayTotals, { position, days, end }: StayColumns, members: Int32Array): void {
  for (let index = 0; index < members.length; index++) {
    const stay = members[index] as number;
    addStay(totals, position[stay] as number, days[stay] as number, end[stay] as number);
  }
}

/**
 * The totals of all stays as `stayColumns` has them, without a column for them: of a million opportunities those take some
 * hundred megabytes, and the collections of garbage that they start. Linear in events.
 *
 * @returns beside them how many opportunities have a stay, how many an open one, and what was left out.
 */
export function totalStays(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: DayClockOptions & { readonly visits?: 'first' | 'sum' | 'each' },
): {
  readonly totals: DayTotals;
  readonly n: number;
  readonly open: number;
  readonly excluded: { readonly [why: string]: number };
} {
  const { visits = 'first' } = options;
  const spells = history.spells(asOf);
  const { first, end: ends, place, at } = spells;
  const clock = dayClock(history, asOf, options);
  const isEach = visits === 'each';
  const isSum = visits === 'sum';
  const isElapsed = (options.unit ?? 'elapsed') === 'elapsed';
  const { rank: ranks, wonRank } = roadOf(history.path);
  const rank = Int16Array.from(ranks);
  const totals = emptyTotals(wonRank);
  const { counts, leaveOut } = exclusions();
  /** By stage: who stood there last; where stays are summed up also the days so far, and how the last one ended. */
  const known = new Int32Array(wonRank).fill(-1);
  const days = new Float64Array(wonRank);
  const end = new Uint8Array(wonRank);
  let [n, open] = [0, 0];
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided) leaveOut('voided');
    if (isVoided !== false) continue;
    const last = (ends[opportunity] as number) - 1;
    let isIn = false;
    let isOpen = false;
    for (let spell = first[opportunity] as number; spell <= last; spell++) {
      const position = rank[place[spell] as number] as number;
      if (position < 0 || position >= wonRank) continue;
      const isAgain = !isEach && known[position] === opportunity;
      if (isAgain && !isSum) continue;
      known[position] = opportunity;
      isIn = true;
      const from = at[spell] as number;
      const to = spell === last ? asOf : (at[spell + 1] as number);
      const how = spell === last ? OPEN_END : stayEnd(position, rank[place[spell + 1] as number] as number);
      if (spell === last) isOpen = true;
      if (isElapsed && !isSum) {
        addStay(totals, position, stayDays(spells, spell, to), how);
        continue;
      }
      const before = isAgain ? (days[position] as number) : 0;
      // Two writes: a variable for either would hold an object, as a call may have made one.
      if (isElapsed) days[position] = before + stayDays(spells, spell, to);
      else days[position] = before + clock(opportunity, from, to);
      end[position] = how;
      if (!isSum) addStay(totals, position, days[position] as number, how);
    }
    if (!isIn) leaveOut('without_stage');
    if (isIn) n++;
    if (isOpen) open++;
    if (!isSum) continue;
    for (let position = 0; position < wonRank; position++)
      if (known[position] === opportunity) addStay(totals, position, days[position] as number, end[position] as number);
  }
  return { totals, n, open, excluded: counts };
}
