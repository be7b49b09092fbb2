import type { EventBuffer } from './EventBuffer.js';
import { sortedNames } from './NameTable.js';
import { type EventColumns, NO_DATE } from './StageHistory.js';

/** Columns to take events from: those of a buffer, or of a history. */
export type EventSource = Pick<
  EventColumns,
  'at' | 'place' | 'status' | 'minor' | 'large' | 'currency' | 'closeOn' | 'reason' | 'seq' | 'tie'
> & {
  /** `null` where nobody says it. */
  readonly recordedAt: Float64Array | null;
  readonly currencyNames: readonly string[];
  readonly reasonNames: readonly string[];
  /** 1 where `recordedAt` is said; left out: where it is a number. */
  readonly isRecorded?: (event: number) => boolean;
};

export const sourceOf = (buffer: EventBuffer): EventSource => ({
  at: buffer.at,
  recordedAt: buffer.recordedAt,
  place: buffer.place,
  status: buffer.status,
  minor: buffer.minor,
  large: buffer.large,
  currency: buffer.currency,
  currencyNames: buffer.currencies.names,
  closeOn: buffer.closeOn,
  reason: buffer.reason,
  reasonNames: buffer.reasons.names,
  seq: buffer.seq,
  tie: buffer.tie,
});

type Column = Float64Array | Int32Array | Int16Array | Uint8Array | Uint16Array | Uint32Array;

/** Memory of a source that grew in doubles is not held on to. */
const MOST_SPARE = 1.25;

/**
 * Some events of a source in a given order, as columns in the one form that equal events have: names sorted, none unused,
 * and a column that says nothing is `null`. Where the order is that of the source they share its memory: rows that come
 * in order are held once, and what is read behind them is written behind them.
 */
export function columnsFrom(
  source: EventSource,
  order: Int32Array,
): EventColumns & { readonly bitemporal: 'full' | 'partial' | 'none' } {
  const count = order.length;
  const copy = <T extends Column>(from: T, into: T): T => {
    for (let event = 0; event < count; event++) into[event] = from[order[event] as number] as number;
    return into;
  };
  const isShared = source.at.length <= MOST_SPARE * count && isAsItCame(order);
  const take = <T extends Column>(from: T, make: new (length: number) => T): T =>
    isShared ? (from.subarray(0, count) as T) : copy(from, new make(count));
  const at = take(source.at, Float64Array);
  const currencies = renamed(take(source.currency, Uint16Array), source.currencyNames, Uint16Array);
  const reason =
    source.reason === null ? null : renamed(take(source.reason, Uint32Array), source.reasonNames, Uint32Array);
  const closeOn = source.closeOn === null ? null : take(source.closeOn, Int32Array);
  const seq = source.seq === null ? null : take(source.seq, Float64Array);
  const tie = source.tie === null ? null : take(source.tie, Uint16Array);
  const large = new Map<number, bigint>();
  if (source.large.size > 0)
    for (let event = 0; event < count; event++) {
      const amount = source.large.get(order[event] as number);
      if (amount !== undefined) large.set(event, amount);
    }
  return {
    at,
    ...recordedTimes(source, order, at),
    place: take(source.place, Int16Array),
    status: take(source.status, Uint8Array),
    minor: take(source.minor, Float64Array),
    large,
    currency: currencies.codes,
    currencyNames: currencies.names,
    closeOn: closeOn?.some((day) => day !== NO_DATE) ? closeOn : null,
    reason: reason !== null && reason.names.length > 0 ? reason.codes : null,
    reasonNames: reason?.names ?? [],
    seq: seq?.some((number) => number !== 0) ? seq : null,
    tie: tie?.some((rank) => rank !== 0) ? tie : null,
  };
}

/** When events became known; the very column of `at` where nobody says it. */
function recordedTimes(
  { recordedAt, isRecorded = (event) => !Number.isNaN(recordedAt?.[event]) }: EventSource,
  order: Int32Array,
  at: Float64Array,
): Pick<EventColumns, 'recordedAt' | 'isRecorded'> & {
  readonly bitemporal: 'full' | 'partial' | 'none';
} {
  if (recordedAt === null) return { recordedAt: at, isRecorded: null, bitemporal: 'none' };
  const said = new Uint8Array(order.length);
  let known = 0;
  for (let event = 0; event < order.length; event++) {
    if (!isRecorded(order[event] as number)) continue;
    said[event] = 1;
    known++;
  }
  if (known === 0) return { recordedAt: at, isRecorded: null, bitemporal: 'none' };
  const times = at.slice();
  for (let event = 0; event < order.length; event++)
    if (said[event] === 1) times[event] = recordedAt[order[event] as number] as number;
  const isFull = known === order.length;
  return {
    recordedAt: times,
    isRecorded: isFull ? null : said,
    bitemporal: isFull ? 'full' : 'partial',
  };
}

function isAsItCame(order: Int32Array): boolean {
  for (let event = 0; event < order.length; event++) if (order[event] !== event) return false;
  return true;
}

/** Codes of names that are sorted and in use; the very codes where the names are so already. */
function renamed<T extends Uint16Array | Uint32Array>(
  codes: T,
  names: readonly string[],
  make: new (length: number) => T,
): { readonly codes: T; readonly names: readonly string[] } {
  const sorted = sortedNames(names, codes);
  if (sorted.names.every((name, index) => name === names[index])) return { codes, names: sorted.names };
  const renamed = new make(codes.length);
  for (let event = 0; event < codes.length; event++) renamed[event] = sorted.codes[codes[event] as number] as number;
  return { codes: renamed, names: sorted.names };
}
