import { CLOSED, type HistoryColumns, PARKED, type SpellColumns, VOIDED } from './StageHistory.js';

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
type Columns = HistoryColumns<any>;

/**
 * A reader of the stays as known at an instant. Where nothing was recorded late, nor parked, what was known earlier is
 * the beginning of what is known in the end: the stays are made once, and an instant says where they end.
 */
export function spellReader(columns: Columns): (asOf: number) => SpellColumns {
  if (columns.recordedAt !== columns.at || columns.status.includes(PARKED))
    return (asOf) => spellColumns(columns, asOf);
  let whole: SpellColumns | null = null;
  return (asOf) => {
    whole ??= spellColumns(columns, Number.POSITIVE_INFINITY);
    return spellsUntil(columns, whole, asOf);
  };
}

/** Events with `at` and `recordedAt` up to an instant, as stays. Linear in events, without an object for one. */
function spellColumns(columns: Columns, asOf: number): SpellColumns {
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
  const stages = path.stages.length;
  let isClosedAnew: Uint8Array | null = null;
  let closedBefore: Uint8Array | null = null;
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
      const before = last;
      last = event;
      if (before >= 0 && status[before] === CLOSED) {
        closedBefore ??= new Uint8Array(opportunities);
        closedBefore[opportunity] = 1;
      }
      if (parkedMs !== null) {
        if (next > start && parkedSince < when)
          parkedMs[next - 1] = (parkedMs[next - 1] as number) + when - parkedSince;
        parkedSince = status[event] === PARKED ? when : Number.NaN;
      }
      const here = place[event] as number;
      const isAnew = standing >= stages && status[before] !== CLOSED && status[event] === CLOSED;
      if ((here === standing && !isAnew) || here < 0 || isWaiting[here] === 1) continue;
      if (isAnew) {
        isClosedAnew ??= new Uint8Array(events);
        isClosedAnew[next] = 1;
      }
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
    end: firsts.subarray(1),
    place: places.subarray(0, next),
    at: since.subarray(0, next),
    parkedMs: parkedMs?.subarray(0, next) ?? null,
    isClosedAnew,
    closedBefore,
    createdAt,
    last: lasts,
    status: statuses,
  };
}

/** The stays of all that ever happened, up to an instant. Linear in opportunities, and in events behind the instant. */
function spellsUntil({ at, first, status }: Columns, whole: SpellColumns, asOf: number): SpellColumns {
  const opportunities = whole.last.length;
  const ends = new Int32Array(opportunities);
  const lasts = new Int32Array(opportunities);
  const statuses = new Uint8Array(opportunities);
  for (let opportunity = 0; opportunity < opportunities; opportunity++) {
    const start = first[opportunity] as number;
    let last = whole.last[opportunity] as number;
    let end = whole.end[opportunity] as number;
    if ((at[last] as number) > asOf) {
      while (last >= start && (at[last] as number) > asOf) last--;
      const begin = whole.first[opportunity] as number;
      while (end > begin && (whole.at[end - 1] as number) > asOf) end--;
      if (last < start) last = -1;
    }
    ends[opportunity] = end;
    lasts[opportunity] = last;
    statuses[opportunity] = last < 0 ? 0 : (status[last] as number);
  }
  const { first: firsts, place, at: since, parkedMs, isClosedAnew, closedBefore, createdAt } = whole;
  // Named one by one: columns of one shape, whatever made them, are read faster.
  return {
    first: firsts,
    end: ends,
    place,
    at: since,
    parkedMs,
    isClosedAnew,
    closedBefore,
    createdAt,
    last: lasts,
    status: statuses,
  };
}

/** Whether something was known of an opportunity, and it was not voided since; `null` where nothing was. */
export function isVoidedIn({ last, status }: SpellColumns, opportunity: number): boolean | null {
  return (last[opportunity] as number) < 0 ? null : status[opportunity] === VOIDED;
}
