import { type HistoryColumns, PARKED, type SpellColumns, VOIDED } from './StageHistory.js';

/** Stays as known at an instant: events with `at` and `recordedAt` up to it. Linear in events, without an object for one. */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function spellColumns(columns: HistoryColumns<any>, asOf: number): SpellColumns {
  const { first, at, recordedAt, place, status, path, ids } = columns;
  const [opportunities, events] = [ids.length, at.length];
  const isWaiting = Uint8Array.from(columns.places, (name) => (path.parked.includes(name) ? 1 : 0));
  const firsts = new Int32Array(opportunities + 1);
  const places = new Int16Array(events);
  const since = new Float64Array(events);
  const parkedMs = status.includes(PARKED) ? new Float64Array(events) : null;
  const createdAt = new Float64Array(opportunities);
  const lasts = new Int32Array(opportunities);
  const statuses = new Uint8Array(opportunities);
  let next = 0;
  for (let opportunity = 0; opportunity < opportunities; opportunity++) {
    const start = next;
    const end = first[opportunity + 1] as number;
    let created = Number.NaN;
    let last = -1;
    let standing = -1;
    let parkedSince = Number.NaN;
    for (let event = first[opportunity] as number; event < end; event++) {
      const when = at[event] as number;
      if (when > asOf || (recordedAt[event] as number) > asOf) continue;
      if (last < 0) created = when;
      last = event;
      if (parkedMs !== null) {
        if (next > start && parkedSince < when)
          parkedMs[next - 1] = (parkedMs[next - 1] as number) + when - parkedSince;
        parkedSince = status[event] === PARKED ? when : Number.NaN;
      }
      const here = place[event] as number;
      if (here === standing || here < 0 || isWaiting[here] === 1) continue;
      standing = here;
      places[next] = here;
      since[next] = when;
      next++;
    }
    firsts[opportunity + 1] = next;
    createdAt[opportunity] = created;
    lasts[opportunity] = last;
    statuses[opportunity] = last < 0 ? 0 : (status[last] as number);
    if (parkedMs !== null && next > start && parkedSince < asOf)
      parkedMs[next - 1] = (parkedMs[next - 1] as number) + asOf - parkedSince;
  }
  return {
    first: firsts,
    place: places.subarray(0, next),
    at: since.subarray(0, next),
    parkedMs: parkedMs?.subarray(0, next) ?? null,
    createdAt,
    last: lasts,
    status: statuses,
  };
}

/** Whether something was known of an opportunity, and it was not voided since; `null` where nothing was. */
export function isVoidedIn({ last, status }: SpellColumns, opportunity: number): boolean | null {
  return (last[opportunity] as number) < 0 ? null : status[opportunity] === VOIDED;
}
