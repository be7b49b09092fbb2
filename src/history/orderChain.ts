import { UNSAID } from './EventBuffer.js';

/** More steps than this are not tried: the order of input holds. */
const MOST_STEPS = 2_000;

/**
 * Puts events of one instant into an order in which each comes from where the one before it led.
 *
 * @param from The place that each comes from; `UNSAID` where no row says it.
 * @param start Where the opportunity stood before; `UNSAID` where that is not known.
 * @returns positions in order, and whether nothing else would do; without such an order that of input.
 */
export function orderChain(
  from: readonly number[],
  to: readonly number[],
  start: number,
): { readonly order: readonly number[]; readonly isCertain: boolean } {
  const input = from.map((_, position) => position);
  if (from.includes(UNSAID)) return { order: input, isCertain: false };
  const found: (readonly number[])[] = [];
  const taken: number[] = [];
  let steps = 0;
  const follow = (here: number): void => {
    if (taken.length === from.length) found.push([...taken]);
    for (const position of input) {
      if (found.length > 1 || ++steps > MOST_STEPS) return;
      if (taken.includes(position) || (here !== UNSAID && from[position] !== here)) continue;
      taken.push(position);
      follow(to[position] ?? UNSAID);
      taken.pop();
    }
  };
  if (from.length <= MOST_STEPS) follow(start);
  return { order: found[0] ?? input, isCertain: found.length === 1 && steps <= MOST_STEPS };
}
