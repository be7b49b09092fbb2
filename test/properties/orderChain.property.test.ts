import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { UNSAID } from '../../src/history/EventBuffer.js';
import { orderChain } from '../../src/history/orderChain.js';

/** Every order of some positions. */
function permutations(positions: readonly number[]): (readonly number[])[] {
  if (positions.length === 0) return [[]];
  return positions.flatMap((first) =>
    permutations(positions.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}

const place = fc.integer({ min: 0, max: 3 });
const events = fc.array(fc.record({ from: fc.oneof(place, fc.constant(UNSAID)), to: place }), {
  minLength: 1,
  maxLength: 6,
});

describe('events of one instant', () => {
  /** By enumeration of all orders: what says no origin begins what has nothing before, and else fits behind any. */
  test.prop([events, fc.oneof(place, fc.constant(UNSAID))])('are put in the one order that chains', (list, start) => {
    const begins = start === UNSAID && list.some(({ from }) => from === UNSAID);
    const chains = permutations(list.map((_, position) => position)).filter((order) =>
      order.every((position, index) => {
        const before = index === 0 ? start : list[order[index - 1] ?? -1]?.to;
        const from = list[position]?.from;
        if (index === 0 && begins) return from === UNSAID;
        return before === UNSAID || from === UNSAID || from === before;
      }),
    );
    const found = orderChain(
      list.map(({ from }) => from),
      list.map(({ to }) => to),
      start,
    );
    expect(found.isCertain).toBe(chains.length === 1);
    if (chains.length > 0) expect(chains).toContainEqual(found.order);
    else expect(found.order).toEqual(list.map((_, position) => position));
  });
});
