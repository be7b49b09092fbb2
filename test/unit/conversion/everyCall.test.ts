import { StagewrightError } from 'stagewright';
import * as conversion from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }];
const whole = conversion.historyFromRows(rows, { path, columns });
const { history, quality } = whole;
const report = conversion.stageDistribution(history, { asOf: '2026-02-01T00:00:00Z' });
const rate = conversion.funnelConversion(history, { asOf: '2026-02-01T00:00:00Z' }).total.steps[0]?.toNext;

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
  function: () => 1,
};

/** Functions beside measures, with arguments that they take; which of them are held to their types. */
const CALLS: { readonly [name: string]: readonly unknown[] } = {
  chainRates: [[0.5]],
  compareDistributions: [report, report],
  compareRates: [rate, rate],
  encodeHistory: [history],
  formatRate: [rate, { language: 'en' }],
  journeysOf: [history, 0],
  conform: [path, history, {}],
  decodeHistory: [conversion.encodeHistory(history)],
  historyFromColumns: [{ path, ids: [], first: Int32Array.of(0), at: new Float64Array(0), place: new Int16Array(0) }],
  historyFromNested: [[], { path, id: 'id', changes: () => [], columns: { at: 'at', to: 'to' } }],
  historyFromRecords: [[], { path }],
  historyFromRows: [[], { path, columns }],
  historyReader: [{ path, columns }],
  members: [report, { at: 'count' }],
  mergeHistories: [[history]],
  qualityIssues: [quality],
  toTable: [report],
};
/** Of parts of what a history has, in inner loops of a host, as the compiler sees to it; `describe` has tests of its own. */
const ELSEWHERE = [
  'amountAt',
  'closingsOn',
  'currencyAt',
  'describe',
  'describeParts',
  'historyFromStream',
  'standingOf',
];
type Called = (...args: readonly unknown[]) => unknown;
const functions = Object.entries(conversion).filter(([, value]) => typeof value === 'function') as readonly (readonly [
  string,
  Called,
])[];
const measures = functions.filter(([name]) => (!(name in CALLS) && !ELSEWHERE.includes(name)) || name === 'conform');

function thrown(called: Called, args: readonly unknown[]): string {
  try {
    called(...args);
  } catch (error) {
    return error instanceof StagewrightError ? error.issues.map(({ code }) => code).join() : `thrown: ${error}`;
  }
  return '';
}

test('every other function is a measure', () => {
  expect(measures.length).toBe(30);
});

describe.each(measures)('%s', (name, called) => {
  test.each(Object.entries(HOSTILE))('refuses as a history: %s', (_, value) => {
    const args = name === 'conform' ? [path, value, {}] : [value, { asOf: '2026-02-01T00:00:00Z' }];
    expect(thrown(called, args)).toBe('wrong_type');
  });
});

describe.each(Object.entries(CALLS))('%s', (name, usual) => {
  const called = functions.find(([own]) => own === name)?.[1] as Called;
  test('takes what it takes, and refuses the rest with issues alone', () => {
    expect(thrown(called, usual)).toBe('');
    const wrong = usual.flatMap((_, index) =>
      Object.entries(HOSTILE).flatMap(([what, value]) => {
        const found = thrown(called, usual.with(index, value));
        return found.startsWith('thrown') ? [`argument ${index + 1}, ${what}: ${found}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
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
