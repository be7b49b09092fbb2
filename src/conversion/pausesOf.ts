import { PARKED, type StageHistory } from '../history/index.js';

/** From when to when an opportunity was parked. */
export type Pause = readonly [from: number, to: number];

/** When one opportunity was parked, by what was known at `asOf`; a pause that lasts ends there. Linear in its events. */
export function pausesOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { first, at, recordedAt, status }: StageHistory<any>,
  opportunity: number,
  asOf: number,
): readonly Pause[] {
  const pauses: Pause[] = [];
  let since: number | null = null;
  for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
    const when = at[event] ?? 0;
    if (when > asOf || (recordedAt[event] ?? 0) > asOf) continue;
    if (since !== null) pauses.push([since, when]);
    since = status[event] === PARKED ? when : null;
  }
  if (since !== null) pauses.push([since, asOf]);
  return pauses;
}
