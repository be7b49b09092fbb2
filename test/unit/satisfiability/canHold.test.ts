import { fc, test } from '@fast-check/vitest';
import { type Condition, compileSalesModel, openOpportunity, type SalesModelInput } from 'stagewright';
import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../../src/opportunity/evaluateCondition.js';
import { canHold, demandOf, implies } from '../../../src/satisfiability/index.js';

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
    letter: { max: 1 },
    mobile: { check: 'cn-mobile' },
    price: { type: 'money' },
  },
  actions: { demo: 'Demo' },
  questions: ['worth'],
  checks: { creditOk: 'Credit' },
  processes: [
    { id: 'review', approve: { by: ['rep'] } },
    { id: 'credit', approve: { by: ['rep'] }, when: { field: 'size', ne: 's' } },
  ],
  series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
} as const satisfies SalesModelInput;
const plan = compileSalesModel(model);
const ground = { plan, series: 's' };
const can = (condition: Condition) => canHold(ground, demandOf(ground, condition, 'yes'));

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
    [
      'a text other than the usual ones',
      { all: ['given', 'other', 'no such value', '0'].map((ne) => ({ field: 'note', ne })) },
      'yes',
    ],
    ['a text of one letter, other than two', { all: ['g', 'o'].map((ne) => ({ field: 'letter', ne })) }, 'yes'],
    ['a text that is none', { field: 'note', valid: false }, 'yes'],
    ['a number that passes a check, other than the one known', { field: 'mobile', ne: '13800138000' }, 'unknown'],
    [
      'an amount between cents',
      {
        all: [
          { field: 'price', gt: '1.00' },
          { field: 'price', lt: '1.01' },
        ],
      },
      'yes',
    ],
    ['an amount beyond what has cents', { field: 'price', gt: '10000000000000000000000000' }, 'unknown'],
    ['an amount in a currency of its own', { field: 'price', eq: { amount: '5', currency: 'KWD' } }, 'yes'],
    [
      'rejected where it does not apply',
      {
        all: [
          { process: 'credit', is: 'rejected' },
          { field: 'size', eq: 's' },
        ],
      },
      'no',
    ],
    [
      'approved where it applies no more',
      {
        all: [
          { process: 'credit', is: 'approved' },
          { field: 'size', eq: 's' },
        ],
      },
      'yes',
    ],
    ['a check', { check: 'creditOk' }, 'unknown'],
    ['a check and not the same check', { all: [{ check: 'creditOk' }, { not: { check: 'creditOk' } }] }, 'no'],
    ['a check or something else', { any: [{ check: 'creditOk' }, { field: 'ready', eq: true }] }, 'yes'],
    ['a contradiction beside a check', { all: [{ check: 'creditOk' }, { field: 'score', lt: 0 }] }, 'no'],
  ])('%s: %s is %s', (_, condition, expected) => {
    expect(can(condition)).toBe(expected);
  });

  it('goes past alternatives that have nothing to do with what contradicts itself', () => {
    const any = [{ field: 'ready', eq: true }, { action: 'demo' }];
    const hidden = {
      any: [
        { field: 'score', gt: 2 },
        { field: 'score', lt: 0 },
      ],
    };
    expect(can({ all: Array.from({ length: 40 }, () => ({ any })) })).toBe('yes');
    expect(can({ all: [...Array.from({ length: 40 }, () => ({ any })), hidden] })).toBe('no');
  });

  it('begins with what leaves the fewest ways', () => {
    const [first, ...others] = Array.from({ length: 5 }, (_, rule): Condition => {
      const any = (shift: number) =>
        Array.from({ length: 10 }, (_, at): Condition => ({ action: `a${(at + shift) % 10}`, times: rule + at + 1 }));
      return { all: [0, 1, 2, 3, 4].map((shift) => ({ any: any(shift) })) };
    });
    for (const later of others) expect(implies(ground, later, first)).toBe(true);
  });

  it('gives up where every way has to be gone: eight into seven holes, none for two', () => {
    const [pigeons, holes] = [Array.from({ length: 8 }, (_, at) => at), Array.from({ length: 7 }, (_, at) => at)];
    const sits = (pigeon: number, hole: number): Condition => ({ action: `${pigeon} in ${hole}` });
    const apart = holes.flatMap((hole) =>
      pigeons.flatMap((one) =>
        pigeons
          .slice(one + 1)
          .map((other): Condition => ({ any: [{ not: sits(one, hole) }, { not: sits(other, hole) }] })),
      ),
    );
    const each = pigeons.map((pigeon): Condition => ({ any: holes.map((hole) => sits(pigeon, hole)) }));
    expect(can({ all: [...each, ...apart] })).toBe('unknown');
  });

  it('reads ten thousand plain parts, and as many to choose from', () => {
    expect(can({ all: Array.from({ length: 10_000 }, () => ({ field: 'score', gte: 1 })) })).toBe('yes');
    const any = [{ field: 'ready', eq: true }, { action: 'demo' }];
    expect(can({ all: Array.from({ length: 10_000 }, () => ({ any })) })).toBe('yes');
  });

  it('does not take apart a long chain of processes that ask for each other at every link', () => {
    const asks = (id: number): Condition => ({
      any: [{ process: `p${id}`, is: 'approved' }, { not: { process: `p${id}`, is: 'approved' } }],
    });
    const processes = Array.from({ length: 60 }, (_, id) => ({
      id: `p${id}`,
      approve: { by: ['rep'] },
      ...(id === 0 ? {} : { when: asks(id - 1) }),
    }));
    const chain = { plan: compileSalesModel({ ...model, processes } as SalesModelInput), series: 's' };
    const condition: Condition = { process: 'p59', is: 'approved' };
    expect(canHold(chain, demandOf(chain, condition, 'notNo'))).toBe('yes');
    expect(canHold(chain, demandOf(chain, { all: [condition, { not: condition }] }, 'yes'))).toBe('no');
  });
});

// The kernel itself is the judge: every state of the small world is put to it, values that are not valid included.
const values = {
  score: [undefined, 'none', 0, 0.5, 1, 1.5, 2],
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
          for (const answer of ['unknown', 'yes', 'no'] as const)
            for (const status of ['none', 'pending', 'approved', 'rejected', 'withdrawn'])
              yield { score, size, ready, times, answer, status };
}
const all = [...worlds()].map(({ score, size, ready, times, answer, status }) => {
  const facts = { score: score ?? null, size: size ?? null, ready: ready ?? null };
  return {
    plan,
    opportunity: {
      ...opened.opportunity,
      visit: { ...opened.opportunity.visit, actions: times > 0 ? { demo: { times } } : {} },
      answers: { worth: answer },
      processes: status === 'none' ? {} : { credit: { status } },
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
  fc.record({
    process: fc.constant('credit' as const),
    is: fc.constantFrom('raised' as const, 'approved' as const, 'rejected' as const),
  }),
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
      if (!implies(ground, other, condition)) return;
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
    ['one part of any', { action: 'demo' }, { any: [{ action: 'demo' }, { field: 'score', gt: 1 }] }, true],
    [
      'something that may be unknown',
      { action: 'demo' },
      {
        all: [
          { action: 'demo' },
          {
            any: [
              { field: 'score', gt: 1 },
              { field: 'score', lte: 1 },
            ],
          },
        ],
      },
      false,
    ],
    [
      'what only a field without a value answers otherwise',
      { field: 'ready', present: true },
      { field: 'ready', eq: true },
      false,
    ],
  ])('%s', (_, other, condition, expected) => {
    expect(implies(ground, other, condition)).toBe(expected);
  });
});
