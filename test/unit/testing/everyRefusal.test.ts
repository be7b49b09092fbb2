import { fc, test as property } from '@fast-check/vitest';
import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { coverage, coverPlan } from 'stagewright/testing';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';
import { randomOf, wildAttempt, wildCreation, wilds } from '../../support/wildAttempt.js';

/** Told by the kernel of the event, the host's own doing, or of waivers, which a host hands in and no journey has. */
const NO_RULE = new Set([
  ...['invalid_event', 'model_version_mismatch', 'sequence_conflict', 'time_runs_backwards'],
  'waiver_not_allowed',
]);

/**
 * What any event, put to an opportunity in any state by anybody at any time, or the creation of anything, was refused
 * with, and no journey is.
 */
function overlooked(model: SalesModelInput, attempts: number, seed: number): readonly string[] {
  const plan = compileSalesModel(model);
  const uncovered = new Set(coverPlan(plan).uncovered.map(({ goal }) => goal));
  const known = new Set(Object.keys(coverage(plan, []).refusals.counts).filter((key) => !uncovered.has(key)));
  const { places, ...rest } = wilds(plan);
  // No journey begins where no move leads.
  const isReached = ({ series, stage, outcome }: (typeof places)[number]['opportunity']) =>
    [stage, outcome].every((place) => !uncovered.has(`${series}: ${place}`));
  const wild = { ...rest, places: places.filter(({ opportunity }) => isReached(opportunity)) };
  const random = randomOf(seed);
  const found = new Set<string>();
  for (let count = 0; count < attempts; count++)
    for (const { code, path } of [...wildAttempt(wild, random), ...wildCreation(wild, random)]) {
      // A refusal without a place in the model is one of the event's own nature: what is closed cannot be parked.
      if (path !== '' && !NO_RULE.has(code)) found.add(`${code} ${path}`);
    }
  return [...found].filter((key) => !known.has(key)).sort();
}

const atom = fc.constantFrom<object>(
  { field: 'budget', gte: 10 },
  { field: 'budget', present: false },
  { field: 'region', eq: 'north' },
  { field: 'mobile', valid: true },
  { field: 'type', eq: 'new' },
  { check: 'isKnown' },
  { check: 'isOurs' },
  { process: 'qualify', is: 'approved' },
  { process: 'qualify', is: 'rejected' },
  { action: 'demo' },
  { stageVisited: 'a' },
);
const condition = fc.oneof(
  { weight: 3, arbitrary: atom },
  fc.array(atom, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
  fc.array(atom, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  atom.map((not) => ({ not })),
);
const sometimes = fc.option(condition, { nil: undefined });

/** Two small series, and any rules of what is created when, as which type, and where it is routed to. */
const creationArbitrary: fc.Arbitrary<SalesModelInput> = fc
  .record({
    order: fc
      .shuffledSubarray(['lead', 'account', 'contact', 'opportunity'], { minLength: 1 })
      .map((some) => (some.includes('opportunity') ? some : [...some, 'opportunity'])),
    checks: fc.array(fc.record({ at: fc.nat(), condition }), { maxLength: 3 }),
    types: fc.array(sometimes, { maxLength: 3 }),
    routing: fc.array(fc.record({ series: fc.constantFrom('s', 't'), when: sometimes }), { maxLength: 3 }),
    variant: sometimes,
    startIn: fc.subarray(['a', 'b']),
    taken: fc.boolean(),
    applies: sometimes,
  })
  .map(({ order, checks, types, routing, variant, startIn, taken, applies }) => {
    const ids = ['new', 'old', 'other'].slice(0, types.length);
    const entry = (when: object | undefined) => (when === undefined ? {} : { when });
    const result = { outcomes: [{ id: 'won', kind: 'won' }] };
    const stages = (...some: readonly string[]) => some.map((id) => ({ id }));
    return {
      format: 'stagewright/1',
      id: 'm',
      version: 1,
      roles: ['rep'],
      actions: { demo: 'Demo' },
      checks: { isKnown: 'Known', isOurs: 'Ours' },
      fields: {
        budget: { type: 'number' },
        region: { type: 'choice', choices: ['north', 'south'] },
        mobile: { type: 'phone', check: 'cn-mobile' },
      },
      processes: [{ id: 'qualify', kind: 'conversion', approve: { by: ['rep'] }, ...entry(applies) }],
      objects: { order, checks: checks.map(({ at, ...one }) => ({ to: order[at % order.length], ...one })) },
      types: types.map((when, at) => ({ id: ids[at], ...entry(when) })),
      routing: routing.map(({ series, when }) => ({ series, ...entry(when) })),
      series: [
        {
          id: 's',
          won: 'order-placed',
          stages: stages('a', 'b'),
          ...(taken && ids.length > 0 ? { types: ids.slice(0, 1) } : {}),
          ...(startIn.length > 0 ? { startIn } : {}),
          variants: variant === undefined ? [] : [{ id: 'short', drop: ['a'], when: variant }],
          result,
        },
        { id: 't', won: 'order-placed', stages: stages('c', 'd'), result },
      ],
    } as unknown as SalesModelInput;
  })
  .filter((model) => {
    try {
      return compileSalesModel(model) !== null;
    } catch {
      return false;
    }
  });

describe('every refusal that the rules of a model give is exercised', () => {
  test.each(Object.entries(models))('in the example %s', (_, model) => {
    expect(overlooked(model as SalesModelInput, 8_000, 1)).toEqual([]);
  });

  property.prop([salesModelArbitrary(), fc.integer()], { numRuns: 15 })('in any design', (model, seed) => {
    expect(overlooked(model, 1_500, seed)).toEqual([]);
  });

  property.prop([creationArbitrary, fc.integer()], { numRuns: 40 })('in any rules of creation', (model, seed) => {
    expect(overlooked(model, 800, seed)).toEqual([]);
  });
});
