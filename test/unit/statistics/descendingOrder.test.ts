import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descendingOrder } from '../../../src/statistics/descendingOrder.js';

const stay = fc.oneof(
  fc.constantFrom(0, -0, Number.MIN_VALUE, 1, 1 + Number.EPSILON, Number.MAX_VALUE),
  fc.integer({ min: 0, max: 500 }),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);

// A comparing sort by the platform is the source; above 4,096 the order is found by the bits of the numbers.
test.each([
  { least: 0, most: 40 },
  { least: 4_097, most: 5_000 },
])('the largest first, equal ones in their order: $least to $most', ({ least, most }) => {
  fc.assert(
    fc.property(fc.array(stay, { minLength: 8, maxLength: 40 }), fc.integer({ min: least, max: most }), (few, size) => {
      const values = Float64Array.from(
        { length: size },
        (_, index) => (few[(index * 7) % few.length] ?? 0) / ((index % 3) + 1),
      );
      const expected = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
      expect(Array.from(descendingOrder(values))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
