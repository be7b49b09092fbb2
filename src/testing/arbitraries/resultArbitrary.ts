import * as fc from 'fast-check';
import { defined } from './defined.js';
import { lightRequires, roles, simplest, withinDays } from './ingredients.js';

/** A result stage over these open stages, that each of them reaches. */
export function resultArbitrary(ids: readonly string[]): fc.Arbitrary<object> {
  // The last stage stays in every variant; naming it keeps the result within reach of every stage.
  const last = ids.slice(-1);
  const from = fc.oneof(
    simplest,
    fc.constantFrom('any', 'last'),
    fc.subarray(ids.slice(0, -1)).map((others) => [...others, ...last]),
  );
  const outcome = (id: string, kind: 'won' | 'lost' | 'abandoned', needed: fc.Arbitrary<object>) =>
    fc
      .record({ from, requires: needed, reasons: fc.constantFrom(undefined, ['r1', 'r2']) })
      .map(({ reasons, ...rest }) => ({
        id,
        kind,
        ...rest,
        ...(reasons === undefined ? {} : { reasons }),
      }));
  const change = ([a, b]: readonly [string, string]) =>
    fc
      .record({ withinDays: withinDays(), roles: fc.option(roles(), { nil: undefined }) })
      .map((rule) => ({ from: a, to: b, ...defined(rule) }));
  return fc
    .tuple(
      outcome('won', 'won', fc.constant({})),
      outcome('lost.', 'lost', lightRequires()),
      fc.option(outcome('#dropped', 'abandoned', lightRequires()), { nil: undefined }),
      fc.option(outcome('won/2', 'won', lightRequires()), { nil: undefined }),
    )
    .chain((given) => {
      const outcomes = given.flatMap((one) => (one === undefined ? [] : [one]));
      const names = outcomes.map(({ id }) => id);
      const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const));
      return fc.record({
        outcomes: fc.constant(outcomes),
        changes: fc.subarray(pairs).chain((picked) => fc.tuple(...picked.map(change))),
        reopen: fc.oneof(
          simplest,
          fc.constant(false),
          fc
            .record({
              to: fc.option(fc.constantFrom(...ids), { nil: undefined }),
              withinDays: withinDays(),
              keep: fc.constantFrom('approvals', 'none', 'all'),
              roles: fc.option(roles(), { nil: undefined }),
            })
            .map(defined),
        ),
      });
    });
}
