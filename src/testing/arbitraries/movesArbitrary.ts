import * as fc from 'fast-check';
import { condition, simplest } from './ingredients.js';

/** Moves over stages in their order; what a rule names exists and lies where the rule wants it. */
export function movesArbitrary(ids: readonly string[]): fc.Arbitrary<object> {
  const forward = ids.flatMap((from, index) => ids.slice(index + 2).map((to) => ({ from, to })));
  const back = ids.flatMap((from, index) => ids.slice(0, index).map((to) => ({ from, to })));
  const some = <T extends object>(pairs: readonly T[]) =>
    fc
      .subarray([...pairs], { minLength: 1 })
      .chain((picked) =>
        fc.tuple(
          ...picked.map((pair) =>
            fc.option(condition(), { nil: undefined, freq: 2 }).map((when) => ({ ...pair, ...(when ? { when } : {}) })),
          ),
        ),
      );
  return fc.record({
    skip: fc.oneof(simplest, fc.constantFrom('forbid', 'allow'), ...(forward.length > 0 ? [some(forward)] : [])),
    rollBack: fc.oneof(
      simplest,
      fc.constantFrom('forbid', 'previous', 'any'),
      ...(back.length > 0 ? [some(back)] : []),
    ),
    repeat: fc.oneof(simplest, fc.constantFrom('forbid', 'allow'), fc.subarray([...ids], { minLength: 1 })),
  });
}
