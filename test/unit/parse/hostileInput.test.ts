import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import * as examples from '../../../examples/models/index.js';
import { parseSalesModel } from '../../../src/parse/index.js';
import { compileSalesModel, trackOf } from '../../../src/plan/index.js';
import { smallModel, smallSeries, told } from '../../support/smallModel.js';

const toldOf = (changes: object) => told(parseSalesModel({ ...smallModel, ...changes }).issues);

function nested(levels: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

describe('names that objects cannot hold safely', () => {
  test('__proto__ is refused as a key and as an id, and touches nothing', () => {
    const loaded = JSON.parse(`{
      "format": "stagewright/1", "id": "__proto__", "version": 1, "__proto__": { "polluted": true },
      "fields": { "__proto__": { "type": "money" } },
      "series": [{ "id": "s", "won": "bid-won", "stages": [{ "id": "__proto__" }], "result": { "outcomes": [{ "id": "w", "kind": "won" }] } }]
    }`);
    expect(told(parseSalesModel(loaded).issues)).toEqual([
      'reserved_name __proto__ {"name":"__proto__"}',
      'reserved_name fields.__proto__ {"name":"__proto__"}',
      'reserved_name id {"name":"__proto__"}',
      'reserved_name series.s.stages.0.id {"name":"__proto__"}',
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('constructor, toString and the like are names as any other', () => {
    const parsed = parseSalesModel({
      ...smallModel,
      fields: { constructor: { type: 'number' }, hasOwnProperty: {} },
      actions: { toString: 'x', valueOf: {} },
      processes: [],
      questions: [],
      series: [
        {
          id: 'constructor',
          won: 'bid-won',
          stages: [{ id: 'toString', requires: { fields: ['constructor'], actions: ['toString'] } }],
          result: { outcomes: [{ id: 'valueOf', kind: 'won', reasons: ['constructor'] }] },
        },
      ],
    });
    expect(parsed.issues).toEqual([]);
    expect(parsed.ok && trackOf(compileSalesModel(parsed.value), 'constructor', null)?.open).toBe(1);
  });

  test('what is not declared is not found on the prototype either', () => {
    expect(toldOf({ series: [{ ...smallSeries, startIn: ['constructor'], team: 'toString' }] })).toEqual([
      'unknown_reference series.deal.startIn.0 {"kind":"stage","id":"constructor","nearest":null}',
      'unknown_reference series.deal.team {"kind":"team","id":"toString","nearest":null}',
    ]);
  });
});

describe('what is no plain JSON', () => {
  test('every such value is told, and what is wrong beside them', () => {
    class Thing {}
    const roles = ['rep', 'manager'];
    roles.length = 3;
    const faults = toldOf({
      roles,
      version: Number.NaN,
      label: 5n,
      recycleTo: 'pol',
      meta: {
        date: new Date(0),
        map: new Map(),
        set: new Set(),
        call() {},
        symbol: Symbol('s'),
        keyed: { [Symbol('s')]: 1 },
        endless: Number.POSITIVE_INFINITY,
        thing: new Thing(),
        bytes: new Uint8Array(1),
        boxed: Object(1),
      },
    });
    expect(faults).toEqual(
      [
        'not_plain_json version {"found":"NaN"}',
        'not_plain_json roles.2 {"found":"undefined"}',
        ...[
          'date Date',
          'map Map',
          'set Set',
          'call function',
          'symbol symbol',
          'keyed symbol',
          'endless Infinity',
          'thing Thing',
          'bytes Uint8Array',
          'boxed Number',
        ]
          .map((pair) => pair.split(' '))
          .map(([name, found]) => `not_plain_json meta.${name} {"found":"${found}"}`),
        'not_plain_json label {"found":"bigint"}',
        'unknown_choice recycleTo {"found":"pol","choices":["pool","manager"],"nearest":"pool"}',
      ].sort((a, b) => order(a) - order(b)),
    );
  });

  /** In the order of the properties as they were given. */
  const given = ['version', 'roles', 'label', 'meta', 'recycleTo'];
  const order = (text: string) => given.findIndex((name) => text.split(' ')[1]?.startsWith(name));

  test('a getter that throws, and proxies that do', () => {
    const refusing = () => {
      throw new Error('no');
    };
    const faults = toldOf({
      fields: Object.defineProperty({}, 'amount', { get: refusing, enumerable: true }),
      actions: new Proxy({}, { ownKeys: refusing }),
      roles: new Proxy([], { get: refusing }),
      checks: new Proxy({}, { getPrototypeOf: refusing }),
    });
    expect(faults.slice(0, 4)).toEqual(
      ['roles', 'fields.amount', 'actions', 'checks'].map((path) => `not_plain_json ${path} {"found":"unreadable"}`),
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(told(parseSalesModel(proxy).issues)).toEqual(['not_plain_json  {"found":"unreadable"}']);
  });

  test('a value is read once: a getter that changes its mind changes nothing', () => {
    let reads = 0;
    const get = () => (++reads === 1 ? 1 : 'x');
    expect(parseSalesModel(Object.defineProperty({ ...smallModel }, 'version', { get, enumerable: true })).ok).toBe(
      true,
    );
  });

  test('cycles are told where they close; one object in several places is none', () => {
    const cyclic: { [key: string]: unknown } = { ...smallModel };
    cyclic.meta = { inner: cyclic };
    expect(told(parseSalesModel(cyclic).issues)).toEqual(['cyclic_input meta.inner {}']);
    const loop: unknown[] = [];
    loop.push(loop);
    expect(toldOf({ meta: { loop } })).toEqual(['cyclic_input meta.loop.0 {}']);
    const shared = { en: 'x' };
    expect(toldOf({ label: shared, description: shared })).toEqual([]);
  });
});

describe('too much', () => {
  const stages = (count: number, more: object = {}) =>
    Array.from({ length: count }, (_, at) => ({ id: `s${at}`, ...more }));
  const series = (changes: object) => [{ ...smallSeries, ...changes }];

  test('a million stages', () => {
    expect(toldOf({ series: series({ stages: stages(1_000_000) }) })).toEqual([
      'too_large series.deal.stages {"max":10000}',
    ]);
  });

  test('more stages than a table of moves can hold', () => {
    expect(toldOf({ series: series({ stages: stages(3_000) }) })).toEqual(['too_large series.deal {"max":2000}']);
  });

  test('an array of four thousand million holes', () => {
    expect(toldOf({ meta: { holes: new Array(2 ** 32 - 1) } })).toEqual(['too_large meta.holes {"max":10000}']);
  });

  test('much in many places, by sharing too', () => {
    const wide = Array.from({ length: 5_000 }, () => 1);
    expect(toldOf({ meta: { wide: Array.from({ length: 1_000 }, () => wide) } })[0]).toMatch(
      /^too_large meta\.wide\.\d+ {"max":100000}$/,
    );
    const bomb = nested(100, (inner) => [inner, inner], 1);
    expect(toldOf({ meta: { bomb } })[0]).toMatch(/^too_large meta\.bomb/);
  });

  test('a hundred thousand faults', () => {
    const changes = Array.from({ length: 9_800 }, () => ({}));
    const many = Array.from({ length: 10 }, (_, at) => ({
      ...smallSeries,
      id: `s${at}`,
      result: { ...smallSeries.result, changes },
    }));
    const { ok, issues } = parseSalesModel({ ...smallModel, series: many });
    expect(ok).toBe(false);
    expect(issues.length).toBeGreaterThan(0);
  });

  test('a hundred thousand levels', () => {
    const deep = nested(100_000, (not) => ({ not }), { check: 'creditOk' });
    expect(toldOf({ types: [{ id: 't', when: deep }] })[0]).toMatch(/^too_deep types\.t\.when(\.not)+ {"max":200}$/);
    expect(toldOf({ meta: { deep: nested(100_000, (inner) => [inner], 1) } })[0]).toMatch(/^too_deep meta\.deep/);
    const beyond = nested(60, (not) => ({ not }), { check: 'creditOk' });
    expect(toldOf({ types: [{ id: 't', when: beyond }] })[0]).toMatch(/^too_deep types\.t\.when(\.not)+ {"max":50}$/);
  });

  test('texts and keys of megabytes', () => {
    const long = 'x'.repeat(5_000_000);
    expect(toldOf({ id: long, description: { en: long } })).toEqual([
      'too_large id {"max":100000}',
      'too_large description.en {"max":100000}',
    ]);
    expect(toldOf({ fields: { [long]: {} } })).toContain('too_large fields {"max":1000}');
  });
});

describe('whatever it is given', () => {
  const holdsAnswer = (value: unknown) => {
    const parsed = parseSalesModel(value);
    expect(parsed.ok).toBe(parsed.issues.length === 0);
    expect(JSON.parse(JSON.stringify(parsed.issues))).toEqual(parsed.issues);
    if (parsed.ok) compileSalesModel(parsed.value);
    return parsed;
  };

  prop.prop(
    [
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withSparseArray: true,
        withNullPrototype: true,
        withBoxedValues: true,
      }),
    ],
    { numRuns: 300 },
  )('anything at all gets a plain answer', (value) => void holdsAnswer(value));

  const models = [...Object.values(examples), smallModel];
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>(
      undefined,
      Number.NaN,
      7n,
      () => 1,
      Symbol('s'),
      '__proto__',
      'constructor',
      [null],
      new Date(0),
      { id: 5 },
    ),
  );
  prop.prop([fc.constantFrom(...models), fc.nat(), odd], { numRuns: 120 })(
    'a model with any one value replaced parses to one that compiles, or says why not',
    (model, at, value) => {
      const copy = structuredClone(model) as unknown;
      const places = placesIn(copy);
      const [holder, key] = places[at % places.length] ?? [];
      if (holder !== undefined && key !== undefined) holder[key] = value;
      const parsed = holdsAnswer(copy);
      if (!parsed.ok) return;
      const again = parseSalesModel(JSON.parse(JSON.stringify(parsed.value)));
      expect(again).toEqual(parsed);
    },
    30_000,
  );
});

type Holder = { [key: string]: unknown };

function placesIn(value: unknown): readonly (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [[holder, key] as const, ...placesIn(holder[key])]);
}
