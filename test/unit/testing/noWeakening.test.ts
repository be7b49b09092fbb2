import { compileSalesModel, diffModels, type SalesModelInput } from 'stagewright';
import { mutants } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { modelOf } from '../../support/Player.js';

type Moves = SalesModelInput['series'][number]['moves'];

const modelWith = (stages: readonly string[], moves: Moves, mandatory: readonly string[] = []) =>
  modelOf({
    stages: stages.map((id) => ({ id, ...(mandatory.includes(id) ? { mandatory: true } : {}) })) as never,
    moves,
  } as never);

const codesOf = (model: SalesModelInput) =>
  [...mutants(model)].filter(({ path }) => path.includes('.moves')).map(({ code }) => code);

test.each<[string, readonly string[], Moves, readonly string[]]>([
  ['each stage is repeated', ['a'], { repeat: ['a'], rollBack: 'forbid' }, []],
  ['the one skip that there is', ['a', 'b', 'c'], { skip: [{ to: 'c' }], rollBack: 'any', repeat: 'allow' }, []],
  [
    'no skip leads past a mandatory stage',
    ['a', 'b', 'c'],
    { skip: 'forbid', rollBack: 'any', repeat: 'allow' },
    ['b'],
  ],
])('what is allowed already is not weakened: %s', (_, stages, moves, mandatory) => {
  const codes = codesOf(modelWith(stages, moves, mandatory));
  expect(codes.filter((code) => code.startsWith('every_'))).toEqual([]);
});

test.each<[string, readonly string[], Moves, string]>([
  [
    'a skip with a condition',
    ['a', 'b', 'c'],
    { skip: [{ to: 'c', when: { stageVisited: 'b' } }] },
    'every_skip_allowed',
  ],
  ['a skip with a reason', ['a', 'b', 'c'], { skip: [{ to: 'c', reasonRequired: true }] }, 'every_skip_allowed'],
  ['one skip of three', ['a', 'b', 'c', 'd'], { skip: [{ from: 'a', to: 'd' }] }, 'every_skip_allowed'],
  ['one rollback of three', ['a', 'b', 'c'], { rollBack: [{ to: 'a' }] }, 'every_rollback_allowed'],
  ['one repeat of two', ['a', 'b'], { repeat: ['a'] }, 'every_repeat_allowed'],
])('what is not is: %s', (_, stages, moves, code) => {
  expect(codesOf(modelWith(stages, moves))).toContain(code);
});

test('every rollback is allowed beside those that are free already, which stay as they are', () => {
  const free = { to: 'a', reasonRequired: false, keep: 'all' } as const;
  expect(codesOf(modelWith(['a', 'b'], { rollBack: [free] }))).not.toContain('every_rollback_allowed');
  const model = modelWith(['a', 'b', 'c'], { rollBack: [free] });
  const weak = [...mutants(model)].find(({ code }) => code === 'every_rollback_allowed');
  const effects = diffModels(compileSalesModel(model).definition as never, weak?.model as never).map(
    ({ effect }) => effect,
  );
  expect(effects).not.toContain('tightens');
  expect(effects.length).toBeGreaterThan(0);
});
