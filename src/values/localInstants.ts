import { createIssue, StagewrightError, shown } from '../issues/index.js';
import { isZone, zoneOffset } from './zoneOffset.js';

const MS_PER_DAY = 86_400_000;

/**
 * A reader of local times of one zone: from what its clocks show, as if it were UTC, to the instants at which they show
 * it. One as a rule; two where clocks are set back, none where they are set forward. The zone is asked once a day.
 *
 * @throws {StagewrightError} `unknown_time_zone`.
 */
export function localInstants(zone: string): (local: number) => readonly number[] {
  if (!isZone(zone)) throw new StagewrightError([createIssue('unknown_time_zone', 'zone', { zone: shown(zone) })]);
  const offsets = new Map<number, number>();
  const offsetOn = (day: number): number => {
    const known = offsets.get(day) ?? zoneOffset(zone, day * MS_PER_DAY);
    offsets.set(day, known);
    return known;
  };
  return (local) => {
    // No zone is a whole day from UTC: the instant lies between the day before and two days later.
    const day = Math.floor(local / MS_PER_DAY);
    const nearby = [...new Set([-1, 0, 1, 2].map((days) => offsetOn(day + days)))];
    const [only] = nearby;
    if (nearby.length === 1 && only !== undefined) return [local - only];
    return nearby
      .map((offset) => local - offset)
      .filter((instant) => zoneOffset(zone, instant) === local - instant)
      .sort((a, b) => a - b);
  };
}
