import { compileSalesModel } from 'stagewright';
import { assertAllows, assertNeverReaches, assertRefuses, given, mutants, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { provenModel } from '../../support/provenModel.js';

test.each([
  ['proven', provenModel],
  ['ka-smb', kaSmb],
  ['tas', tas],
  ['training', training],
  ['three teams', trainingThreeTeams],
])('every mutant of %s compiles, is another model, and weakens a path of its own', (_, model) => {
  const all = [...mutants(model)];
  const whole = JSON.stringify(compileSalesModel(model).definition);
  expect(all.length).toBeGreaterThan(10);
  const told = all.map(({ path, description }) => `${path} ${description}`);
  expect(new Set(told).size).toBe(told.length);
  for (const { model: weak } of all) expect(JSON.stringify(compileSalesModel(weak).definition)).not.toBe(whole);
});

const advance = { type: 'advance' } as const;

test('claims kill the mutants of the rules that they speak of, and no others', () => {
  const { killed, total, survived } = mutationScore(provenModel, {
    'a demo twice': (p) => assertRefuses(given(p, { stage: 'solution', done: ['demo'] }), advance, 'missing_action'),
    'not on day 91': (p) =>
      assertRefuses(
        given(p, { outcome: 'lost' }).later({ days: 91 }),
        { type: 'changeOutcome', to: 'won', reason: 'fit' },
        'change_window_over',
      ),
    'no way round the review': (p) =>
      assertNeverReaches(p, { stage: 'negotiate' }, { without: { process: 'bid-review', is: 'approved' } }),
    'closed is closed': (p) => assertRefuses(given(p, { outcome: 'lost' }), { type: 'reopen' }, 'reopen_not_allowed'),
  });
  expect(killed + survived.length).toBe(total);
  const paths = survived.map(({ path }) => path);
  const [s, result] = ['series.project.stages', 'series.project.result'];
  for (const path of [
    `${s}.solution.requires.actions.0`,
    `${result}.changes.0.withinDays`,
    `${s}.bid.requires.processes.0`,
    'series.project.moves.skip',
    'series.project.startIn',
    `${result}.reopen`,
  ])
    expect(!paths.includes(path), path).toBe(true);
  expect(paths).toContain(`${s}.qualify.requires.fields.0`);
});

test('a suite that fails of the model itself is no suite', () => {
  expect(() =>
    mutationScore(provenModel, { wrong: (p) => assertAllows(given(p, { done: [], stage: 'solution' }), advance) }),
  ).toThrow(/missing_action/);
});
