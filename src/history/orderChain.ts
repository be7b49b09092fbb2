import { UNSAID } from './EventBuffer.js';

/** More steps than this are not tried: the order of input holds. */
const MOST_STEPS = 2_000;

/**
 * Puts events of one instant into an order in which each comes from where the one before it led. One that does not say
 * where it comes from begins an opportunity that has nothing before, and may else follow any.
 *
 * @param from The place that each comes from; `UNSAID` where a row does not say it.
 * @param start Where the opportunity stood before; `UNSAID` where that is not known.
 * @returns positions in order, and whether nothing else would do; without such an order that of input.
 */
export function orderChain(
  from: readonly number[],
  to: readonly number[],
  start: number,
): { readonly order: readonly number[]; readonly isCertain: boolean } {
  const input = from.map((_, position) => position);
  const beginsWith = start === UNSAID && from.includes(UNSAID) ? UNSAID : null;
  const found: (readonly number[])[] = [];
  const taken: number[] = [];
  let steps = 0;
  const follow = (here: number): void => {
    if (taken.length === from.length) found.push([...taken]);
    for (const position of input) {
      if (found.length > 1 || ++steps > MOST_STEPS) return;
      if (taken.includes(position) || !mayFollow(position, here)) continue;
      taken.push(position);
      follow(to[position] ?? UNSAID);
      taken.pop();
    }
  };
  const mayFollow = (position: number, here: number): boolean => {
    if (taken.length === 0 && beginsWith !== null) return from[position] === beginsWith;
    return here === UNSAID || from[position] === UNSAID || from[position] === here;
  };
  if (from.length <= MOST_STEPS) follow(start);
  return { order: found[0] ?? input, isCertain: found.length === 1 && steps <= MOST_STEPS };
}
