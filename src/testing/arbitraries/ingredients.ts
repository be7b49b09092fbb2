import * as fc from 'fast-check';
import type { StageProperties } from '../../definition/index.js';

// What the models of `salesModelArbitrary` are made of: names, and what refers to them. Made when they are asked for.

export const ROLES = ['rep', 'manager'] as const;

/** Some of the roles of the model, at least one. */
export const roles = (): fc.Arbitrary<string[]> => fc.subarray([...ROLES], { minLength: 1 });

export const withinDays = (): fc.Arbitrary<number | undefined> =>
  fc.option(fc.integer({ min: 1, max: 60 }), {
    nil: undefined,
  });

const atom = () =>
  fc.constantFrom<object[]>(
    { field: 'amount', present: true },
    { field: 'amount', gte: 0 },
    { field: 'ready', eq: true },
    { action: 'demo' },
    { question: 'worth', is: 'yes' },
    { check: 'creditOk' },
    { process: 'review', is: 'approved' },
    { not: { field: 'note', present: true } },
  );
export const condition = (): fc.Arbitrary<object> =>
  fc.oneof<fc.MaybeWeightedArbitrary<object>[]>(
    { weight: 3, arbitrary: atom() },
    fc.array(atom(), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(atom(), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  );

const requires = () =>
  fc.record(
    {
      fields: fc.subarray(['amount', 'note']),
      actions: fc.subarray(['demo', 'offer']),
      processes: fc.subarray(['review', 'credit']),
      questions: fc.subarray(['worth']),
      condition: condition(),
    },
    { requiredKeys: [] },
  );
/** Mostly little, so that walks come far. */
export const lightRequires = (): fc.Arbitrary<NonNullable<StageProperties['requires']>> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, requires()) as never;

/** Of alternatives the first is the simplest: a counterexample comes down to it where it can. */
export const simplest = { withCrossShrink: true } as const;
