import { test as propertyTest } from '@fast-check/vitest';
import {
  type ChangeEffect,
  type Condition,
  defineSalesModel,
  diffModels,
  en,
  formatIssue,
  type SalesModelInput,
} from 'stagewright';
import { mutants } from 'stagewright/testing';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { completeModel } from '../../../src/definition/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { provenModel } from '../../support/provenModel.js';

const examples: readonly (readonly [string, SalesModelInput])[] = [
  ['ka-smb', kaSmb],
  ['tas', tas],
  ['training', training],
  ['three teams', trainingThreeTeams],
  ['proven', provenModel],
];

test.each(examples)('%s: nothing has changed in what is equal, written out or in another order', (_, model) => {
  expect(diffModels(model, model)).toEqual([]);
  expect(diffModels(model, completeModel(model))).toEqual([]);
  expect(diffModels(model, reversedKeys(model) as SalesModelInput)).toEqual([]);
});

test.each(examples)('%s: every weakening loosens, and taking it back tightens', (_, model) => {
  for (const { model: weak, description, path } of mutants(model)) {
    const [there, back] = [diffModels(model, weak), diffModels(weak, model)];
    expect(
      there.map(({ effect }) => effect),
      `${path}: ${description}`,
    ).toContain('loosens');
    expect(
      there.map(({ effect }) => effect),
      `${path}: ${description}`,
    ).not.toContain('tightens');
    expect(
      back.map(({ effect }) => effect),
      `${path}: ${description}`,
    ).toContain('tightens');
  }
});

test.each(examples)(
  '%s: no change of any value gets lost, each is told at its place, in both languages',
  (_, model) => {
    const whole = completeModel(model);
    let count = 0;
    for (const keys of leavesOf(whole)) {
      const other = changedAt(whole, keys) as SalesModelInput;
      const changes = diffModels(whole, other);
      expect(changes.length, keys.join('.')).toBeGreaterThan(0);
      for (const change of changes) {
        expect(change.path).toBe(change.after ?? change.before);
        for (const locale of [en, zhCN]) {
          const text = formatIssue(change, locale);
          expect(text).not.toMatch(/[[\]{}]\s*$|–/);
          expect(text).not.toContain(change.code);
          expect(locale.words.changes[change.effect]).toBeDefined();
        }
      }
      count++;
    }
    expect(count).toBeGreaterThan(30);
  },
);

const opposites: { readonly [effect in ChangeEffect]: ChangeEffect } = {
  tightens: 'loosens',
  loosens: 'tightens',
  shifts: 'shifts',
  renames: 'renames',
  neutral: 'neutral',
};

propertyTest.prop([salesModelArbitrary(), salesModelArbitrary()], { numRuns: 60 })(
  'the way back has as many changes, each of the opposite effect; a model does not differ from itself',
  (a, b) => {
    const effects = (list: readonly { readonly effect: ChangeEffect }[]) => list.map(({ effect }) => effect).sort();
    const back = diffModels(b, a).map(({ effect }) => ({ effect: opposites[effect] }));
    expect(effects(back)).toEqual(effects(diffModels(a, b)));
    expect(diffModels(a, a)).toEqual([]);
  },
);

const base = defineSalesModel({
  format: 'stagewright/1',
  id: 'm',
  version: 1,
  roles: ['rep', 'boss'],
  fields: { amount: { type: 'money', label: 'Amount' }, grade2: { type: 'choice', choices: ['a', 'b'] } },
  actions: { demo: 'Demo', call: 'Call' },
  questions: ['q'],
  processes: [{ id: 'p', approve: { by: ['boss', 'rep'] }, when: { field: 'amount', gte: 10 } }],
  waivers: [{ role: 'boss', kinds: ['fields'] }],
  series: [
    {
      id: 's',
      won: 'order-placed',
      stages: [
        { id: 'a', label: 'First', access: { own: ['rep'] }, requires: { actions: [{ action: 'demo', times: 2 }] } },
        { id: 'b', label: 'Second', requires: { condition: { field: 'amount', gte: 100 }, processes: ['p'] } },
        { id: 'c' },
        { id: 'd' },
      ],
      moves: { skip: [{ from: 'a', to: 'c', reasonRequired: true }], rollBack: 'previous' },
      result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: ['fit'] },
          { id: 'lost', kind: 'lost', from: ['a', 'd'] },
        ],
        changes: [{ from: 'lost', to: 'won', withinDays: 90, roles: ['boss'] }],
        reopen: { withinDays: 30 },
      },
    },
  ],
});

/** The changes of a model with one value replaced, as code, path and effect. */
function told(keys: readonly (string | number)[], to: unknown, from: SalesModelInput = base) {
  const after = replacedAt(completeModel(from), keys, to) as SalesModelInput;
  return diffModels(from, after).map(({ code, path, effect }) => [code, path, effect]);
}
const S = ['series', 0] as const;

test.each<[string, readonly (string | number)[], unknown, readonly (readonly string[])[]]>([
  ['a version', ['version'], 2, [['property_changed', 'version', 'neutral']]],
  [
    'an action more often',
    [...S, 'stages', 0, 'requires', 'actions', 0, 'times'],
    3,
    [['property_changed', 'series.s.stages.a.requires.actions.0.times', 'tightens']],
  ],
  [
    'an action more',
    [...S, 'stages', 1, 'requires', 'actions'],
    [{ action: 'call', times: 1 }],
    [['requirement_added', 'series.s.stages.b.requires.actions.0', 'tightens']],
  ],
  [
    'a process less',
    [...S, 'stages', 1, 'requires', 'processes'],
    [],
    [['requirement_removed', 'series.s.stages.b.requires.processes.0', 'loosens']],
  ],
  [
    'a lower bound',
    [...S, 'stages', 1, 'requires', 'condition', 'gte'],
    50,
    [['property_changed', 'series.s.stages.b.requires.condition', 'loosens']],
  ],
  [
    'nobody else may act',
    [...S, 'stages', 0, 'access'],
    { own: ['rep'], edit: ['boss'], view: [] },
    [['property_changed', 'series.s.stages.a.access', 'loosens']],
  ],
  [
    'only some may act',
    [...S, 'stages', 1, 'access'],
    { own: ['rep'], edit: [], view: [] },
    [['property_changed', 'series.s.stages.b.access', 'tightens']],
  ],
  [
    'who only looks',
    [...S, 'stages', 0, 'access', 'view'],
    ['boss'],
    [['property_changed', 'series.s.stages.a.access', 'neutral']],
  ],
  ['every skip', [...S, 'moves', 'skip'], 'allow', [['property_changed', 'series.s.moves.skip', 'loosens']]],
  [
    'another skip',
    [...S, 'moves', 'skip'],
    [{ to: 'd', reasonRequired: false }],
    [['property_changed', 'series.s.moves.skip', 'shifts']],
  ],
  [
    'the same skip without a reason',
    [...S, 'moves', 'skip', 0, 'reasonRequired'],
    false,
    [['property_changed', 'series.s.moves.skip', 'loosens']],
  ],
  ['no rollback', [...S, 'moves', 'rollBack'], 'forbid', [['property_changed', 'series.s.moves.rollBack', 'tightens']]],
  [
    'rollback said as a list',
    [...S, 'moves', 'rollBack'],
    [
      { from: 'b', to: 'a', reasonRequired: true, keep: 'approvals' },
      { from: 'c', to: 'b', reasonRequired: true, keep: 'approvals' },
      { from: 'd', to: 'c', reasonRequired: true, keep: 'approvals' },
    ],
    [['property_changed', 'series.s.moves.rollBack', 'neutral']],
  ],
  [
    'an outcome from everywhere',
    [...S, 'result', 'outcomes', 1, 'from'],
    'any',
    [['property_changed', 'series.s.result.outcomes.lost.from', 'loosens']],
  ],
  [
    'any reason',
    [...S, 'result', 'outcomes', 0, 'reasons'],
    undefined,
    [['property_changed', 'series.s.result.outcomes.won.reasons', 'loosens']],
  ],
  [
    'a reason more',
    [...S, 'result', 'outcomes', 0, 'reasons'],
    [
      { id: 'fit', label: 'fit' },
      { id: 'x', label: 'x' },
    ],
    [['element_added', 'series.s.result.outcomes.won.reasons.x', 'loosens']],
  ],
  [
    'a longer window',
    [...S, 'result', 'changes', 0, 'withinDays'],
    91,
    [['property_changed', 'series.s.result.changes.0.withinDays', 'loosens']],
  ],
  ['no change', [...S, 'result', 'changes'], [], [['element_removed', 'series.s.result.changes.0', 'tightens']]],
  ['no reopening', [...S, 'result', 'reopen'], false, [['property_changed', 'series.s.result.reopen', 'tightens']]],
  [
    'one answer is enough',
    ['processes', 0, 'approve', 'quorum'],
    'any',
    [['property_changed', 'processes.p.approve.quorum', 'loosens']],
  ],
  [
    'an approver less of all',
    ['processes', 0, 'approve', 'by'],
    ['boss'],
    [['property_changed', 'processes.p.approve.by', 'loosens']],
  ],
  [
    'a gate that applies less often',
    ['processes', 0, 'when', 'gte'],
    20,
    [['property_changed', 'processes.p.when', 'loosens']],
  ],
  [
    'a gate for everything',
    ['processes', 0, 'when'],
    undefined,
    [['property_changed', 'processes.p.when', 'tightens']],
  ],
  ['advice', ['processes', 0, 'effect'], 'advice', [['property_changed', 'processes.p.effect', 'loosens']]],
  [
    'waivers of actions too',
    ['waivers', 0, 'kinds'],
    ['fields', 'actions'],
    [['property_changed', 'waivers', 'loosens']],
  ],
  [
    'a choice less',
    ['fields', 'grade2', 'choices'],
    ['a'],
    [['property_changed', 'fields.grade2.choices', 'tightens']],
  ],
  [
    'stages in another order',
    [...S, 'stages'],
    [3, 0, 1, 2].map((n) => completeModel(base).series[0]?.stages[n]),
    [['order_changed', 'series.s.stages', 'shifts']],
  ],
  ['handing over', ['lifecycle', 'transfer'], {}, [['property_changed', 'lifecycle.transfer', 'loosens']]],
])('%s', (_, keys, to, changes) => {
  const found = told(keys, to);
  expect(found.filter(([, path]) => path !== 'series.s.moves.rollBack' || keys.includes('rollBack'))).toEqual(changes);
});

const needs = (before: Condition, after: Condition): ChangeEffect => {
  const at = [...S, 'stages', 1, 'requires', 'condition'];
  return told(at, after, replacedAt(completeModel(base), at, before) as SalesModelInput)[0]?.[2] as ChangeEffect;
};
const [x, y, z]: readonly Condition[] = [
  { action: 'demo' },
  { question: 'q', is: 'yes' },
  { process: 'p', is: 'approved' },
];

test.each<[Condition, Condition, ChangeEffect]>([
  [x as Condition, { all: [x as Condition, y as Condition] }, 'tightens'],
  [{ all: [x as Condition, { all: [y as Condition] }] }, { all: [x as Condition] }, 'loosens'],
  [{ any: [x as Condition, y as Condition] }, { any: [x as Condition] }, 'tightens'],
  [{ any: [x as Condition] }, { any: [x as Condition, { all: [y as Condition, z as Condition] }] }, 'loosens'],
  [{ not: { any: [x as Condition] } }, { not: { any: [x as Condition, y as Condition] } }, 'tightens'],
  [x as Condition, y as Condition, 'shifts'],
  [x as Condition, { action: 'demo', times: 2 }, 'tightens'],
  [{ field: 'amount', gte: 1, lt: 9 }, { field: 'amount', gte: 1 }, 'loosens'],
  [{ field: 'amount', gte: 1, lt: 9 }, { field: 'amount', gte: 2, lt: 10 }, 'shifts'],
  [{ field: 'amount', lte: 3 }, { field: 'amount', lt: 4 }, 'loosens'],
  [{ field: 'amount', lte: 3 }, { field: 'amount', lt: 3 }, 'tightens'],
  [{ field: 'amount', gt: 15 }, { field: 'amount', gte: 15 }, 'loosens'],
  [{ field: 'amount', gte: 15 }, { field: 'amount', gt: 14 }, 'loosens'],
  [{ field: 'amount', gte: 15 }, { field: 'amount', lte: 15 }, 'shifts'],
  [{ field: 'amount', gte: 1, lt: 9 }, { field: 'amount', gt: 1, lt: 9 }, 'tightens'],
  [
    { all: [{ check: 'ok' }, { field: 'amount', lte: 3 }] },
    { all: [{ check: 'ok' }, { field: 'amount', lt: 4 }] },
    'loosens',
  ],
  [{ field: 'amount', lte: 5 }, { field: 'amount', lte: 4 }, 'tightens'],
  [{ field: 'grade2', in: ['a', 'b'] }, { field: 'grade2', in: ['b'] }, 'tightens'],
  [{ field: 'grade2', eq: 'a' }, { field: 'grade2', eq: 'b' }, 'shifts'],
  [y as Condition, { question: 'q', is: 'no' }, 'shifts'],
  [y as Condition, { any: [] }, 'tightens'],
  [{ any: [] }, y as Condition, 'loosens'],
])('the condition %j, then %j: %s', (before, after, effect) => expect(needs(before, after)).toBe(effect));

test('what is renamed is told once, and what names it is no change', () => {
  const text = JSON.stringify(base).replaceAll('"a"', '"start"').replaceAll('"amount"', '"sum"');
  const after = JSON.parse(text.replaceAll('"choices":["start","b"]', '"choices":["a","b"]')) as SalesModelInput;
  expect(diffModels(base, after).map(({ code, before, after: now, effect }) => [code, before, now, effect])).toEqual([
    ['element_renamed', 'fields.amount', 'fields.sum', 'renames'],
    ['element_renamed', 'series.s.stages.a', 'series.s.stages.start', 'renames'],
  ]);
});

describe('after a rename', () => {
  const renamed = (reopenTo: string) => {
    const model = (second: string, label: string, to: string, skip: string) => ({
      ...base,
      series: [
        {
          id: 's',
          won: 'order-placed',
          stages: [
            { id: 'first' },
            { id: second, label },
            { id: 'third', requires: { condition: { stageVisited: second } } },
          ],
          moves: { skip: [{ from: 'first', to: skip }] },
          result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: { to } },
        },
      ],
    });
    const before = model('evaluate', 'Evaluation', 'evaluate', 'third') as unknown as SalesModelInput;
    const after = model('assess', 'Evaluation', reopenTo, 'assess') as unknown as SalesModelInput;
    return { before, after, changes: diffModels(before, after) };
  };

  test('what was stands there as it was, under the ids of then', () => {
    const { changes } = renamed('third');
    expect(changes.map(({ code, path, params }) => [code, path, params.was ?? null, params.now ?? null])).toEqual([
      ['element_renamed', 'series.s.stages.assess', 'evaluate', null],
      [
        'property_changed',
        'series.s.moves.skip',
        [{ from: 'first', to: 'third', reasonRequired: false }],
        [{ from: 'first', to: 'assess', reasonRequired: false }],
      ],
      ['property_changed', 'series.s.result.reopen.to', 'evaluate', 'third'],
    ]);
    // The other way round the older version has the newer id.
    const { before, after } = renamed('third');
    expect(diffModels(after, before).find(({ path }) => path === 'series.s.moves.skip')?.params.was).toEqual([
      { from: 'first', to: 'assess', reasonRequired: false },
    ]);
  });

  test('a name that was left behind is told as such, not as a change of the rule', () => {
    const { before, changes } = renamed('evaluate');
    const broken = changes.filter(({ path }) => path === 'series.s.result.reopen.to');
    expect(broken.map(({ code, params, effect, after }) => [code, params, effect, after])).toEqual([
      ['reference_broken', { kind: 'stage', id: 'evaluate', nearest: null }, 'shifts', 'series.s.result.reopen.to'],
    ]);
    expect(broken.map((change) => formatIssue(change, en))).toEqual([
      'It names the stage “evaluate”, which this version does not have.',
    ]);
    expect(broken.map((change) => formatIssue(change, zhCN))).toEqual(['此处引用的阶段“evaluate”在此版本中不存在。']);
    // What was wrong before is no change.
    const { after } = renamed('evaluate');
    expect(diffModels(after, after)).toEqual([]);
    expect(before).not.toEqual(after);
  });

  test('so is a name whose element was taken away, where nothing else has changed', () => {
    const { before } = renamed('third');
    const [series] = before.series;
    const after = {
      ...before,
      version: 2,
      series: [{ ...series, stages: series?.stages.filter((stage) => (stage as { id: string }).id !== 'evaluate') }],
    } as SalesModelInput;
    const broken = diffModels(before, after).filter(({ code }) => code === 'reference_broken');
    expect(broken.map(({ path, before: was }) => [path, was])).toEqual([
      ['series.s.stages.third.requires.condition.stageVisited', null],
      ['series.s.result.reopen.to', null],
    ]);
  });
});

test('an alias tells a renaming too; without either a stage is gone and another is new', () => {
  const stages = (id: string, aliases: readonly string[]) =>
    told([...S, 'stages', 2], { ...completeModel(base).series[0]?.stages[2], id, label: id, aliases });
  expect(stages('x', ['c']).map(([code]) => code)).toContain('element_renamed');
  expect(stages('x', []).map(([code]) => code)).toEqual(expect.arrayContaining(['element_added', 'element_removed']));
});

type Tree = { readonly [key: string]: unknown };

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversedKeys(part)]),
  );
}

function* leavesOf(value: unknown, keys: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) yield keys;
  else if (Array.isArray(value)) for (const [index, part] of value.entries()) yield* leavesOf(part, [...keys, index]);
  else for (const [key, part] of Object.entries(value)) yield* leavesOf(part, [...keys, key]);
}

function changedAt(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}~`;
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? changedAt(part, rest) : part));
  return { ...(value as Tree), [key]: changedAt((value as Tree)[key], rest) };
}

function replacedAt(value: unknown, [key, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((part, index) => (index === key ? replacedAt(part, rest, to) : part));
  const { [key]: part, ...others } = (value ?? {}) as Tree;
  const next = replacedAt(part, rest, to);
  return next === undefined ? others : { ...others, [key]: next };
}
