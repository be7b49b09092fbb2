import { UNSAID } from './EventBuffer.js';
import { sortedNames } from './NameTable.js';
import { orderChain } from './orderChain.js';
import type { AttributeChanges } from './StageHistory.js';

/** Changes of one attribute in any order: entry i of each list is of one. Values are one above the index in `names`; 0 is none. */
export type ChangeList = {
  /** The opportunity as an index in the ids of the history. */
  readonly opportunity: readonly number[];
  readonly at: readonly number[];
  readonly recordedAt: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly names: readonly string[];
};

/** @returns whether the change is to be left out. */
type Tell = (kind: 'duplicate_row' | 'broken_chain' | 'order_of_input_kept', opportunity: number) => boolean;

/**
 * Changes grouped by opportunity and put in order: of time, of when they became known, then so that each comes from where
 * the one before led, then of their content. What comes out is a function of the set of changes: equal ones are one, and
 * the order of input says nothing. A sort, or linear in changes that come in order.
 *
 * @returns `null` for no changes.
 */
export function arrangeChanges(list: ChangeList, opportunities: number, tell: Tell): AttributeChanges | null {
  const { opportunity, at, recordedAt } = list;
  const { names, codes } = sortedNames(list.names, list.from.concat(list.to));
  const [from, to] = [list.from, list.to].map((values) => Uint32Array.from(values, (value) => codes[value] ?? 0)) as [
    Uint32Array,
    Uint32Array,
  ];
  const byTime = (a: number, b: number): number =>
    (opportunity[a] as number) - (opportunity[b] as number) ||
    (at[a] as number) - (at[b] as number) ||
    (recordedAt[a] as number) - (recordedAt[b] as number);
  const order = inOrder(
    at.length,
    (a, b) => byTime(a, b) || (to[a] as number) - (to[b] as number) || (from[a] as number) - (from[b] as number),
  );
  const first = new Int32Array(opportunities + 1);
  const kept: number[] = [];
  let next = 0;
  for (let own = 0; own < opportunities; own++) {
    first[own] = kept.length;
    let standing = UNSAID;
    while (next < order.length && opportunity[order[next] as number] === own) {
      const start = order[next] as number;
      const tied: number[] = [];
      for (; next < order.length && byTime(start, order[next] as number) === 0; next++) {
        const change = order[next] as number;
        const before = tied.at(-1);
        const isKnown = before !== undefined && to[before] === to[change] && from[before] === from[change];
        if (!(isKnown && tell('duplicate_row', own))) tied.push(change);
      }
      for (const change of chained(tied, own)) {
        const source = from[change] as number;
        const isBroken = standing !== UNSAID && source !== 0 && source !== standing;
        if (isBroken && tell('broken_chain', own)) continue;
        kept.push(change);
        standing = to[change] as number;
      }
    }
  }
  first[opportunities] = kept.length;
  if (kept.length === 0) return null;
  const times = Float64Array.from(kept, (change) => at[change] as number);
  const isKnownLater = kept.some((change) => recordedAt[change] !== at[change]);
  return {
    first,
    at: times,
    recordedAt: isKnownLater ? Float64Array.from(kept, (change) => recordedAt[change] as number) : times,
    from: Uint32Array.from(kept, (change) => from[change] as number),
    to: Uint32Array.from(kept, (change) => to[change] as number),
    names,
  };

  /** Where they begin does not matter: what was known of it before may be less than what is known now. */
  function chained(tied: readonly number[], own: number): readonly number[] {
    if (tied.length < 2) return tied;
    const sources = tied.map((change) => from[change] || UNSAID);
    const { order, isCertain } = orderChain(
      sources,
      tied.map((change) => to[change] as number),
      UNSAID,
    );
    if (!isCertain) tell('order_of_input_kept', own);
    return order.map((position) => tied[position] as number);
  }
}

/** 0 to below `length` in order. */
function inOrder(length: number, compare: (a: number, b: number) => number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let index = 1; index < length; index++) if (compare(index - 1, index) > 0) return order.sort(compare);
  return order;
}
