import { OPEN, PARKED, type StageHistory, VOIDED } from '../history/index.js';

/**
 * The stays of every opportunity in columns: those of opportunity i are `first[i]` to `first[i + 1]`, in order of time.
 * What measures over many events stand on; `journeysOf` has the same as objects.
 */
export type SpellColumns = {
  readonly first: Int32Array;
  readonly place: Int16Array;
  /** It lasted until the next one, or lasts. */
  readonly at: Float64Array;
  /** Milliseconds of it in which the opportunity was parked. */
  readonly parkedMs: Float64Array;
  /** By opportunity: its first event; `NaN` where nothing was known of it. */
  readonly createdAt: Float64Array;
  /** By opportunity: after its last event. */
  readonly status: Uint8Array;
};

/**
 * Stays as known at an instant: events with `at` and `recordedAt` up to it. Linear in events, without an object for one.
 *
 * An opportunity that is parked stays in the stage that it left. Events that change no place (of amounts, of waiting) end
 * no stay; an opportunity that never stood in a place has no stays.
 */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function spellColumns(history: StageHistory<any>, asOf: number): SpellColumns {
  const { first, at, recordedAt, place, status, path, opportunities, events } = history;
  const isWaiting = Uint8Array.from(path.stages, (stage) => (path.parked.includes(stage) ? 1 : 0));
  const firsts = new Int32Array(opportunities + 1);
  const places = new Int16Array(events);
  const since = new Float64Array(events);
  const parkedMs = new Float64Array(events);
  const createdAt = new Float64Array(opportunities).fill(Number.NaN);
  const last = new Uint8Array(opportunities);
  let next = 0;
  for (let opportunity = 0; opportunity < opportunities; opportunity++) {
    const start = next;
    firsts[opportunity] = start;
    const end = first[opportunity + 1] as number;
    let parkedSince = Number.NaN;
    let created = Number.NaN;
    let standing = OPEN;
    for (let event = first[opportunity] as number; event < end; event++) {
      const when = at[event] as number;
      if (when > asOf || (recordedAt[event] as number) > asOf) continue;
      if (Number.isNaN(created)) created = when;
      standing = status[event] as number;
      if (next > start && !Number.isNaN(parkedSince))
        parkedMs[next - 1] = (parkedMs[next - 1] as number) + when - parkedSince;
      parkedSince = standing === PARKED ? when : Number.NaN;
      const here = place[event] as number;
      if (here < 0 || isWaiting[here] === 1 || (next > start && places[next - 1] === here)) continue;
      places[next] = here;
      since[next] = when;
      next++;
    }
    createdAt[opportunity] = created;
    last[opportunity] = standing;
    if (next > start && !Number.isNaN(parkedSince))
      parkedMs[next - 1] = (parkedMs[next - 1] as number) + asOf - parkedSince;
  }
  firsts[opportunities] = next;
  return {
    first: firsts,
    place: places.subarray(0, next),
    at: since.subarray(0, next),
    parkedMs: parkedMs.subarray(0, next),
    createdAt,
    status: last,
  };
}

/** Whether something was known of an opportunity, and it was not voided since; `null` where nothing was. */
export function isVoidedIn({ createdAt, status }: SpellColumns, opportunity: number): boolean | null {
  return Number.isNaN(createdAt[opportunity]) ? null : status[opportunity] === VOIDED;
}
