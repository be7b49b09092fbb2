import { compileSalesModel, type SalesModelInput, StagewrightError } from 'stagewright';
import {
  assertFollows,
  assertReaches,
  coverage,
  type GivenState,
  given,
  type Journey,
  type JourneyStep,
  mutationScore,
  type PathTarget,
  parseJourneys,
  runJourneys,
} from 'stagewright/testing';
import { expect, test } from 'vitest';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel as SalesModelInput);

const [onwards] = parseJourneys('[{ title: t, steps: [{ when: advance, then: { stage: solution } }] }]') as [Journey];

/** Days from 2026-01-05 to 9999-12-31, by Python: `(date(9999, 12, 31) - date(2026, 1, 5)).days`. */
const max = 2_912_438;

/** The issues that a call ends with, told in short. */
function issuesOf(call: () => unknown): unknown {
  try {
    call();
    return 'nothing was thrown';
  } catch (error) {
    if (!(error instanceof StagewrightError)) return error;
    return error.issues.map(({ code, path, params }) => [code, path, params]);
  }
}

test('a property of a situation that nobody reads is refused: the claim would speak of the first stage', () => {
  expect(issuesOf(() => given(plan, { stge: 'bid', dnoe: [] } as GivenState))).toEqual([
    ['unknown_property', 'stge', { property: 'stge', nearest: 'stage' }],
    ['unknown_property', 'dnoe', { property: 'dnoe', nearest: 'done' }],
  ]);
});

test('a target names one place, of a series that there is', () => {
  const reach = (target: object) => issuesOf(() => assertReaches(plan, target as PathTarget));
  expect(reach({ stag: 'bid' })).toEqual([['unknown_property', 'target.stag', { property: 'stag', nearest: 'stage' }]]);
  expect(reach({})).toEqual([['missing_property', 'target.stage', { property: 'stage' }]]);
  expect(reach({ stage: 'bid', outcome: 'won' })).toEqual([
    ['unknown_choice', 'target', { found: 'stage, outcome', choices: ['stage', 'outcome'] }],
  ]);
  expect(reach({ series: 'projcet', stage: 'bid' })).toEqual([
    ['unknown_reference', 'target.series', { kind: 'series', id: 'projcet', nearest: 'project' }],
  ]);
  // What is `undefined` says nothing.
  expect(reach({ stage: undefined, outcome: 'won' })).toBe('nothing was thrown');
});

test('time goes on by a number of days', () => {
  const later = (time: unknown) => issuesOf(() => given(plan).later(time as { readonly days: number }));
  expect(later({ days: Number.NaN })).toEqual([['out_of_range', 'later.days', { found: 'NaN', min: 0, max }]]);
  expect(later({ days: -1 })).toEqual([['out_of_range', 'later.days', { found: '-1', min: 0, max }]]);
  expect(later({ day: 5 })).toEqual([['unknown_property', 'later.day', { property: 'day', nearest: 'days' }]]);
  expect(later({})).toEqual([['missing_property', 'later.days', { property: 'days' }]]);
  expect(later({ days: '5' })).toEqual([['wrong_type', 'later.days', { expected: 'number', found: 'text' }]]);
  expect(later(undefined)).toEqual([['wrong_type', 'later', { expected: 'record', found: 'undefined' }]]);
  // Years have four digits.
  expect(later({ days: 3_000_000 })).toEqual([['out_of_range', 'later.days', { found: '3000000', min: 0, max }]]);
  expect(given(plan).later({ days: 1.5 }).context.at).toBe('2026-01-06T12:00:00.000Z');
});

test('journeys that no file was read for are held to the same', () => {
  const { line: _line, ...step } = onwards.steps[0] as JourneyStep;
  const follow = (journey: object) => issuesOf(() => runJourneys(plan, [journey as Journey]));
  expect(follow({ title: 't', givn: {}, steps: [step] })).toEqual([
    ['unknown_property', 'journey.givn', { property: 'givn', nearest: 'given' }],
  ]);
  expect(follow({ title: 't', steps: [step, { ...step, wen: [] }] })).toEqual([
    ['unknown_property', 'journey.steps.1.wen', { property: 'wen', nearest: 'when' }],
  ]);
  expect(follow({ title: 't', steps: [{ ...step, facts: { feilds: {} } }] })).toEqual([
    ['unknown_property', 'journey.steps.0.facts.feilds', { property: 'feilds', nearest: 'fields' }],
  ]);
  expect(follow({ title: 't', steps: [{ ...step, later: Number.NaN }] })).toEqual([
    ['out_of_range', 'journey.steps.0.later', { found: 'NaN', min: 0, max }],
  ]);
  expect(follow({ title: 't', steps: [{ when: [] }] })).toEqual([
    ['wrong_type', 'journey.steps.0.then', { expected: 'record', found: 'undefined' }],
  ]);
  const [run] = runJourneys(plan, [{ title: 't', given: { stge: 'bid' } as GivenState, steps: [step] }]);
  expect(run?.issues.map(({ code, path }) => [code, path])).toEqual([['unknown_property', 'stge']]);
});

test('a journey begins where opportunities begin, unless it says otherwise', () => {
  const { title, steps } = onwards;
  assertFollows(plan, { title, steps });
});

test('a claim answers at once: what it promises comes too late to count', () => {
  const late = { 'a promise': async () => Promise.reject(new Error('too late')) };
  expect(issuesOf(() => mutationScore(provenModel, late))).toEqual([
    ['claim_not_synchronous', 'claims.a promise', { title: 'a promise' }],
  ]);
  // One that promises only of a weakened model is found there.
  let first = true;
  const sometimes = () => {
    if (first) first = false;
    else return Promise.reject(new Error('too late'));
  };
  expect(issuesOf(() => mutationScore(provenModel, { sometimes }))).toEqual([
    ['claim_not_synchronous', 'claims.sometimes', { title: 'sometimes' }],
  ]);
});

test('what is no entry of a log is told with its place', () => {
  const log = (...entries: readonly unknown[]) => issuesOf(() => coverage(plan, entries as never));
  expect(log({ a: 1 })).toEqual([['wrong_type', 'exercised.0.changes', { expected: 'record', found: 'undefined' }]]);
  expect(log({ kind: 'refusal' })).toEqual([
    ['wrong_type', 'exercised.0.blockers', { expected: 'list', found: 'undefined' }],
  ]);
  expect(log({ changes: {}, event: {}, model: null })).toEqual([
    ['wrong_type', 'exercised.0.model', { expected: 'record', found: 'null' }],
  ]);
  const whole = runJourneys(plan, [onwards]).flatMap(({ log }) => log);
  expect(log(...whole, null)).toEqual([
    ['wrong_type', `exercised.${whole.length}`, { expected: 'record', found: 'null' }],
  ]);
});
