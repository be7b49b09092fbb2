import type { BusinessCalendar } from './Calendar.js';
import { zoneOffset } from './zoneOffset.js';

const MS_PER_DAY = 86_400_000;
/** Shorter than any two changes of a zone's offset lie apart in practice (Morocco's Ramadan: a month). */
const PROBE = 7 * MS_PER_DAY;

/**
 * A reader of civil days for many instants of one zone: the zone is asked once per span without a change of clocks,
 * never per instant. It keeps what it has learned for as long as it is held.
 *
 * @returns a function from epoch milliseconds to the day number (days since 1970-01-01) in the zone.
 */
export function zoneClock({ zone }: Pick<BusinessCalendar, 'zone'>): (ms: number) => number {
  if (zone === 'UTC') return (ms) => Math.floor(ms / MS_PER_DAY);
  let from = 0;
  let to = 0;
  let offset = 0;
  const weeks = new Map<number, readonly [change: number, before: number, after: number]>();
  return (ms) => {
    if (ms < from || ms >= to) {
      const week = Math.floor(ms / PROBE);
      let known = weeks.get(week);
      if (known === undefined) {
        known = weekOf(zone, week * PROBE);
        weeks.set(week, known);
      }
      const [change, before, after] = known;
      [from, to, offset] = ms < change ? [week * PROBE, change, before] : [change, (week + 1) * PROBE, after];
    }
    return Math.floor((ms + offset) / MS_PER_DAY);
  };
}

/** Where the offset changes within a week, found by halving; the end of the week where it does not. */
function weekOf(zone: string, start: number): readonly [change: number, before: number, after: number] {
  const before = zoneOffset(zone, start);
  const after = zoneOffset(zone, start + PROBE);
  if (before === after) return [start + PROBE, before, after];
  let low = start;
  let high = start + PROBE;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return [high, before, after];
}
