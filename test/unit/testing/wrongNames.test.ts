import { compileSalesModel, type SalesModelInput, StagewrightError } from 'stagewright';
import {
  assertFollows,
  assertNeverReaches,
  assertNoDesignErrors,
  assertRefuses,
  type GivenState,
  given,
  type Journey,
  type JourneyStep,
  parseJourneys,
  runJourneys,
  type StepFacts,
  updateJourneys,
} from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { modelOf } from '../../support/Player.js';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel as SalesModelInput);

type Told = readonly (readonly [code: string, path: string, params: object])[];

/** A step that advances, and comes to this. */
const advancing = (then: string, more: Partial<JourneyStep> = {}): JourneyStep => {
  const [journey] = parseJourneys(`[{ title: t, steps: [{ when: advance, then: ${then} }] }]`);
  const { line: _line, ...step } = (journey as Journey).steps[0] as JourneyStep;
  return { ...step, ...more };
};

/** The issues that a call ends with, told in short. */
function issuesOf(call: () => unknown): Told | unknown {
  try {
    call();
    return 'nothing was thrown';
  } catch (error) {
    if (!(error instanceof StagewrightError)) return error;
    return error.issues.map(({ code, path, params }) => [code, path, params]);
  }
}

test.each<[object, string, string, object]>([
  [
    { fields: { discont: 9 } },
    'unknown_reference',
    'fields.discont',
    { kind: 'field', id: 'discont', nearest: 'discount' },
  ],
  [{ fields: { type: 'new' } }, 'unknown_reference', 'fields.type', { kind: 'field', id: 'type', nearest: null }],
  [{ actions: { dmo: 1 } }, 'unknown_reference', 'actions.dmo', { kind: 'action', id: 'dmo', nearest: 'demo' }],
  [{ actions: { demo: 1.5 } }, 'out_of_range', 'actions.demo', { found: '1.5', min: 0 }],
  [{ actions: { demo: 'once' } }, 'wrong_type', 'actions.demo', { expected: 'number', found: 'text' }],
  [
    { processes: { 'bid-revew': 'approved' } },
    'unknown_reference',
    'processes.bid-revew',
    { kind: 'process', id: 'bid-revew', nearest: 'bid-review' },
  ],
  [
    { processes: { 'bid-review': 'aproved' } },
    'unknown_choice',
    'processes.bid-review',
    { found: 'aproved', choices: ['none', 'pending', 'approved', 'rejected', 'withdrawn'], nearest: 'approved' },
  ],
  [
    { answers: { bugdet: 'yes' } },
    'unknown_reference',
    'answers.bugdet',
    { kind: 'question', id: 'bugdet', nearest: 'budget' },
  ],
  [
    { answers: { budget: 'yse' } },
    'unknown_choice',
    'answers.budget',
    { found: 'yse', choices: ['yes', 'no', 'unknown'], nearest: 'yes' },
  ],
  [
    { checks: { creditOK: false } },
    'unknown_reference',
    'checks.creditOK',
    { kind: 'check', id: 'creditOK', nearest: 'creditOk' },
  ],
  [{ checks: { creditOk: 'no' } }, 'wrong_type', 'checks.creditOk', { expected: 'boolean', found: 'text' }],
])('facts of a journey that the model does not have begin nothing: %j', (facts, code, path, params) => {
  const steps = [advancing('{ refused: missing_action }'), advancing('{ stage: bid }', { facts: facts as StepFacts })];
  const [run] = runJourneys(plan, [{ title: 'x', given: { stage: 'solution' }, steps }]);
  expect(run?.issues.map((issue) => [issue.code, issue.path, issue.params])).toEqual([
    [code, `steps.1.facts.${path}`, params],
  ]);
  expect([run?.holds, run?.text]).toEqual([false, expect.stringContaining('“x” cannot begin')]);
});

test('facts that nothing is wrong with are written, a value that its field would not take too', () => {
  const facts = {
    fields: { discount: 9, amount: null },
    actions: { demo: 0 },
    processes: { finance: 'none' },
    answers: { budget: 'unknown' },
    checks: { creditOk: null },
  } as const;
  const step = advancing('{ refused: missing_field }', { facts });
  expect(runJourneys(plan, [{ title: 'x', steps: [step] }])[0]?.text).toBe('');
  const typed = compileSalesModel(modelOf({ stages: [{ id: 'a' }, { id: 'b' }] }, { types: [{ id: 'new' }] }));
  const of = (type: string | null) =>
    runJourneys(typed, [{ title: 'x', steps: [advancing('{ stage: b }', { facts: { fields: { type } } })] }])[0];
  expect([of('new')?.holds, of(null)?.holds]).toEqual([true, true]);
  expect(of('nw')?.issues).toMatchObject([
    { code: 'unknown_reference', path: 'steps.0.facts.fields.type', params: { nearest: 'new' } },
  ]);
});

test('what a claim says of a situation is told with the nearest name and its place', () => {
  expect(issuesOf(() => given(plan, { fields: { discont: 0.1 } } as GivenState))).toEqual([
    ['unknown_reference', 'fields.discont', { kind: 'field', id: 'discont', nearest: 'discount' }],
  ]);
  expect(issuesOf(() => given(plan, { checks: { creditOk: 'yes' }, answers: { budget: 'yse' } } as never))).toEqual([
    ['unknown_choice', 'answers.budget', { found: 'yse', choices: ['yes', 'no', 'unknown'], nearest: 'yes' }],
    ['wrong_type', 'checks.creditOk', { expected: 'boolean', found: 'text' }],
  ]);
});

test('an event that is none is refused like any other', () => {
  for (const event of [null, 5, 'advance'])
    expect(() => given(plan).after(event as never)).toThrow(/cannot come about/);
});

test('a journey that says nothing is told', () => {
  const parse = (text: string) => issuesOf(() => parseJourneys(text));
  const step = '{ when: advance, then: { stage: bid } }';
  expect(parse('- { title: x, steps: [] }')).toEqual([['empty_list', '0.steps', { line: 1 }]]);
  expect(parse('- { title: x, steps: [{ when: [], then: { stage: bid } }] }')).toEqual([
    ['empty_list', '0.steps.0.when', { line: 1 }],
  ]);
  expect(parse(`- { title: x, steps: [${step}] }\n- { title: x, steps: [${step}] }`)).toEqual([
    ['duplicate_title', '1.title', { title: 'x', line: 2 }],
  ]);
  // Without a title there is none that two could share, and what is no journey moves no other from its line.
  expect(parse(`- { steps: [${step}] }\n- { steps: [${step}] }`)).toEqual([
    ['missing_property', '0.title', { property: 'title', line: 1 }],
    ['missing_property', '1.title', { property: 'title', line: 2 }],
  ]);
  expect(parse(`- 7\n- { title: x, steps: [${step}] }\n- { title: x, steps: [${step}] }`)).toContainEqual([
    'duplicate_title',
    '2.title',
    { title: 'x', line: 3 },
  ]);
  expect(parse('- { title: x, steps: [{ when: advance, then: { stge: bid } }] }')).toEqual([
    ['unknown_property', '0.steps.0.then.stge', { property: 'stge', nearest: 'stage', line: 1 }],
  ]);
  expect(parse('- { title: x, steps: [{ when: advance, then: { refused: missing_acton } }] }')).toMatchObject([
    ['unknown_choice', '0.steps.0.then.refused', { found: 'missing_acton', nearest: 'missing_action', line: 1 }],
  ]);
  const follow = (steps: unknown) => issuesOf(() => assertFollows(plan, { title: 'x', steps } as Journey));
  expect(follow([])).toEqual([['empty_list', 'journey.steps', {}]]);
  expect(follow([advancing('{ stage: a }', { when: [] })])).toEqual([['empty_list', 'journey.steps.0.when', {}]]);
  const [run] = parseJourneys('- { title: x, steps: [{ when: close, then: { refused: needs_input } }] }');
  expect(run?.steps[0]?.then).toEqual({ refused: 'needs_input' });
});

test('a file with a mark of its encoding is read, and written as it was', () => {
  const text = '- { title: x, steps: [{ when: advance, then: { refused: missing_action } }] }';
  const [marked, plain] = [`\ufeff${text}`, text].map((one) => parseJourneys(one));
  expect(marked).toEqual(plain);
  expect(updateJourneys(plan, `\ufeff${text}`)).toBe(`\ufeff${updateJourneys(plan, text)}`);
  const json = JSON.stringify([{ title: 'x', steps: [advancing('{ refused: missing_action }')] }]);
  expect(updateJourneys(plan, `\ufeff${json}`)).toBe(`\ufeff${updateJourneys(plan, json)}`);
});

test('what is said by reference is read: merged mappings too, and not what holds itself', () => {
  const read = parseJourneys(`- &a { title: x, steps: &s [{ when: advance, then: { refused: missing_action } }] }
- { <<: *a, title: y }
- { title: z, steps: *s }`);
  expect(read.map(({ title, steps }) => [title, steps.length])).toEqual([
    ['x', 1],
    ['y', 1],
    ['z', 1],
  ]);
  expect(issuesOf(() => parseJourneys('- &a [*a]'))).toEqual([
    ['wrong_type', '', { expected: 'YAML', found: 'an alias that holds itself', line: 1 }],
  ]);
});

test.each<[string, unknown, string, string]>([
  ['a text for a number', { field: 'discount', gte: 'much' }, 'wrong_type', 'options.without.gte'],
  ['no operator', { field: 'discount' }, 'condition_without_operator', 'options.without'],
  ['another operator', { field: 'discount', gt: 0.1, gtt: 4 }, 'unknown_property', 'options.without.gtt'],
  ['a stage that is none', { not: { stageVisited: 'zzz' } }, 'unknown_reference', 'options.without.not.stageVisited'],
  ['no condition', { nonsense: 1 }, 'wrong_type', 'options.without'],
  ['another state', { process: 'bid-review', is: 'aproved' }, 'unknown_choice', 'options.without.is'],
  ['another process', { process: 'bid-revew', is: 'approved' }, 'unknown_reference', 'options.without.process'],
  ['nothing', null, 'wrong_type', 'options.without'],
  ['a text', 'x', 'wrong_type', 'options.without'],
  ['a text for a list', { field: 'discount', in: 'x' }, 'wrong_type', 'options.without.in'],
])('a condition that could not stand in the model proves nothing: %s', (_, without, code, path) => {
  const told = issuesOf(() => assertNeverReaches(plan, { stage: 'bid' }, { without } as never));
  expect((told as Told).map(([one, at]) => [one, at])).toEqual([[code, path]]);
});

const hazy = compileSalesModel(
  modelOf(
    {
      stages: [
        {
          id: 'a',
          requires: {
            condition: {
              all: [
                { field: 'd', withinDays: 10 },
                { field: 'd', lt: '2001-01-01' },
              ],
            },
          },
        },
        { id: 'b' },
      ],
    },
    { fields: { d: { type: 'date' } } },
  ),
);

test.each<[string, () => void, RegExp]>([
  ['unknown, to reach', () => expect(hazy).not.toReach({ stage: 'b' }), /^unknown: /],
  ['unknown, never to reach', () => expect(hazy).not.toNeverReach({ stage: 'b' }), /^unknown: /],
  ['a misspelt event', () => expect(given(plan)).not.toAllow({ type: 'advanc' }), /invalid_event/],
  [
    'a misspelt property',
    () => expect(given(plan, { stage: 'bid' })).not.toAllow({ type: 'rollBack', too: 'a' }),
    /invalid_event/,
  ],
  [
    'a misspelt event, to be refused',
    () => expect(given(plan)).not.toRefuse({ type: 'advanc' }, 'missing_action'),
    /invalid_event/,
  ],
  [
    'a misspelt code',
    () => expect(given(plan)).not.toRefuse({ type: 'advance' }, 'missing_acton' as never),
    /missing_acton/,
  ],
  [
    'a beginning that is none',
    () =>
      expect(plan).not.toFollow({
        title: 'x',
        given: { stage: 'nowhere' },
        steps: [advancing('{ stage: bid }')],
      }),
    /cannot begin/,
  ],
  ['a plan for a model', () => expect(plan).not.toHaveNoDesignErrors(), /model/],
])('the opposite of what nobody can tell does not hold either: %s', (_, claim, message) => {
  expect(claim).toThrow(message);
});

test('the opposite of a misspelt event may be claimed by its code', () => {
  expect(given(plan)).toRefuse({ type: 'advanc' }, 'invalid_event');
  expect(() => expect(given(plan)).not.toRefuse({ type: 'advanc' }, 'invalid_event')).toThrow(/should not be refused/);
});

test('a code that is none is no claim, and is told with the nearest', () => {
  const told = issuesOf(() => assertRefuses(given(plan), { type: 'advance' }, 'missing_acton' as never));
  expect(told).toMatchObject([['unknown_choice', 'code', { found: 'missing_acton', nearest: 'missing_action' }]]);
});

test('design errors are told in sentences, and a plan has a model to put to it', () => {
  expect(issuesOf(() => assertNoDesignErrors(plan as never))).toEqual([
    ['wrong_type', 'model', { expected: 'model', found: 'plan' }],
  ]);
  const wrong = modelOf({ stages: [{ id: 'a', requires: { fields: ['no-such-field'] } }] });
  expect(() => assertNoDesignErrors(wrong)).toThrow(
    /unknown_reference at series\.s\S+: No field is called “no-such-field”\./,
  );
});
