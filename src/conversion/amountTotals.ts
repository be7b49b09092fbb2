import { amountAt, type StageHistory } from '../history/index.js';

export type AmountTotal = {
  readonly count: number;
  /** Minor units. */
  readonly amount: bigint;
  /** How many have no amount. */
  readonly without: number;
};

/** Below this a number takes one more safe addend exactly. */
const HALF_SAFE = 2 ** 52;

/** Counts and exact sums of the amounts after some events, by the places that are given for them. Linear in events. */
export function totalAmounts(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  events: Int32Array,
  standing: Int32Array,
): { readonly count: number; readonly byPlace: readonly AmountTotal[]; readonly currencies: readonly string[] } {
  const { minor, currency, currencyNames, places } = history;
  const counts = new Float64Array(places.length);
  const without = new Float64Array(places.length);
  const sums = new Float64Array(places.length);
  const carried = places.map(() => 0n);
  const used = new Uint8Array(currencyNames.length + 1);
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as number;
    const here = standing[index] as number;
    used[currency[event] as number] = 1;
    if (here < 0) continue;
    counts[here] = (counts[here] as number) + 1;
    const amount = minor[event] as number;
    if (Number.isNaN(amount)) {
      const large = amountAt(history, event);
      if (large === null) without[here] = (without[here] as number) + 1;
      else carried[here] = (carried[here] as bigint) + large;
    } else {
      const sum = sums[here] as number;
      // A sum of numbers up to 2^53 stays exact; what grows beyond goes on as a whole number of any size.
      if (Math.abs(sum) < HALF_SAFE && Math.abs(amount) < HALF_SAFE) sums[here] = sum + amount;
      else {
        carried[here] = (carried[here] as bigint) + BigInt(sum) + BigInt(amount);
        sums[here] = 0;
      }
    }
  }
  return {
    count: events.length,
    byPlace: places.map((_, here) => ({
      count: counts[here] as number,
      amount: (carried[here] as bigint) + BigInt(sums[here] as number),
      without: without[here] as number,
    })),
    currencies: currencyNames.filter((_, index) => used[index + 1] === 1),
  };
}
