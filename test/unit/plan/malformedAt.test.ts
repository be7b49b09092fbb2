import { compileSalesModel, diffModels, StagewrightError } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import { mutants } from 'stagewright/testing';
import { describe, expect, test } from 'vitest';
import { smallModel } from '../../support/smallModel.js';

const stages = [{ id: 'a' }];
const cases: readonly (readonly [unknown, string, string])[] = [
  [{}, 'missing_property', 'series'],
  [{ series: {} }, 'wrong_type', 'series'],
  [{ series: [null] }, 'wrong_type', 'series.0'],
  [{ series: [{ id: 's' }] }, 'missing_property', 'series.0.stages'],
  [{ series: [{ id: 's', stages }] }, 'missing_property', 'series.0.result'],
  [{ series: [{ id: 's', stages, result: {} }] }, 'missing_property', 'series.0.result.outcomes'],
  [{ series: [{ id: 's', stages, result: { outcomes: [null] } }] }, 'wrong_type', 'series.0.result.outcomes.0'],
  [
    { series: [{ id: 's', stages: [{ requires: { actions: 5 } }] }] },
    'wrong_type',
    'series.0.stages.0.requires.actions',
  ],
  [
    { series: [{ id: 's', stages: [{ effects: 'any', requires: { fields: [] } }] }] },
    'wrong_type',
    'series.0.stages.0.effects',
  ],
  [{ series: [], roles: 5 }, 'wrong_type', 'roles'],
  [{ series: [], processes: [{}] }, 'missing_property', 'processes.0.approve'],
];

const told = (make: () => unknown) => {
  try {
    make();
    return [];
  } catch (error) {
    if (!(error instanceof StagewrightError)) throw error;
    return error.issues.map(({ code, path, params }) => [code, path, JSON.stringify(params)]);
  }
};

describe.each(cases)('%j', (model, code, path) => {
  const params = expect.not.stringMatching(/undefined|reading|function|destructure/);
  test('is told where it has not the shape of a model', () => {
    expect(told(() => compileSalesModel(model as never))).toEqual([[code, path, params]]);
    expect(told(() => diffModels(model as never, smallModel as never))).toEqual([[code, path, params]]);
    expect(told(() => diffModels(smallModel as never, model as never))).toEqual([[code, path, params]]);
    expect(told(() => [...mutants(model as never)])).toEqual([[code, path, params]]);
    const [finding] = lintSalesModel(model as never);
    expect([finding?.code, finding?.path, JSON.stringify(finding?.params)]).toEqual([code, path, params]);
  });
});

test('what leads back to itself has no place, and what a host throws is told in its words', () => {
  const stage: { [property: string]: unknown } = { id: 'a' };
  stage.requires = { condition: stage };
  (stage.requires as { [property: string]: unknown }).condition = { all: [stage.requires] };
  const throwing = Object.defineProperty({ format: 'stagewright/1' }, 'series', {
    get: () => {
      throw new Error('the database is away');
    },
  });
  expect(told(() => compileSalesModel(throwing as never))).toEqual([
    ['malformed_model', '', '{"detail":"the database is away"}'],
  ]);
});
