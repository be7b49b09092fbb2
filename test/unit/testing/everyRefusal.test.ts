import { fc, test as property } from '@fast-check/vitest';
import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { coverage, coverPlan } from 'stagewright/testing';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';
import { randomOf, wildAttempt, wilds } from '../../support/wildAttempt.js';

/** Told by the kernel of the event, the host's own doing, or of waivers, which a host hands in and no journey has. */
const NO_RULE = new Set([
  ...['invalid_event', 'model_version_mismatch', 'sequence_conflict', 'time_runs_backwards'],
  'waiver_not_allowed',
]);

/** What any event, put to an opportunity in any state by anybody at any time, was refused with, and no journey is. */
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
    for (const { code, path } of wildAttempt(wild, random)) {
      // A refusal without a place in the model is one of the event's own nature: what is closed cannot be parked.
      if (path !== '' && !NO_RULE.has(code)) found.add(`${code} ${path}`);
    }
  return [...found].filter((key) => !known.has(key)).sort();
}

describe('every refusal that the rules of a model give is exercised', () => {
  test.each(Object.entries(models))('in the example %s', (_, model) => {
    expect(overlooked(model as SalesModelInput, 8_000, 1)).toEqual([]);
  });

  property.prop([salesModelArbitrary(), fc.integer()], { numRuns: 15 })('in any design', (model, seed) => {
    expect(overlooked(model, 1_500, seed)).toEqual([]);
  });
});
