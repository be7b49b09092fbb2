import { type EventBuffer, UNSAID } from './EventBuffer.js';
import { orderChain } from './orderChain.js';
import type { QualityTally } from './QualityTally.js';
import { CLOSED, OPEN, PARKED } from './StageHistory.js';

/** Events that are few are put in order in their place. */
const FEW = 24;

/**
 * Where the events come from: rows are looked at for what cannot be right; the kernel's records are right; in histories
 * that are merged their own content says the order of equals, so that the order of input changes nothing.
 */
export type Origin = 'rows' | 'records' | 'histories';

type Arrangement = {
  /** Events of the buffer that are kept: by opportunity, in order of time. */
  readonly order: Int32Array;
  readonly ids: readonly string[];
  readonly first: Int32Array;
  /** Ranks of events that nothing else puts in order, by event of the buffer. */
  readonly tie: Uint16Array | null;
};

/**
 * Groups events by opportunity and puts each group in order: of time, of `seq`, of when they became known, then by chain
 * (each comes from where the one before led), then of input. Repetitions are left out, and what cannot be right is counted.
 */
export function arrangeEvents(
  buffer: EventBuffer,
  { ids, rank }: { readonly ids: readonly string[]; readonly rank: Int32Array | null },
  tally: QualityTally,
  origin: Origin,
): Arrangement {
  const { at, recordedAt, place, status, seq, from, minor, currency, closeOn, reason, large } = buffer;
  const starts = groupStarts(buffer, ids.length, rank);
  const order = grouped(buffer, starts, rank);
  const knownAt = (event: number): number => {
    const said = recordedAt === null ? Number.NaN : (recordedAt[event] as number);
    return Number.isNaN(said) ? (at[event] as number) : said;
  };
  const byTime = (a: number, b: number): number =>
    (at[a] as number) - (at[b] as number) ||
    (seq === null ? 0 : (seq[a] as number) - (seq[b] as number)) ||
    knownAt(a) - knownAt(b);
  const contentOf = (event: number): string =>
    [
      place[event],
      status[event],
      large.get(event) ?? minor[event],
      buffer.currencies.names[(currency[event] ?? 0) - 1],
      closeOn?.[event],
      reason === null ? '' : buffer.reasons.names[(reason[event] ?? 0) - 1],
    ].join('|');
  const compare =
    origin === 'histories'
      ? (a: number, b: number): number =>
          byTime(a, b) ||
          (buffer.tie?.[a] ?? 0) - (buffer.tie?.[b] ?? 0) ||
          (a === b ? 0 : contentOf(a) < contentOf(b) ? -1 : 1)
      : (a: number, b: number): number => byTime(a, b) || a - b;

  let tie: Uint16Array | null = buffer.tie;
  let next = 0;
  const first = new Int32Array(ids.length + 1);
  for (let deal = 0; deal < ids.length; deal++) {
    const id = ids[deal] as string;
    first[deal] = next;
    const start = starts[deal] as number;
    const end = starts[deal + 1] as number;
    let before = -1;
    let index = start;
    // Events that are in order of time, no two at one instant, need neither sorting nor settling: the rule by far.
    if (isRising(start, end)) for (; index < end; index++) before = keep(order[index] as number, before, id);
    else sortRange(order, start, end, compare);
    while (index < end) {
      let behind = index + 1;
      while (behind < end && byTime(order[index] as number, order[behind] as number) === 0) behind++;
      if (behind > index + 1) behind = settle(index, behind, before, id);
      for (; index < behind; index++) before = keep(order[index] as number, before, id);
      while (index < end && order[index] === -1) index++;
    }
  }
  first[ids.length] = next;
  return { order: order.subarray(0, next), ids, first, tie };

  function isRising(start: number, end: number): boolean {
    for (let index = start + 1; index < end; index++)
      if (!((at[order[index - 1] as number] as number) < (at[order[index] as number] as number))) return false;
    return true;
  }

  /** Writes an event that is kept behind the last one. @returns the last one kept. */
  function keep(event: number, before: number, id: string): number {
    if (before >= 0 && origin === 'rows') {
      const source = from === null ? UNSAID : (from[event] as number);
      if (source !== UNSAID && source !== place[before] && tally.add('broken_chain', id)) return before;
      if (isUnchanged(event, before) && tally.add('no_change_of_stage', id)) return before;
      const isBack = status[before] === CLOSED && (status[event] === OPEN || status[event] === PARKED);
      if (isBack && tally.add('event_after_end', id)) return before;
    }
    order[next++] = event;
    return event;
  }

  function isUnchanged(event: number, before: number): boolean {
    if (place[event] !== place[before] || status[event] !== status[before] || currency[event] !== currency[before])
      return false;
    if (closeOn !== null && closeOn[event] !== closeOn[before]) return false;
    if (reason !== null && reason[event] !== reason[before]) return false;
    return Object.is(minor[event], minor[before]) && large.get(event) === large.get(before);
  }

  /**
   * Events of one instant: repetitions go, the others get an order and a rank. Places that become free hold -1.
   *
   * @returns where they end now.
   */
  function settle(start: number, end: number, before: number, id: string): number {
    const seen = new Set<string>();
    const times = new Map<string, number>();
    const block: number[] = [];
    for (let index = start; index < end; index++) {
      const event = order[index] as number;
      const content = origin === 'histories' ? nthOf(event, times) : `${contentOf(event)}|${from?.[event]}`;
      if (seen.has(content) && tally.add('duplicate_row', id)) continue;
      seen.add(content);
      block.push(event);
    }
    const behind = start + block.length;
    let settled: readonly number[] = block;
    if (block.length > 1 && origin !== 'histories') {
      const origins = block.map((event) => from?.[event] ?? UNSAID);
      const here = before < 0 ? UNSAID : (place[before] as number);
      const chain = orderChain(
        origins,
        block.map((event) => place[event] as number),
        here,
      );
      settled = chain.order.map((position) => block[position] as number);
      if (!chain.isCertain) tally.add('order_of_input_kept', id);
      tie ??= new Uint16Array(buffer.count);
      for (const [index, event] of settled.entries()) tie[event] = Math.min(index, 65_535);
    }
    // What stands in two histories, and has no rank before the other, has its order from content alone.
    const isRanked = (event: number, index: number) =>
      index === 0 || (buffer.tie?.[event] ?? 0) !== (buffer.tie?.[block[index - 1] as number] ?? 0);
    if (origin === 'histories' && !block.every(isRanked)) tally.add('order_of_input_kept', id);
    for (let index = start; index < end; index++) order[index] = settled[index - start] ?? -1;
    return behind;
  }

  /** One history may hold equal events of one instant; with another they share as many as both hold. */
  function nthOf(event: number, times: Map<string, number>): string {
    const content = contentOf(event);
    const own = `${content}|${lotOf(buffer.lots, event)}`;
    const nth = (times.get(own) ?? 0) + 1;
    times.set(own, nth);
    return `${content}|${nth}`;
  }
}

/** Which history an event of the buffer comes from. */
function lotOf(lots: readonly number[], event: number): number {
  let low = 0;
  let high = lots.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lots[middle] as number) <= event) low = middle;
    else high = middle;
  }
  return low;
}

/** Where the events of each opportunity begin, in order of ids. */
function groupStarts({ count, deal }: EventBuffer, deals: number, rank: Int32Array | null): Int32Array {
  const starts = new Int32Array(deals + 1);
  for (let event = 0; event < count; event++) {
    const group = rank === null ? (deal[event] as number) : (rank[deal[event] as number] as number);
    starts[group + 1] = (starts[group + 1] as number) + 1;
  }
  for (let group = 0; group < deals; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  return starts;
}

function grouped({ count, deal }: EventBuffer, starts: Int32Array, rank: Int32Array | null): Int32Array {
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let event = 0; event < count; event++) {
    const group = rank === null ? (deal[event] as number) : (rank[deal[event] as number] as number);
    const place = next[group] as number;
    order[place] = event;
    next[group] = place + 1;
  }
  return order;
}

function sortRange(order: Int32Array, start: number, end: number, compare: (a: number, b: number) => number): void {
  let isSorted = true;
  for (let index = start + 1; index < end && isSorted; index++)
    isSorted = compare(order[index - 1] as number, order[index] as number) <= 0;
  if (isSorted) return;
  if (end - start > FEW) {
    order.subarray(start, end).sort(compare);
    return;
  }
  for (let index = start + 1; index < end; index++) {
    const event = order[index] as number;
    let to = index;
    while (to > start && compare(order[to - 1] as number, event) > 0) {
      order[to] = order[to - 1] as number;
      to--;
    }
    order[to] = event;
  }
}
