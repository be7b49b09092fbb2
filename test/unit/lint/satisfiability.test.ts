import { fc, test } from '@fast-check/vitest';
import { type Condition, compileSalesModel, openOpportunity, type SalesModelInput } from 'stagewright';
import { describe, expect, it } from 'vitest';
import { canHold } from '../../../src/lint/satisfiability/canHold.js';
import { fieldsById } from '../../../src/lint/satisfiability/fieldsById.js';
import { implies } from '../../../src/lint/satisfiability/implies.js';
import { evaluateCondition } from '../../../src/opportunity/evaluateCondition.js';

const model = {
  format: 'stagewright/1',
  id: 'm',
  version: 1,
  roles: ['rep'],
  fields: {
    score: { type: 'number', min: 0, max: 2 },
    size: { type: 'choice', choices: ['s', 'm', 'l'] },
    ready: { type: 'boolean' },
    day: { type: 'date' },
    note: {},
  },
  actions: { demo: 'Demo' },
  questions: ['worth'],
  checks: { creditOk: 'Credit' },
  processes: [{ id: 'review', approve: { by: ['rep'] } }],
  series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
} as const satisfies SalesModelInput;
const plan = compileSalesModel(model);
const fields = fieldsById(plan.definition);
const can = (condition: Condition) => canHold(condition, fields);

describe('what can be met, and what cannot', () => {
  it.each<readonly [string, Condition, 'yes' | 'no' | 'unknown']>([
    [
      'bounds that leave room',
      {
        all: [
          { field: 'score', gt: 1 },
          { field: 'score', lte: 1.5 },
        ],
      },
      'yes',
    ],
    [
      'bounds that cross',
      {
        all: [
          { field: 'score', gt: 1.5 },
          { field: 'score', lt: 1 },
        ],
      },
      'no',
    ],
    [
      'bounds that touch and exclude',
      {
        all: [
          { field: 'score', gte: 1 },
          { field: 'score', lt: 1 },
        ],
      },
      'no',
    ],
    ['more than the largest value', { field: 'score', gt: 2 }, 'no'],
    ['the largest value itself', { field: 'score', gte: 2 }, 'yes'],
    [
      'every choice but one excluded',
      {
        all: [
          { field: 'size', ne: 's' },
          { field: 'size', ne: 'm' },
        ],
      },
      'yes',
    ],
    ['every choice excluded', { all: ['s', 'm', 'l'].map((ne) => ({ field: 'size', ne })) }, 'no'],
    [
      'two values at once',
      {
        all: [
          { field: 'ready', eq: true },
          { field: 'ready', eq: false },
        ],
      },
      'no',
    ],
    [
      'present and absent',
      {
        all: [
          { field: 'note', present: true },
          { field: 'note', present: false },
        ],
      },
      'no',
    ],
    [
      'absent and compared',
      {
        all: [
          { field: 'note', present: false },
          { field: 'note', eq: 'x' },
        ],
      },
      'no',
    ],
    [
      'a date between two days',
      {
        all: [
          { field: 'day', gt: '2026-03-01' },
          { field: 'day', lt: '2026-03-03' },
        ],
      },
      'yes',
    ],
    [
      'a date between neighbours',
      {
        all: [
          { field: 'day', gt: '2026-03-01' },
          { field: 'day', lt: '2026-03-02' },
        ],
      },
      'no',
    ],
    ['a date near today', { field: 'day', withinDays: 7 }, 'yes'],
    ['an empty any', { any: [] }, 'no'],
    ['an empty all', { all: [] }, 'yes'],
    [
      'not of a contradiction',
      {
        not: {
          all: [
            { field: 'ready', eq: true },
            { field: 'ready', eq: false },
          ],
        },
      },
      'yes',
    ],
    ['done twice and not once', { all: [{ action: 'demo', times: 2 }, { not: { action: 'demo' } }] }, 'no'],
    ['done once and not twice', { all: [{ action: 'demo' }, { not: { action: 'demo', times: 2 } }] }, 'yes'],
    [
      'yes and no to one question',
      {
        all: [
          { question: 'worth', is: 'yes' },
          { question: 'worth', is: 'no' },
        ],
      },
      'no',
    ],
    [
      'approved and rejected',
      {
        all: [
          { process: 'review', is: 'approved' },
          { process: 'review', is: 'rejected' },
        ],
      },
      'no',
    ],
    ['a check', { check: 'creditOk' }, 'unknown'],
    ['a check and not the same check', { all: [{ check: 'creditOk' }, { not: { check: 'creditOk' } }] }, 'no'],
    ['a check or something else', { any: [{ check: 'creditOk' }, { field: 'ready', eq: true }] }, 'yes'],
    ['a contradiction beside a check', { all: [{ check: 'creditOk' }, { field: 'score', lt: 0 }] }, 'no'],
  ])('%s: %s is %s', (_, condition, expected) => {
    expect(can(condition)).toBe(expected);
  });

  it('gives up on a condition with too many alternatives, at once', () => {
    const any = [{ field: 'ready', eq: true }, { action: 'demo' }];
    expect(can({ all: Array.from({ length: 40 }, () => ({ any })) })).toBe('unknown');
  });

  it('reads ten thousand plain parts', () => {
    expect(can({ all: Array.from({ length: 10_000 }, () => ({ field: 'score', gte: 1 })) })).toBe('yes');
  });
});

// The kernel itself is the judge: every state of the small world is put to it, values that are not valid included.
const values = {
  score: [undefined, 'none', 0, 0.25, 0.5, 1, 1.5, 2],
  size: [undefined, 'none', 's', 'm', 'l'],
  ready: [undefined, 'none', true, false],
} as const;
const opened = openOpportunity(plan, { id: 'o' }, { at: '2026-01-01T00:00:00Z', by: { id: 'ann', roles: ['rep'] } });
if (!opened.ok) throw new Error('not opened');

function* worlds() {
  for (const score of values.score)
    for (const size of values.size)
      for (const ready of values.ready)
        for (const times of [0, 1, 2])
          for (const answer of ['unknown', 'yes', 'no'] as const) yield { score, size, ready, times, answer };
}
const all = [...worlds()].map(({ score, size, ready, times, answer }) => {
  const facts = { score: score ?? null, size: size ?? null, ready: ready ?? null };
  return {
    plan,
    opportunity: {
      ...opened.opportunity,
      visit: { ...opened.opportunity.visit, actions: times > 0 ? { demo: { times } } : {} },
      answers: { worth: answer },
    },
    context: { at: 0, facts, checks: {} },
    reads: { facts: {}, checks: {} },
  } as unknown as Parameters<typeof evaluateCondition>[0];
});

const leaf = fc.oneof(
  fc.record({ field: fc.constant('score' as const), gte: fc.constantFrom(-1, 0, 1, 2, 3) }),
  fc.record({ field: fc.constant('score' as const), lt: fc.constantFrom(0, 0.5, 1, 2) }),
  fc.record({ field: fc.constant('score' as const), eq: fc.constantFrom(1, 2, 5) }),
  fc.record({ field: fc.constant('size' as const), ne: fc.constantFrom('s', 'm', 'l') }),
  fc.record({ field: fc.constant('size' as const), in: fc.subarray(['s', 'm', 'l', 'x']) }),
  fc.record({ field: fc.constantFrom('size' as const, 'ready' as const), present: fc.boolean() }),
  fc.record({ field: fc.constant('ready' as const), eq: fc.boolean() }),
  fc.record({ action: fc.constant('demo' as const), times: fc.constantFrom(1, 2) }),
  fc.record({ question: fc.constant('worth' as const), is: fc.constantFrom('yes' as const, 'no' as const) }),
) as fc.Arbitrary<Condition>;
const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('condition'), { maxLength: 4 }).map((parts) => ({ all: parts })),
    fc.array(tie('condition'), { maxLength: 3 }).map((parts) => ({ any: parts })),
    tie('condition').map((part) => ({ not: part })),
  ),
})).condition;

describe('the kernel agrees', () => {
  test.prop([conditions], { numRuns: 300 })('no: nothing makes it yes; yes: something does', (condition) => {
    const said = can(condition);
    const isMet = all.some((facts) => evaluateCondition(facts, condition) === 'yes');
    if (said !== 'unknown') expect(said).toBe(isMet ? 'yes' : 'no');
  });

  test.prop([conditions, conditions], { numRuns: 300 })(
    'what is implied is yes wherever the other is',
    (other, condition) => {
      if (!implies(other, condition, fields)) return;
      for (const facts of all) {
        if (evaluateCondition(facts, other) === 'yes') expect(evaluateCondition(facts, condition)).toBe('yes');
      }
    },
  );
});

describe('what implies what', () => {
  it.each<readonly [string, Condition | undefined, Condition | undefined, boolean]>([
    ['anything implies no condition', { check: 'creditOk' }, undefined, true],
    ['no condition implies none that asks', undefined, { check: 'creditOk' }, false],
    ['a narrower bound', { field: 'score', gt: 1 }, { field: 'score', gt: 0.5 }, true],
    ['a wider bound', { field: 'score', gt: 0.5 }, { field: 'score', gt: 1 }, false],
    ['one part of all', { all: [{ check: 'creditOk' }, { action: 'demo' }] }, { check: 'creditOk' }, true],
    ['the same check', { check: 'creditOk' }, { check: 'creditOk' }, true],
    [
      'something that may be unknown',
      { action: 'demo' },
      { any: [{ action: 'demo' }, { field: 'score', gt: 1 }] },
      false,
    ],
  ])('%s', (_, other, condition, expected) => {
    expect(implies(other, condition, fields)).toBe(expected);
  });
});
