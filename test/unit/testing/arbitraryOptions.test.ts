import { compileSalesModel, type SalesModelInput, StagewrightError } from 'stagewright';
import { historyArbitrary, journeyArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { expect, test } from 'vitest';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel as SalesModelInput);

test.each<[string, () => unknown, readonly unknown[]]>([
  [
    'half a stage',
    () => salesModelArbitrary({ maxStages: 1.5 }),
    ['out_of_range', 'options.maxStages', { found: '1.5', min: 1, max: 6 }],
  ],
  [
    'no stage',
    () => salesModelArbitrary({ maxStages: 0 }),
    ['out_of_range', 'options.maxStages', { found: '0', min: 1, max: 6 }],
  ],
  [
    'more stages than are drawn',
    () => salesModelArbitrary({ maxStages: 7 }),
    ['out_of_range', 'options.maxStages', { found: '7', min: 1, max: 6 }],
  ],
  [
    'other ids',
    () => salesModelArbitrary({ ids: 'x' as never }),
    ['unknown_choice', 'options.ids', { found: 'x', choices: ['plain', 'hostile'] }],
  ],
  [
    'no step',
    () => journeyArbitrary(plan, { maxSteps: 0 }),
    ['out_of_range', 'options.maxSteps', { found: '0', min: 1 }],
  ],
  [
    'no number',
    () => journeyArbitrary(plan, { maxSteps: Number.NaN }),
    ['out_of_range', 'options.maxSteps', { found: 'NaN', min: 1 }],
  ],
  [
    'a text',
    () => journeyArbitrary(plan, { maxSteps: '3' as never }),
    ['out_of_range', 'options.maxSteps', { found: '3', min: 1 }],
  ],
  [
    'an id that is none',
    () => journeyArbitrary(plan, { id: 3 as never }),
    ['wrong_type', 'options.id', { expected: 'text', found: 'number' }],
  ],
  [
    'fewer than none',
    () => historyArbitrary(plan, { maxOpportunities: -1 }),
    ['out_of_range', 'options.maxOpportunities', { found: '-1', min: 0 }],
  ],
  [
    'steps of a history',
    () => historyArbitrary(plan, { maxSteps: 2.5 }),
    ['out_of_range', 'options.maxSteps', { found: '2.5', min: 1 }],
  ],
])('a generator is asked for what it can draw: %s', (_, call, told) => {
  let issues: unknown = null;
  try {
    call();
  } catch (error) {
    if (!(error instanceof StagewrightError)) throw error;
    issues = error.issues.map(({ code, path, params }) => [code, path, params]);
  }
  expect(issues).toEqual([told]);
});
