import { fc, test as property } from '@fast-check/vitest';
import {
  compileSalesModel,
  defineSalesModel,
  explain,
  explainCreation,
  openOpportunity,
  type SalesModelInput,
  StagewrightError,
} from 'stagewright';
import {
  assertCoversEveryMove,
  coverage,
  coverageToLcov,
  coverageToText,
  coverPlan,
  type PlannedPath,
  parseJourneys,
  paths,
  runJourneys,
} from 'stagewright/testing';
import 'stagewright/testing/vitest';
import { zhCN } from 'stagewright/locales/zh-CN';
import { journeyArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';
import type { AnyPlan } from '../../../src/plan/index.js';
import { playStep, type Standpoint } from '../../../src/testing/journeys/playStep.js';
import { startJourney } from '../../../src/testing/journeys/startJourney.js';
import { chainModel } from '../../support/chainModel.js';
import { postmanOptimum } from '../../support/postmanOptimum.js';

const KINDS = ['stages', 'moves', 'outcomes', 'reasons', 'events', 'requirements', 'refusals'] as const;

function exercised(model: SalesModelInput) {
  const plan = compileSalesModel(model);
  const cover = coverPlan(plan);
  const runs = runJourneys(plan, cover.journeys);
  const report = coverage(
    plan,
    runs.flatMap(({ log }) => log),
  );
  const missing = KINDS.flatMap((kind) => report[kind].missing.map((goal) => ({ kind, goal })));
  return { plan, cover, runs, report, missing };
}

const model = defineSalesModel({
  format: 'stagewright/1',
  id: 'deal',
  version: 3,
  roles: ['manager'],
  actions: { demo: 'Demo' },
  fields: { budget: { type: 'number' } },
  checks: { credit: 'Credit is good' },
  processes: [{ id: 'price', approve: { by: ['manager'] } }],
  series: [
    {
      id: 's',
      won: 'order-placed',
      stages: [
        { id: 'a', requires: { actions: ['demo'] }, access: { own: ['manager'] } },
        { id: 'b', mandatory: true, requires: { fields: ['budget'] } },
        { id: 'c', requires: { processes: ['price'], condition: { check: 'credit' } } },
      ],
      moves: { skip: 'forbid', rollBack: [{ from: 'c', to: 'b', reasonRequired: true }] },
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost', from: ['b', 'c'], reasons: ['price', 'rival', 'no-budget'] },
        ],
        changes: [{ from: 'lost', to: 'won', withinDays: 30, roles: ['manager'] }],
        reopen: false,
      },
    },
  ],
});

describe('coverPlan', () => {
  test('a design is exercised whole: counted by hand', () => {
    const { cover, runs, report, missing } = exercised(model);
    expect(runs.filter(({ holds }) => !holds).map(({ text }) => text)).toEqual([]);
    expect(cover.uncovered).toEqual([]);
    expect(missing).toEqual([]);
    expect(KINDS.map((kind) => report[kind].total)).toEqual([
      3, // a, b, c
      7, // a → b, b → c, c → b, c → won, b → lost, c → lost, lost → won
      2,
      6, // of lost, of suspending, two of voiding
      10, // open, suspend, resume, recycle, assign, void; raise, approve, reject, withdraw
      8, // demo, budget, price, credit: each met and not met
      45,
    ]);
    expect(
      Object.keys(report.refusals.counts)
        .map((key) => key.split(' ')[0])
        .sort(),
    ).toEqual(
      [
        ...['missing_action', 'missing_field', 'invalid_field'],
        ...['process_not_raised', 'process_pending', 'process_rejected', 'process_withdrawn'],
        ...['check_failed', 'check_unanswered'],
        ...['role_required', 'role_required'], // access of a, the change
        ...['reason_required', 'reason_required', 'reason_required', 'reason_unknown'], // roll back, won, lost
        ...['rollback_not_allowed', 'skips_mandatory_stage', 'close_required'],
        ...['outcome_not_reachable', 'outcome_not_reachable'], // won, lost
        ...['change_not_allowed', 'change_window_over', 'reopen_not_allowed'],
        ...['skip_not_allowed', 'move_not_allowed'], // to the next stage, into the same
        ...['process_not_raised', 'process_already_raised', 'request_outdated', 'self_approval'],
        ...['move_not_allowed', 'role_required', 'reason_required'], // to withdraw what is not raised, or without a word
        ...['invalid_field', 'weaker_source'], // to write the budget
        ...['move_not_allowed', 'move_not_allowed'], // a probability by hand, a handing over
        ...['reason_required', 'reason_unknown', 'date_required', 'date_required'], // suspending
        ...['reason_required', 'reason_unknown', 'void_not_allowed'],
        ...['invalid_field', 'move_not_allowed'], // to open with such a budget, or in a later stage
      ].sort(),
    );
  });

  test('each step just fails the one requirement that it is about', () => {
    const { plan, cover } = exercised(model);
    for (const run of runJourneys(plan, cover.journeys))
      for (const entry of run.log)
        if ('kind' in entry) {
          // Where neither a reason nor a date is given, both are asked for.
          const isBare = entry.event.type === 'suspend' && Object.keys(entry.event).length === 1;
          expect(entry.blockers.length).toBe(isBare ? 2 : 1);
        }
  });

  test.each(Object.entries(models))('the example %s is exercised whole', (_, example) => {
    const { cover, runs, missing } = exercised(example as SalesModelInput);
    expect(runs.filter(({ holds }) => !holds).map(({ text }) => text)).toEqual([]);
    expect(cover.uncovered).toEqual([]);
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(models))('what %s refuses is what explain tells of the step', (_, example) => {
    const plan = compileSalesModel(example as SalesModelInput);
    for (const journey of coverPlan(plan).journeys) {
      let point: Standpoint = startJourney(plan as AnyPlan, journey);
      for (const step of journey.steps) {
        const played = playStep(plan as AnyPlan, point, step);
        point = played;
        const { code, path } = { code: step.then.refused, path: step.then.at };
        if (code === undefined) continue;
        const { opportunity, context } = played.before;
        const [event] = step.when;
        if (event?.type === 'open' || event?.type === 'create') {
          // Asked of the kernel by itself, with the same facts.
          const { type, object, opportunityType, ...start } = event;
          const asked = { id: 'o', ...start, ...(opportunityType === undefined ? {} : { type: opportunityType }) };
          const opened = type === 'open' ? openOpportunity(plan, asked as never, context as never) : null;
          const blockers =
            opened === null
              ? explainCreation(plan, object as never, { fields: {}, ...start } as never, context as never).blockers
              : opened.ok
                ? []
                : opened.blockers;
          expect(blockers.map((blocker) => `${blocker.code} ${blocker.path}`)).toContain(`${code} ${path}`);
          continue;
        }
        const { blockers } = explain(plan, opportunity as never, step.when as never, context as never);
        expect(blockers.map((blocker) => `${blocker.code} ${blocker.path}`)).toContain(`${code} ${path}`);
        expect(played.applied.ok ? [] : played.applied.blockers).toEqual(blockers);
      }
    }
  });

  test('what creation asks is exercised, counted by hand', () => {
    const { cover, report, runs } = exercised({
      ...model,
      checks: { ...model.checks, isOurs: 'It is ours' },
      objects: {
        order: ['lead', 'opportunity', 'account'],
        checks: [
          { to: 'lead', condition: { check: 'isOurs' } },
          { to: 'account', condition: { field: 'budget', gt: 5 } },
        ],
      },
      types: [{ id: 'new', when: { field: 'budget', lt: 100 } }, { id: 'old' }],
      routing: [{ when: { check: 'credit' }, series: 's' }],
      series: [{ ...model.series[0], types: ['new'] }],
    } as SalesModelInput);
    expect(runs.every(({ holds }) => holds)).toBe(true);
    expect(cover.uncovered).toEqual([]);
    const created = cover.journeys.filter(({ steps }) => ['open', 'create'].includes(String(steps[0]?.when[0]?.type)));
    expect(created.map(({ title, steps }) => [title, steps.length])).toEqual(
      [
        'open → a',
        'open s → check_failed objects.checks.0.condition',
        'open s → check_unanswered objects.checks.0.condition',
        // What is asked of an account is not asked of the opportunity before it.
        'create account → condition_unmet objects.checks.1.condition',
        'create account → condition_unknown objects.checks.1.condition',
        'create prospect → move_not_allowed objects.order',
        'open s → condition_unknown types.new.when',
        'open → condition_unknown routing.0.when',
        'open → condition_unmet routing',
        'open s → condition_unmet series.s.types',
        'open s → move_not_allowed series.s.startIn',
        'open s → invalid_field fields.budget',
      ].map((title) => [title, 1]),
    );
    const { counts } = report.requirements;
    expect(Object.keys(counts).filter((goal) => goal.startsWith('objects'))).toEqual([
      'objects.checks.0.condition met',
      'objects.checks.0.condition unmet',
      // No record tells that an account was created.
      'objects.checks.1.condition unmet',
    ]);
    for (const { log } of runs.slice(-created.length))
      for (const entry of log) if ('kind' in entry) expect(entry.blockers.length).toBe(1);
  });

  test('journeys are golden journeys: read back from a file, they hold', () => {
    const { plan, cover } = exercised(models.training as SalesModelInput);
    const read = parseJourneys(JSON.stringify(cover.journeys));
    expect(runJourneys(plan, read).every(({ holds }) => holds)).toBe(true);
  });

  test('what cannot come about is told', () => {
    const { cover } = exercised({
      ...model,
      series: [
        {
          ...model.series[0],
          stages: [
            {
              id: 'a',
              requires: {
                condition: {
                  all: [
                    { field: 'budget', gt: 5 },
                    { field: 'budget', lt: 3 },
                  ],
                },
              },
            },
            { id: 'b' },
          ],
          moves: { skip: 'forbid', rollBack: 'forbid' },
          result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: false },
        },
      ],
    } as SalesModelInput);
    expect(cover.uncovered).toContainEqual({ kind: 'moves', goal: 's: a → b (advance)' });
    expect(cover.uncovered).toContainEqual({ kind: 'stages', goal: 's: b' });
  });

  // Optima of the directed Chinese postman with free restarts, computed as a min-cost flow with networkx.
  test.each([
    [6, 'near', 21, 29],
    [10, 'near', 37, 59],
    [20, 'near', 77, 169],
    [6, 'full', 37, 43],
    [10, 'full', 101, 111],
    [20, 'full', 401, 421],
  ] as const)('%i stages, %s: %i moves in the least number of steps', (stages, reach, moves, optimum) => {
    const plan = compileSalesModel(chainModel(stages, reach));
    const cover = coverPlan(plan);
    const report = coverage(plan, []);
    expect(report.moves.total).toBe(moves);
    expect(postmanOptimum(plan)).toBe(optimum);
    expect(cover.moves).toBe(optimum);
  });

  property.prop([fc.integer({ min: 2, max: 8 }), fc.infiniteStream(fc.boolean()), fc.boolean()])(
    'any table of moves is covered in as many steps as the postman optimum has',
    (stages, bits, repeat) => {
      const plan = compileSalesModel(chainModel(stages, () => bits.next().value, repeat));
      const { moves, uncovered } = coverPlan(plan);
      expect(uncovered.filter(({ kind }) => kind === 'moves')).toEqual([]);
      expect(moves).toBe(postmanOptimum(plan));
    },
  );

  property.prop([salesModelArbitrary()], { numRuns: 15 })(
    'journeys of any design hold, and the coverage of their log is what the plan said',
    (any) => {
      const { cover, runs, missing } = exercised(any);
      expect(runs.filter(({ holds }) => !holds).map(({ text }) => text)).toEqual([]);
      expect(missing).toEqual(cover.uncovered);
      const steps = cover.journeys.flatMap((journey) => journey.steps);
      expect(steps.length).toBe(cover.moves + cover.refusals + cover.events);
    },
  );
});

describe('coverage', () => {
  const plan = compileSalesModel(model);
  const context = { at: '2026-01-05T00:00:00Z', by: { id: 'ann', roles: ['manager'] } } as const;

  test('a log that was not played here counts the same way', () => {
    const opened = openOpportunity(plan, { id: 'o' }, context);
    if (!opened.ok) throw new Error(opened.standing);
    const report = coverage(plan, opened.records);
    expect([report.stages.covered, report.moves.covered, report.otherModels]).toEqual([1, 0, 0]);
    const other = opened.records.map((record) => ({ ...record, model: { id: 'deal', version: 2 } }));
    expect([coverage(plan, other).stages.covered, coverage(plan, other).otherModels]).toEqual([0, 1]);
  });

  property.prop(
    [salesModelArbitrary().chain((any) => journeyArbitrary(compileSalesModel(any)).map((played) => ({ any, played })))],
    {
      numRuns: 15,
    },
  )('covered and missing make the total, in every kind; nothing is counted that is no goal', ({ any, played }) => {
    const report = coverage(compileSalesModel(any), played.records as never);
    for (const kind of KINDS) {
      const { covered, total, missing, counts } = report[kind];
      expect(covered + missing.length).toBe(total);
      expect(Object.keys(counts).length).toBe(total);
      expect(Object.values(counts).filter((count) => count > 0).length).toBe(covered);
    }
  });

  test('reads as text in both languages', () => {
    const report = coverage(plan, []);
    const english = coverageToText(report).split('\n');
    expect(english.slice(0, 3)).toEqual(['deal 3', '0/3 stages', '0/7 moves']);
    expect(english).toContain('  moves: s: a → b (advance)');
    const chinese = coverageToText(report, { locale: zhCN }).split('\n');
    expect(chinese.slice(0, 3)).toEqual(['deal 3', '0/3 阶段', '0/7 移动']);
    expect(chinese.length).toBe(english.length);
  });

  test('reads as a trace of lcov: numbers of functions, branches and lines are those of the report', () => {
    const { report } = exercised(model);
    const lines = coverageToLcov(report, 'models/deal.json').split('\n');
    const value = (name: string) => Number(lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1));
    expect(lines[1]).toBe('SF:models/deal.json');
    expect([value('FNF'), value('FNH'), value('BRF'), value('BRH')]).toEqual([73, 73, 8, 8]);
    expect([value('LF'), value('LH')]).toEqual([81, 81]);
    expect(lines.filter((line) => line.startsWith('DA:')).length).toBe(81);
  });
});

describe('every move is made', () => {
  const plan = compileSalesModel(model);
  const log = runJourneys(plan, coverPlan(plan).journeys).flatMap((run) => run.log);

  test('by the journeys of coverPlan, as an assertion and as a matcher', () => {
    assertCoversEveryMove(plan, log);
    expect(log).toCoverEveryMove(plan as never);
    expect([]).not.toCoverEveryMove(plan as never);
  });

  test('what is missing is told with the nearest way to it', () => {
    const withoutChange = log.filter((entry) => 'kind' in entry || entry.event.type !== 'changeOutcome');
    expect(() => assertCoversEveryMove(plan, withoutChange)).toThrow(
      '6 of 7 moves are made; not these, with the nearest way to each:\n  s: lost → won (change): a → b → lost → won',
    );
  });
});

describe('paths', () => {
  const read = (found: Iterable<PlannedPath>) =>
    [...found].map(({ start, moves }) => [start, ...moves.map(({ to }) => to)].join(' '));

  // Of the 85, 993 and 717 simple paths to any state that @xstate/graph 3.0.4 lists, a plain depth-first count in Python
  // finds that these end with an outcome.
  test.each([
    [6, 'near', 49],
    [10, 'near', 571],
    [6, 'full', 391],
  ] as const)('through %i stages, %s: %i simple paths to an outcome', (stages, reach, count) => {
    const all = read(paths(compileSalesModel(chainModel(stages, reach))));
    expect(all.length).toBe(count);
    expect(new Set(all).size).toBe(count);
    const lengths = all.map((text) => text.split(' ').length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  });

  test('the first ones of a number that explodes come at once', () => {
    const many = paths(compileSalesModel(chainModel(20, 'full')));
    expect(read([many.next().value, many.next().value] as PlannedPath[])).toEqual(['s0 lost', 's0 s1 lost']);
  });

  test('to a stage, to an outcome, of one series, and no longer than asked', () => {
    const plan = compileSalesModel(model);
    expect(read(paths(plan))).toEqual(['a b lost', 'a b c won', 'a b c lost']);
    expect(read(paths(plan, { to: { stage: 'c' } }))).toEqual(['a b c']);
    expect(read(paths(plan, { to: { outcome: 'won' } }))).toEqual(['a b c won', 'a b lost won', 'a b c lost won']);
    expect(read(paths(plan, { series: 's', maxMoves: 2 }))).toEqual(['a b lost']);
  });

  test('what the plan has not is refused', () => {
    const plan = compileSalesModel(model);
    for (const options of [{ series: 'x' }, { to: { stage: 'x' } }, { maxMoves: 0 }, { maxMoves: Number.NaN }])
      expect(() => paths(plan, options)).toThrow(StagewrightError);
  });
});

test('where nothing leads on, all that may happen there beside the moves is exercised', () => {
  const stuck = compileSalesModel({
    format: 'stagewright/1',
    id: 'stuck',
    version: 1,
    fields: { offer: { type: 'number' } },
    lifecycle: { suspend: { reasons: ['later'] } },
    series: [
      {
        id: 's',
        won: 'order-placed',
        // Nothing is both.
        stages: [
          {
            id: 'talk',
            requires: {
              condition: {
                all: [
                  { field: 'offer', lt: 1 },
                  { field: 'offer', gt: 1 },
                ],
              },
            },
          },
          { id: 'trust' },
        ],
        moves: { skip: 'forbid' },
        startIn: ['talk'],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  } as SalesModelInput);
  const { journeys, uncovered } = coverPlan(stuck);
  const told = uncovered.map(({ kind, goal }) => `${kind} ${goal}`);
  for (const goal of ['stages s: trust', 'moves s: talk → trust (advance)']) expect(told).toContain(goal);
  for (const goal of ['events suspend', 'reasons suspend: later', 'refusals reason_unknown lifecycle.suspend.reasons'])
    expect(told).not.toContain(goal);
  expect(runJourneys(stuck, journeys).every(({ holds }) => holds)).toBe(true);
});

test('a variant that always holds is walked through, though nothing is ever opened beside it', () => {
  const always = compileSalesModel({
    format: 'stagewright/1',
    id: 'always',
    version: 1,
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
        moves: { skip: [{ from: 'c', to: 'e' }], rollBack: [{ from: 'b', to: 'a' }], repeat: 'forbid' },
        variants: [{ id: 'short', drop: ['d'] }],
        result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: {} },
      },
    ],
  } as SalesModelInput);
  const { journeys, uncovered } = coverPlan(always);
  const missing = (wanted: string) => uncovered.filter(({ kind }) => kind === wanted).map(({ goal }) => goal);
  // Whoever is opened is in the variant, which passes d over.
  expect(missing('stages')).toEqual(['s: d']);
  expect(missing('outcomes')).toEqual([]);
  // From c on to e is to advance in it, and no skip.
  expect(missing('moves').filter((move) => !/\bd\b/.test(move))).toEqual(['s: c → e (skip)']);
  expect(runJourneys(always, journeys).every(({ holds }) => holds)).toBe(true);
});
