import { amountAt, type StageHistory } from '../history/index.js';
import { amountRate, type Rate } from './Rate.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** `amountRate` over the amounts after some events; those without one, and an event of -1, are left out. Linear in events. */
export function amountRateOfEvents(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  events: Int32Array,
  isHit: Uint8Array,
): Rate {
  const { currency, currencyNames, minor } = history;
  const used = new Uint8Array(currencyNames.length + 1);
  let [all, hits, squares, hasNegative] = [0n, 0n, 0, false];
  // Sums of numbers, handed over before they stop being exact.
  let [some, someHits, size] = [0, 0, 0];
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as number;
    const known = event < 0 ? Number.NaN : (minor[event] as number);
    const large = Number.isNaN(known) ? amountAt(history, event) : null;
    if (Number.isNaN(known) && large === null) continue;
    used[currency[event] as number] = 1;
    const amount = large === null ? known : Number(large);
    squares += amount ** 2;
    hasNegative ||= amount < 0;
    size += Math.abs(amount);
    if (large !== null || size > LARGEST) {
      all += BigInt(some) + (large ?? BigInt(known));
      hits += BigInt(someHits) + (isHit[index] === 1 ? (large ?? BigInt(known)) : 0n);
      [some, someHits, size] = [0, 0, 0];
    } else {
      some += amount;
      if (isHit[index] === 1) someHits += amount;
    }
  }
  return amountRate({
    all: all + BigInt(some),
    hits: hits + BigInt(someHits),
    squares,
    hasNegative,
    currencies: currencyNames.filter((_, index) => used[index + 1] === 1),
  });
}
