import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compileSalesModel, en, type MoveKind, StagewrightError, stagePath, unwrap } from 'stagewright';
import {
  conform,
  historyFromRecords,
  historyFromRows,
  members,
  describe as tell,
  toTable,
} from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';
import { day, type Step, stagesHistory, stagesPath } from '../../support/stagesHistory.js';

const DAY = 86_400_000;
const at = (days: number) => day(1) + days * DAY;
const moves = {
  lead: { need: 'advance', lost: 'close', hold: 'rollBack' },
  hold: { bid: 'advance' },
  need: { bid: 'advance', lead: 'rollBack', lost: 'close' },
  bid: { won: 'close', lost: 'close' },
  lost: { need: 'reopen' },
} as const;
const path = { ...stagesPath, moves };
const walk = (...places: readonly string[]) => places.map((to, step): Step => [at(step * 3), to]);

describe('a history against the design', () => {
  const history = stagesHistory({
    good: walk('lead', 'need', 'lead', 'need', 'bid', 'won', 'sign'),
    waited: walk('lead', 'hold', 'bid', 'lost', 'need'),
    skipped: walk('lead', 'bid', 'won'),
    beyond: walk('bid', 'need', 'dropped'),
    quick: [
      [at(0), 'lead'],
      [at(0), 'need'],
      [at(0), 'bid'],
    ],
  });
  const { fitness, violations, total, n } = conform(path, history);

  test('counts what it does not allow, by kind, with samples', () => {
    // By hand: 6 + 3 + 2 + 2 + 2 moves; not allowed: bid → need, need → dropped, lead → bid (allowed only by way of the waiting room,
    // which a history of places cannot deny).
    expect(total.moves).toBe(15);
    expect(
      violations.filter(({ code }) => code === 'illegal_move').map(({ from, to, samples }) => [from, to, samples]),
    ).toEqual([
      ['bid', 'need', ['beyond']],
      ['need', 'dropped', ['beyond']],
    ]);
    expect(fitness).toBeCloseTo(13 / 15, 12);
    expect(total.conforming).toMatchObject({ numerator: 4, denominator: 5 });
    expect(n).toBe(5);
  });

  test('tells of places that the design does not have, and refuses a design of something else', () => {
    const { lost: _, ...without } = { ...path, moves: { lead: { need: 'advance' as const } } };
    const renamed = { ...without, lost: ['Lost'] };
    expect(conform(renamed, history).warnings).toContainEqual(
      expect.objectContaining({
        code: 'unknown_stage',
        severity: 'warning',
        params: { found: 'lost', nearest: 'Lost' },
      }),
    );
    expect(conform({ ...renamed, aliases: { lost: 'Lost' } }, history).warnings).not.toContainEqual(
      expect.objectContaining({ code: 'unknown_stage' }),
    );
    const other = { stages: ['x'], won: ['w'], lost: [], abandoned: [], parked: [], moves: {} };
    expect(() => conform(other, history)).toThrow(StagewrightError);
  });

  test('a close after waiting behind a close is one anew, whether repeats are judged or not', () => {
    const anew = stagesHistory({ d: walk('lead', 'lost', 'hold', 'lost') });
    for (const repeats of ['ignore', 'judge'] as const)
      expect(conform(path, anew, { repeats }).total).toMatchObject({ moves: 2, fitness: 0.5 });
  });

  test('tells of stages passed over, and of moves at one instant', () => {
    const of = (kind: string) =>
      violations
        .filter(({ code }) => code === kind)
        .map(({ from, to, count: times, skipped }) => [from, to, times, skipped]);
    expect(of('skipped_stages')).toEqual([['lead', 'bid', 2, ['need']]]);
    expect(of('created_beyond')).toEqual([[null, 'bid', 1, ['lead', 'need']]]);
    expect(of('passed_at_once')).toEqual([
      ['lead', 'need', 1, []],
      ['need', 'bid', 1, []],
    ]);
  });

  test('tells of stays far beyond the usual', () => {
    const long = stagesHistory(
      Object.fromEntries(
        [1, 2, 3, 4, 5, 6, 7, 8, 30].map((days): [string, Step[]] => [
          `d${days}`,
          [
            [at(0), 'lead'],
            [at(days), 'need'],
          ],
        ]),
      ),
    );
    // Quartiles by hand: 3 and 7; the outer fence is 7 + 3 · 4.
    expect(conform(path, long, { asOf: at(30) }).violations.filter(({ code }) => code === 'stayed_long')).toEqual([
      { code: 'stayed_long', from: 'lead', to: null, count: 1, skipped: [], limitDays: 19, samples: ['d30'] },
    ]);
    expect(() => conform(path, long, { fence: -1, samples: Number.NaN })).toThrow(StagewrightError);
  });

  test('is a report like any other: split, drilled into, a table, and words in two languages', () => {
    const cut = stagesHistory({
      k1: walk('lead', 'need', 'lead', 'bid'),
      s1: walk('lead', 'need', 'lost'),
      s2: walk('bid', 'need', 'bid', 'need'),
    });
    const report = conform(path, cut, { groupBy: ['segment'], every: 'month' });
    expect(report.groups.map(({ key, value }) => [key.period, key.segment, value.moves, value.fitness])).toEqual([
      ['2026-08', 'key', 3, 1],
      ['2026-08', 'small', 5, 3 / 5],
    ]);
    expect([report.fitness, report.violations]).toEqual([report.total.fitness, report.total.violations]);
    const illegal = report.violations.findIndex(({ code }) => code === 'illegal_move');
    expect(unwrap(members(report, { at: `violations.${illegal}.count` }))).toEqual({
      number: 2,
      ids: ['s2'],
      parts: [2],
    });
    const { columns, rows } = toTable(report);
    expect(columns.find(({ id }) => id === 'violations.count')).toMatchObject({ kind: 'count', unit: 'departures' });
    expect(rows.filter(({ isTotal }) => isTotal).length).toBe(1 + report.violations.length);
    const told = (locale: typeof en) => tell(report, { locale }).split('\n');
    expect(told(en)[0]).toBe('Conformance: The share of moves that the design allows, and what departs from it.');
    expect(told(en)).toContain('- move that the design does not allow · bid → need: count 2');
    expect(told(zhCN)).toContain('- 设计不允许的移动 · bid → need：数量 2');
    expect(told(en)).toContain('- created beyond the first stage · – → bid: count 1');
  });

  test('without a table of moves nothing is illegal, and nothing fits', () => {
    const report = conform(stagesPath, history);
    expect(report).toMatchObject({ fitness: null, total: { fitness: null, conforming: null } });
    expect(report.warnings.map(({ code }) => code)).toContain('moves_unknown');
    expect(report.violations.map(({ code }) => code)).not.toContain('illegal_move');
    expect(conform(path, stagesHistory({}))).toMatchObject({ fitness: null, n: 0, violations: [] });
  });
});

test('the kernel’s own records conform to the plan that made them', () => {
  const model = modelOf({
    stages: [{ id: 'a' }, { id: 'b' }],
    result: {
      outcomes: [
        { id: 'won', kind: 'won', from: 'any' },
        { id: 'lost', kind: 'lost' },
      ],
      reopen: {},
    },
  });
  const player = new Player(model).send([
    { type: 'advance' },
    { type: 'close', outcome: 'lost', reason: 'x' },
    { type: 'reopen' },
    { type: 'close', outcome: 'won', reason: 'x' },
  ]);
  const way = stagePath(compileSalesModel(model), 's');
  const { history } = historyFromRecords(player.log, { path: way });
  expect(conform(way, history)).toMatchObject({ fitness: 1, total: { moves: 4, conforming: { value: 1 } } });
});

const DATA = '../shared/data/helpdesk/helpdesk.csv.gz';
describe.skipIf(!existsSync(DATA))('the ladder of ../shared/data/facts/helpdesk.json', () => {
  const lines = existsSync(DATA) ? gunzipSync(readFileSync(DATA)).toString().trim().split(/\r?\n/).slice(1) : [];
  const cases = new Map<string, { id: string; at: string; to: string }[]>();
  for (const line of lines) {
    const [id = '', to = '', , , at = ''] = line.split(',');
    cases.set(id, [...(cases.get(id) ?? []), { id, at, to }]);
  }
  const [Insert, Assign, Take, Wait, Resolve] = [
    'Insert ticket',
    'Assign seriousness',
    'Take in charge ticket',
    'Wait',
    'Resolve ticket',
  ] as const;
  const L3 = {
    [Insert]: { [Assign]: 'advance' },
    [Assign]: { [Take]: 'advance' },
    [Take]: { [Wait]: 'advance', [Resolve]: 'skip' },
    [Wait]: { [Resolve]: 'advance', [Take]: 'rollBack' },
    [Resolve]: { Closed: 'close' },
  } as const;
  const L4 = {
    ...L3,
    [Assign]: { ...L3[Assign], [Resolve]: 'skip' },
    [Resolve]: { ...L3[Resolve], [Take]: 'rollBack', [Wait]: 'rollBack' },
  } as const;
  const accepted = existsSync(DATA)
    ? JSON.parse(readFileSync('../shared/data/facts/helpdesk.json', 'utf8')).facts.find(
        ({ id }: { id: string }) => id === 'conformance_ladder',
      ).value
    : {};
  // Where a case starts and that it closes once and last is no matter of moves.
  const rows = [...cases.values()]
    .filter(
      (events) =>
        [Insert, Assign].includes(events[0]?.to as typeof Insert) &&
        events.findIndex(({ to }) => to === 'Closed') === events.length - 1,
    )
    .flat();
  const places = [...new Set(rows.map(({ to }) => to))].filter((to) => to !== 'Closed');
  const way = { stages: places, won: ['Closed'], lost: [], abandoned: [], parked: [] };
  // Some stages are named twice within one second.
  const { history } = historyFromRows(rows, {
    path: way,
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
    policy: { duplicate_row: 'keep' },
  });
  const L1 = {
    [Insert]: { [Assign]: 'advance' },
    [Assign]: { [Take]: 'advance' },
    [Take]: { [Resolve]: 'advance' },
    [Resolve]: { Closed: 'close' },
  } as const;
  const repeated = (moves: { readonly [from: string]: { readonly [to: string]: MoveKind } }) =>
    Object.fromEntries(Object.entries(moves).map(([from, to]) => [from, { ...to, [from]: 'repeat' as const }]));
  test.each([
    ['L1', L1],
    ['L2', L3],
    ['L3', repeated(L3)],
    ['L4', repeated(L4)],
  ] as const)('%s takes as many cases as the facts say, every row being an entry', (rung, moves) => {
    expect(conform({ ...way, moves }, history, { repeats: 'judge' }).total.conforming?.numerator).toBe(accepted[rung]);
  });
  test.each([
    ['L3', L3],
    ['L4', L4],
  ] as const)('%s does so without a word on repeating, where repeats are not judged', (rung, moves) => {
    expect(conform({ ...way, moves }, history).total.conforming?.numerator).toBe(accepted[rung]);
  });
});

test('going on where one waited is no repeat', () => {
  const path = {
    stages: ['lead', 'hold'],
    won: ['won'],
    lost: [],
    abandoned: [],
    parked: ['hold'],
    moves: { lead: { won: 'close' } },
  } as const;
  const steps = ['lead', 'hold', 'lead', 'lead', 'won'];
  const rows = steps.map((to, day) => ({ id: 'a', at: Date.UTC(2026, 0, day + 1), to }));
  const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
  const { total, violations } = conform(path as never, history, { repeats: 'judge' });
  expect(total.moves).toBe(2);
  expect(violations).toMatchObject([{ code: 'illegal_move', from: 'lead', to: 'lead', count: 1 }]);
});
