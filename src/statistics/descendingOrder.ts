const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
/** Fewer are sorted sooner by comparing: a table of digits takes longer to clear. */
const FEW = 4_096;

/**
 * Indexes of numbers of 0 or more, the largest number first, equal ones in their order.
 *
 * Radix sort on the bits of the numbers, which rise as they do: linear, where a comparing sort of 100,000 takes five times
 * as long.
 */
export function descendingOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length);
  for (let index = 0; index < order.length; index++) order[index] = index;
  if (values.length <= FEW) return order.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  // Adding 0 turns the negative zero, whose sign is a bit of weight, into the other.
  const positive = new Float64Array(values.length);
  for (let index = 0; index < positive.length; index++) positive[index] = (values[index] as number) + 0;
  const digits = new Uint16Array(positive.buffer);
  let [from, to] = [order, new Uint32Array(values.length)];
  for (let digit = 0; digit < 4; digit++) {
    const starts = startsOf(digits, digit);
    if (starts === null) continue;
    for (let index = 0; index < from.length; index++) {
      const row = from[index] as number;
      const bits = digits[4 * row + digit] as number;
      const at = starts[bits] as number;
      to[at] = row;
      starts[bits] = at + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the rows of each digit begin, the largest digit first; `null` where all have the same. */
function startsOf(digits: Uint16Array, digit: number): Uint32Array | null {
  const starts = new Uint32Array(DIGITS);
  for (let at = digit; at < digits.length; at += 4) {
    const bits = digits[at] as number;
    starts[bits] = (starts[bits] as number) + 1;
  }
  if (starts[digits[digit] as number] === digits.length / 4) return null;
  let next = 0;
  for (let bits = DIGITS - 1; bits >= 0; bits--) {
    const count = starts[bits] as number;
    starts[bits] = next;
    next += count;
  }
  return starts;
}
