import { en, StagewrightError } from 'stagewright';
import * as conversion from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }];
const whole = conversion.historyFromRows(rows, { path, columns });
const { history, quality } = whole;
const report = conversion.stageDistribution(history, { asOf: '2026-02-01T00:00:00Z' });
const monthly = conversion.stageDistribution(history, { every: 'month', asOf: '2026-02-01T00:00:00Z' });
const rate = conversion.funnelConversion(history, { asOf: '2026-02-01T00:00:00Z' }).total.steps[0]?.toNext;

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const throwing = () => {
  throw new TypeError('looked at');
};

/** What a program hands over that no compiler has seen. */
const HOSTILE: { readonly [what: string]: unknown } = {
  undefined,
  null: null,
  number: 1,
  text: 'x',
  list: [],
  'list of nothing': [null],
  'list of a history and nothing': [history, null],
  record: {},
  'record without a prototype': Object.create(null),
  'the whole of a reading': whole,
  'a rate of a value alone': { value: 1 },
  symbol: Symbol('s'),
  bigint: 7n,
  nothing: Number.NaN,
  function: () => 1,
  'revoked proxy': revoked,
  'proxy that throws': new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing }),
};

/** Functions beside measures, with arguments that they take; which of them are held to their types. */
const CALLS: { readonly [name: string]: readonly unknown[] } = {
  amountAt: [history, 0],
  chainRates: [[0.5]],
  closingsOn: [path],
  compareDistributions: [report, report],
  compareRates: [rate, rate],
  currencyAt: [history, 0],
  describe: [report, { locale: en }],
  describeParts: [report, { locale: en }],
  encodeHistory: [history],
  formatRate: [rate, { language: 'en' }],
  journeysOf: [history, 0],
  conform: [path, history, {}],
  decodeHistory: [conversion.encodeHistory(history)],
  historyFromColumns: [{ path, ids: [], first: Int32Array.of(0), at: new Float64Array(0), place: new Int16Array(0) }],
  historyFromNested: [[], { path, id: 'id', changes: () => [], columns: { at: 'at', to: 'to' } }],
  historyFromRecords: [[], { path }],
  historyFromRows: [[], { path, columns }],
  historyFromStream: [[], { path, columns }],
  historyReader: [{ path, columns }],
  members: [monthly, { at: 'count', group: { period: '2026-01' } }],
  mergeHistories: [[history]],
  qualityIssues: [quality],
  standingOf: [history, 0, { instant: 0, asOf: 0 }],
  toTable: [report],
};
/** What these give reads on: what it is given then is held to its type as well. */
const GIVEN: { readonly [name: string]: { readonly [method: string]: readonly unknown[] } } = {
  closingsOn: { '': [conversion.journeysOf(history, Date.UTC(2026, 1))[0]] },
  historyReader: { add: [rows] },
};
type Called = (...args: readonly unknown[]) => unknown;
const functions = Object.entries(conversion).filter(([, value]) => typeof value === 'function') as readonly (readonly [
  string,
  Called,
])[];
const measures = functions.filter(([name]) => !(name in CALLS) || name === 'conform');

/** What a call throws, or the promise that it gives rejects with: codes of issues, or all else. */
async function thrown(called: Called, args: readonly unknown[]): Promise<string> {
  try {
    await called(...args);
  } catch (error) {
    return error instanceof StagewrightError ? error.issues.map(({ code }) => code).join() : `thrown: ${error}`;
  }
  return '';
}

/** An argument as it is not: another value, and, of a record, another value of each of its properties. */
function wrongly(usual: unknown): readonly (readonly [what: string, value: unknown])[] {
  const isOptions = typeof usual === 'object' && usual !== null && Object.getPrototypeOf(usual) === Object.prototype;
  return [
    ...Object.entries(HOSTILE),
    ...(isOptions && usual !== history
      ? Object.keys(usual).flatMap((property) =>
          Object.entries(HOSTILE).map(
            ([what, value]) => [`${property} ${what}`, { ...usual, [property]: value }] as const,
          ),
        )
      : []),
  ];
}

async function escaping(called: Called, usual: readonly unknown[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [index, argument] of usual.entries())
    for (const [what, value] of wrongly(argument)) {
      const found = await thrown(called, usual.with(index, value));
      if (found.startsWith('thrown')) wrong.push(`argument ${index + 1}, ${what}: ${found}`);
    }
  return wrong;
}

test('every other function is a measure', () => {
  expect(measures.length).toBe(30);
});

describe.each(measures)('%s', (name, called) => {
  test.each(Object.entries(HOSTILE))('refuses as a history: %s', async (_, value) => {
    const args = name === 'conform' ? [path, value, {}] : [value, { asOf: '2026-02-01T00:00:00Z' }];
    expect(await thrown(called, args)).toBe('wrong_type');
  });
});

describe.each(Object.entries(CALLS))('%s', (name, usual) => {
  const called = functions.find(([own]) => own === name)?.[1] as Called;
  test('takes what it takes, and refuses the rest with issues alone', async () => {
    expect(await thrown(called, usual)).toBe('');
    expect(await escaping(called, usual)).toEqual([]);
  });
});

describe.each(Object.entries(GIVEN))('what %s gives', (name, methods) => {
  const make = functions.find(([own]) => own === name)?.[1] as Called;
  const given = make(...(CALLS[name] ?? []));
  test.each(Object.entries(methods))('%s refuses with issues alone', async (method, usual) => {
    const called = (method === '' ? given : (given as { readonly [method: string]: unknown })[method]) as Called;
    expect(await thrown(called, usual)).toBe('');
    expect(await escaping(called, usual)).toEqual([]);
  });
});

test('a rate without its parts is told, with the part', () => {
  const issues = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof StagewrightError) return error.issues.map(({ code, path }) => `${code} ${path}`);
    }
    return [];
  };
  const missing = (name: string) =>
    ['numerator', 'denominator', 'interval'].map((part) => `wrong_type ${name}.${part}`);
  expect(issues(() => conversion.compareRates({ value: 1 } as never, {} as never))).toEqual(missing('first'));
  expect(issues(() => conversion.formatRate({ value: 1 } as never))).toEqual(missing('rate'));
});
