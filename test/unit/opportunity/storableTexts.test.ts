import { formatIssue, importOpportunity, openOpportunity, parseEvent } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { modelOf, Player, START } from '../../support/Player.js';

const model = modelOf(
  { stages: [{ id: 'a' }] },
  { actions: { x: 'X' }, fields: { f: {}, c: { type: 'choice', choices: ['k'] } } },
);
const { plan } = new Player(model);
const context = { at: START, by: { id: 'ann', roles: [] } } as const;

const nested = (levels: number): unknown => (levels === 0 ? 1 : { d: nested(levels - 1) });
const shared = () => {
  let part: unknown = 1;
  for (let level = 0; level < 30; level++) part = [part, part, part];
  return part;
};
class Point {
  readonly x = 1;
}
const knot: { [key: string]: unknown } = {};
knot.again = knot;

const notJson: readonly (readonly [string, unknown])[] = [
  ['NaN', Number.NaN],
  ['infinity', { deep: [Number.POSITIVE_INFINITY] }],
  ['a bigint', 5n],
  ['a map', new Map([[1, 2]])],
  ['a date', new Date(0)],
  ['an instance', new Point()],
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a hole', [undefined]],
  ['a circle', knot],
  ['too deep', nested(40)],
  ['too much', shared()],
  ['a text that no database keeps', ['a\u0000b']],
  ['a key that no database keeps', { 'a\ud800': 1 }],
  ['a key that no object holds safely', JSON.parse('{ "__proto__": 1 }')],
  [
    'what throws where it is read',
    Object.defineProperty({}, 'x', { enumerable: true, get: () => (undefined as never as Point).x }),
  ],
];

describe('what is kept as it is given is plain JSON, or refused', () => {
  test.each(notJson)('the result of an action: %s', (_what, result) => {
    const { issues } = parseEvent(plan, { type: 'completeAction', action: 'x', result });
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['invalid_event result']);
    expect(issues[0]?.params.expected).toBe('json');
    expect(formatIssue(issues[0] as never)).toContain('“result” should be plain JSON');
  });

  test.each(notJson)('the origin of an opportunity: %s', (_what, origin) => {
    const opened = openOpportunity(plan, { id: 'o', origin } as never, context);
    expect(opened.ok ? [] : opened.blockers.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'invalid_event origin',
    ]);
  });

  test.each([[nested(32)], [{ a: [null, true, 'x', 1.5, { b: [] }] }], [Object.create(null)]])('%j stays', (value) => {
    const player = new Player(model).send({ type: 'completeAction', action: 'x', result: value });
    expect(player.codes).toEqual([]);
    expect(player.opportunity.visit.actions.x?.result).toEqual(value);
    const opened = openOpportunity(plan, { id: 'o', origin: value } as never, context);
    expect(opened.ok && opened.records[0]?.event.origin).toEqual(value);
  });

  test('a property that is undefined is one that is left out', () => {
    const player = new Player(model).send({ type: 'completeAction', action: 'x', result: { a: undefined, b: -0 } });
    expect(player.opportunity.visit.actions.x?.result).toStrictEqual({ b: 0 });
  });
});

const broken = ['a\u0000b', 'a\ud800', '\udc00'];

describe('texts that no database keeps are refused', () => {
  test.each(broken)('%j', (text) => {
    const told = (event: object) =>
      parseEvent(plan, event).issues.map(({ code, path, params }) => [code, path, params.problem]);
    expect(told({ type: 'assign', owner: text })).toEqual([['invalid_event', 'owner', 'malformed']]);
    expect(told({ type: 'advance', id: text })).toEqual([['invalid_event', 'id', 'malformed']]);
    expect(told({ type: 'close', outcome: 'lost', reason: 'price', note: text })).toEqual([
      ['invalid_event', 'note', 'malformed'],
    ]);
    expect(told({ type: 'setFields', values: { f: text }, source: text })).toEqual([
      ['invalid_event', 'source', 'malformed'],
    ]);
    expect(told({ type: 'setFields', values: { f: text } })).toEqual([['invalid_field', 'values.f', 'malformed']]);
    for (const name of ['id', 'owner', 'source', 'eventId']) {
      const opened = openOpportunity(plan, { id: 'o', [name]: text } as never, context);
      expect(opened.ok ? [] : opened.blockers.map(({ path, params }) => [path, params.problem])).toEqual([
        [name, 'malformed'],
      ]);
    }
    for (const name of ['id', 'owner', 'note', 'source']) {
      const { ok, issues } = importOpportunity(plan, { id: 'o', stage: 'a', [name]: text } as never, context);
      expect([
        ok,
        ...issues.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`),
      ]).toEqual([false, `invalid_event ${name}`]);
    }
    const imported = importOpportunity(plan, { id: 'o', stage: 'a', fields: { f: text } }, context);
    expect(imported.ok).toBe(true);
    expect(imported.issues.map(({ code, params }) => [code, params.problem ?? null])).toContainEqual([
      'field_not_parsed',
      'malformed',
    ]);
    expect(JSON.stringify(imported)).not.toMatch(/\\u0000|\\ud800|\\udc00/);
  });
});

describe('a text that is empty or too long is told as that', () => {
  test.each([
    ['', 'empty', '“owner” is empty.', '“owner”为空。'],
    ['x'.repeat(10_001), 'too_long', '“owner” is too long.', '“owner”过长。'],
    ['a\u0000', 'malformed', '“owner” holds broken characters.', '“owner”含有损坏的字符。'],
  ])('%#', (owner, problem, text, chinese) => {
    const [issue] = parseEvent(plan, { type: 'assign', owner }).issues;
    expect(issue?.params.problem).toBe(problem);
    expect(formatIssue(issue as never)).toContain(text);
    expect(formatIssue(issue as never, zhCN)).toContain(chinese);
    const opened = openOpportunity(plan, { id: 'o', owner }, context);
    expect(opened.ok ? null : formatIssue(opened.blockers[0] as never)).toContain(text);
  });

  test('another kind of value is no text', () => {
    const [issue] = parseEvent(plan, { type: 'assign', owner: 5 }).issues;
    expect(formatIssue(issue as never)).toContain('“owner” should be text, not “5”.');
  });
});
