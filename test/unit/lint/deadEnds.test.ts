import type { SalesModelInput } from 'stagewright';
import { compileSalesModel } from 'stagewright';
import { formatFindings, lintSalesModel } from 'stagewright/lint';
import { assertNeverReaches } from 'stagewright/testing';
import { describe, expect, test } from 'vitest';

type Parts = {
  readonly requires?: { readonly [stage: string]: object };
  readonly series?: object;
  readonly won?: object;
  readonly lost?: object;
  readonly result?: object;
  readonly model?: object;
};

/** Three stages on one road, closed for good, without skips and ways back unless a case adds them. */
function road({ requires = {}, series = {}, won = {}, lost = {}, result = {}, model = {} }: Parts): SalesModelInput {
  const stage = (id: string) => ({ id, requires: requires[id] ?? { fields: ['note'] } });
  return {
    format: 'stagewright/1',
    id: 'road',
    version: 1,
    fields: { note: {} },
    actions: { show: 'Show it' },
    roles: [{ id: 'rep' }, { id: 'boss' }],
    processes: [{ id: 'late', stage: 'c', raise: ['rep'], approve: { by: ['boss'] } }],
    series: [
      {
        id: 's',
        won: 'order-placed',
        moves: { skip: 'forbid', rollBack: 'forbid' },
        stages: ['a', 'b', 'c'].map(stage),
        result: {
          outcomes: [
            { id: 'won', kind: 'won', reasons: ['fit'], ...won },
            { id: 'lost', kind: 'lost', reasons: ['price'], ...lost },
          ],
          changes: [],
          reopen: false,
          ...result,
        },
        ...series,
      },
    ],
    ...model,
  } as unknown as SalesModelInput;
}

const errorsOf = (parts: Parts) =>
  lintSalesModel(road(parts))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);

describe('a process that can only be raised behind the stage that waits for it', () => {
  const atB = { requires: { b: { processes: ['late'] } } };
  const told = ['process_raised_too_late series.s.stages.b.requires.processes.0'];
  const back = [{ to: 'a' }];

  test.each<readonly [string, Parts]>([
    ['no skip', atB],
    [
      'a skip that ends before it',
      {
        requires: atB.requires,
        series: {
          moves: { skip: [{ from: 'b', to: 'd' }], rollBack: back },
          stages: ['a', 'b', 'c', 'd'].map((id) => ({
            id,
            requires: id === 'b' ? atB.requires.b : { fields: ['note'] },
          })),
        },
      },
    ],
    [
      'a skip across it, and no way back to it',
      { ...atB, series: { moves: { skip: [{ from: 'a', to: 'c' }], rollBack: 'forbid' } } },
    ],
    [
      'skips anywhere, and it is mandatory',
      {
        series: {
          moves: { skip: 'allow', rollBack: back },
          stages: ['a', 'b', 'c'].map((id) => ({
            id,
            mandatory: id === 'b',
            requires: id === 'b' ? atB.requires.b : { fields: ['note'] },
          })),
        },
      },
    ],
    [
      'opened behind it as well',
      { ...atB, series: { startIn: ['a', 'c'], moves: { skip: 'forbid', rollBack: back } } },
    ],
    ['reopened where it was closed', { ...atB, result: { reopen: {} } }],
    ['closed, and reopened behind it', { ...atB, result: { reopen: { to: 'c' } } }],
  ])('%s: told', (_, parts) => {
    expect(errorsOf(parts)).toEqual(told);
  });

  test('the first stage: no skip passes it, since it asks for what leaving takes', () => {
    const series = { moves: { skip: 'allow', rollBack: back } };
    const path = 'process_raised_too_late series.s.stages.a.requires.processes.0';
    expect(errorsOf({ requires: { a: { processes: ['late'] } }, series })).toEqual([path]);
    const rule = { moves: { skip: [{ from: 'a', to: 'c' }], rollBack: back } };
    expect(errorsOf({ requires: { a: { processes: ['late'] } }, series: rule })).toEqual([path]);
  });

  test.each<readonly [string, Parts]>([
    [
      'a skip across it, and a way back',
      { ...atB, series: { moves: { skip: [{ from: 'a', to: 'c' }], rollBack: back } } },
    ],
    ['skips anywhere', { ...atB, series: { moves: { skip: 'allow', rollBack: 'any' } } }],
    ['only opened behind it', { ...atB, series: { startIn: ['c'], moves: { skip: 'forbid', rollBack: 'any' } } }],
  ])('%s: somebody gets past, and nothing is told', (_, parts) => {
    expect(errorsOf(parts)).toEqual([]);
  });

  test('one of the road behind the win that nobody comes back from', () => {
    const model = { processes: [{ id: 'late', stage: 'd', raise: ['rep'], approve: { by: ['boss'] } }] };
    const series = { afterWin: [{ id: 'd', requires: { fields: ['note'] } }] };
    expect(errorsOf({ ...atB, model, series })).toEqual(told);
  });
});

describe('visits that a requirement waits for', () => {
  test.each<readonly [string, Parts, string]>([
    ['that the stage itself was not visited', { requires: { b: { condition: { not: { stageVisited: 'b' } } } } }, 'b'],
    ['that a later one was visited', { requires: { b: { condition: { stageVisited: 'c' } } } }, 'b'],
    [
      'that the road behind the win was',
      {
        requires: { b: { condition: { stageVisited: 'd' } } },
        series: { afterWin: [{ id: 'd', requires: { fields: ['note'] } }] },
      },
      'b',
    ],
  ])('%s: nobody gets past, as the test kit proves', (_, parts, stage) => {
    expect(errorsOf(parts)).toEqual([`unmeetable_requirements series.s.stages.${stage}.requires.condition`]);
    assertNeverReaches(compileSalesModel(road(parts)) as never, { stage: 'c' } as never);
  });

  test('a win that must not have come from where it alone can be closed from', () => {
    const parts = { won: { requires: { condition: { not: { stageVisited: 'c' } } } } };
    expect(errorsOf(parts)).toEqual(['unmeetable_requirements series.s.result.outcomes.won.requires']);
    assertNeverReaches(compileSalesModel(road(parts)) as never, { outcome: 'won' } as never);
  });

  test.each<readonly [string, Parts]>([
    ['an earlier one', { requires: { b: { condition: { stageVisited: 'a' } } } }],
    [
      'a later one that opportunities are opened in',
      {
        requires: { b: { condition: { stageVisited: 'c' } } },
        series: { startIn: ['a', 'c'], moves: { rollBack: 'any' } },
      },
    ],
    [
      'a later one, skipped to and come back from',
      {
        requires: { b: { condition: { stageVisited: 'c' } } },
        series: { moves: { skip: 'allow', rollBack: 'any' } },
      },
    ],
    [
      'that an earlier one was not, where it can be skipped',
      { requires: { c: { condition: { not: { stageVisited: 'b' } } } }, series: { moves: { skip: 'allow' } } },
    ],
  ])('%s: met by somebody, and nothing is told', (_, parts) => {
    expect(errorsOf(parts)).toEqual([]);
  });
});

describe('an outcome that nothing leads to', () => {
  test.each<readonly [string, Parts, string]>([
    ['closed from nowhere', { won: { from: [] } }, 'won'],
    ['a loss closed from nowhere', { lost: { from: [] } }, 'lost'],
    [
      'a win that would pass a mandatory stage',
      {
        won: { from: ['a'] },
        series: {
          stages: ['a', 'b', 'c'].map((id) => ({ id, mandatory: id === 'c', requires: { fields: ['note'] } })),
        },
      },
      'won',
    ],
  ])('%s', (_, parts, outcome) => {
    expect(errorsOf(parts)).toEqual([`outcome_never_reached series.s.result.outcomes.${outcome}`]);
    assertNeverReaches(compileSalesModel(road(parts)) as never, { outcome } as never);
  });

  test.each<readonly [string, Parts]>([
    ['changed to', { won: { from: [] }, result: { changes: [{ from: 'lost', to: 'won' }] } }],
    ['closed from one stage', { won: { from: ['b'] } }],
  ])('%s: it is reached', (_, parts) => {
    expect(errorsOf(parts)).toEqual([]);
  });
});

describe('what cannot be met says what rules it out', () => {
  const fields = {
    note: {},
    discount: { type: 'number', min: 0, max: 0.5 },
    size: { type: 'choice', choices: ['s', 'l'] },
  };
  const saidOf = (condition: object, where: 'requires' | 'needs' = 'requires') => {
    const processes = [{ id: 'late', stage: 'c', raise: ['rep'], approve: { by: ['boss'] }, needs: condition }];
    const parts =
      where === 'needs' ? { model: { fields, processes } } : { requires: { b: { condition } }, model: { fields } };
    const findings = lintSalesModel(road(parts)).filter(({ code }) => code === 'unmeetable_requirements');
    return formatFindings(findings).split('\n').join(' ');
  };

  test.each([
    ['a bound', { field: 'discount', gt: 0.6 }, 'fields.discount.max rules it out'],
    ['choices', { field: 'size', eq: 'm' }, 'fields.size.choices rules it out'],
    ['itself', { field: 'size', in: [] }, 'The requirement series.s.stages.b.requires.condition can never be met'],
    [
      'another',
      {
        all: [
          { field: 'discount', gt: 0.2 },
          { field: 'discount', lt: 0.1 },
          { field: 'size', eq: 's' },
        ],
      },
      '(series.s.stages.b.requires.condition.all.0, series.s.stages.b.requires.condition.all.1)',
    ],
  ])('%s', (_, condition, said) => {
    expect(saidOf(condition)).toContain(said);
  });

  test('also where a process can never be raised', () => {
    const said = saidOf(
      {
        all: [
          { field: 'discount', gt: 0.6 },
          { field: 'size', eq: 's' },
        ],
      },
      'needs',
    );
    expect(said).toContain('The requirement processes.late.needs.all.0 can never be met');
    expect(said).toContain('fields.discount.max');
  });
});
