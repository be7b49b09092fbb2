import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { businessCalendar, StagewrightError } from 'stagewright';
import * as conversion from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { anyHistory, anyRows, everyReport } from '../../support/everyReport.js';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const rows = [
  { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '3', close: '2026-02-02' },
  { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won', amount: '3', close: '2026-02-02' },
  { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead', amount: '3', close: '2026-02-02' },
];
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
const opportunities = { rows: [{ id: 'a', region: 'north' }], id: 'id', attributes: ['region'] } as const;
const attributeChanges = {
  rows: [{ id: 'a', at: '2026-01-15T00:00:00Z', from: 'south', to: 'north' }],
  columns: { opportunityId: 'id', at: 'at', from: 'from', to: 'to' },
  attributes: ['region'],
} as const;
const shared = { path, currency: 'EUR', opportunities, attributeChanges } as const;
const { history } = conversion.historyFromRows(rows, { ...shared, columns: { ...columns, closeOn: 'close' } });
/** Of one without close dates more is refused. */
const undated = conversion.historyFromRows(rows, { ...shared, columns }).history;

const during = { from: '2026-01-01', to: '2026-02-01' };
const before = { from: '2025-01-01', to: '2026-01-01' };
const split = {
  asOf: '2026-02-01T00:00:00Z',
  groupBy: ['region'],
  every: 'month',
  attributeAt: '2026-01-10',
  calendar: 'Asia/Shanghai',
};
const race = { from: 'lead', observedFrom: '2026-01-01', unit: 'business' };
const standards = { during, baseline: before, standards: [{ when: { region: 'north' }, industry: 0.3 }], strength: 9 };

/** Every option that a measure takes, with a value that it takes. */
const OPTIONS: { readonly [measure: string]: { readonly [option: string]: unknown } } = {
  amountChange: { closedDuring: during },
  benchmark: { rate: { from: 'lead', to: 'offer' }, ...standards },
  benchmarkDays: { of: { stage: 'lead' }, ...standards, unit: 'calendar' },
  bottlenecks: { weight: 'count', unit: 'calendar' },
  businessValue: { before, after: { ...during, to: '2026-01-31' }, from: 'lead', unit: 'calendar' },
  chainedWinRate: {},
  closeDateChanges: { during },
  cohortConversion: {
    ...{ stage: 'lead', population: { enteredDuring: during }, until: { followUpDays: 3 }, outcomeBy: 'stateAtEnd' },
  },
  conform: { samples: 2, fence: 2, repeats: 'judge' },
  conversionDays: { visits: 'sum', unit: 'business' },
  cumulativeIncidence: race,
  cycleTime: { ...race, closedDuring: during },
  funnelConversion: { count: 'visited' },
  maintenanceLoad: { cycleDays: 3, during },
  outcomeAnalysis: { closedDuring: during, reasons: ['region'] },
  pipelineCreated: { during },
  pipelineHygiene: { staleAfterDays: 3, unit: 'calendar' },
  pipelineMovement: {
    during,
    closing: { from: '2026-01-01', to: '2026-03-01' },
    convert: { to: 'USD', start: { EUR: '1.1' }, end: { EUR: '1.2' } },
  },
  salesVelocity: { closedDuring: during, against: 'decided', from: 'lead', unit: 'calendar' },
  stageAgeing: { warn: 0.5, alarm: 0.6, unit: 'calendar' },
  stageDistribution: { scope: 'open', during },
  stageFlow: { during },
  stageTotalRatio: { at: ['2026-01-05', '2026-01-20'], from: 'lead', to: 'offer' },
  stageWinRates: { by: 'aalenJohansen', minimum: 2 },
  staleOpportunities: {
    after: { inStage: 3, age: { quantile: 0.5 }, sinceChange: { byStage: { lead: 3 } }, sinceActivity: 3 },
    activities: [{ opportunityId: 'b', at: '2026-01-05T00:00:00Z' }],
    unit: 'calendar',
  },
  timeInStage: { visits: 'each', unit: 'calendar', observedFrom: '2026-01-01' },
  timeToConvert: { visits: 'sum', unit: 'calendar', observedFrom: '2026-01-01' },
  timeToWin: race,
  transitionProbabilities: { days: [1, 2], observedFrom: '2026-01-01' },
  winRate: {
    basis: { enteredDuring: during, stage: 'lead', followUpDays: 3 },
    against: 'all',
    weight: 'count',
    shrink: 2,
    split: 'outcome',
  },
};

/** What holds of numbers that are left out. */
const DEFAULTS: { readonly [measure: string]: { readonly [option: string]: number } } = {
  benchmark: { strength: 20 },
  benchmarkDays: { strength: 20 },
  conform: { fence: 3 },
  pipelineHygiene: { staleAfterDays: 90 },
  stageAgeing: { warn: 0.75, alarm: 0.9 },
  stageWinRates: { minimum: 30 },
};

/** Tables of data, which a report does not say again. */
const DATA = ['activities', 'standards'];

/** The same option with one of its numbers changed, each in turn; a rate is a decimal as text. */
function others(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value / 2];
  if (typeof value === 'string') return /^\d+\.\d+$/.test(value) ? [`${value}5`] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([part, own]) => others(own).map((other) => ({ ...value, [part]: other })));
}

/** What no compiler would let through. */
const HOSTILE: { readonly [what: string]: unknown } = {
  null: null,
  true: true,
  nothing: Number.NaN,
  'a negative number': -1,
  infinity: Number.POSITIVE_INFINITY,
  'a bigint': 1n,
  'a symbol': Symbol('x'),
  text: 'x',
  'no date': new Date(Number.NaN),
  'a list': [],
  'a list of null': [null],
  'two of null': [null, null],
  'a record': {},
  'a record of null': { from: null, to: null },
  'ends that are turned round': { from: '2026-02-01', to: '2026-01-01' },
  'the far future': { from: '2026-01-01', to: '2999-01-01' },
  'a stage that is none': { from: 'x', to: 'y', stage: 'z' },
  'a function': () => 1,
  'a record without a prototype': Object.create(null),
};

type AnyMeasure = (history: unknown, options: unknown) => unknown;
const measures = conversion as unknown as { readonly [name: string]: AnyMeasure };
const ask = (name: string, options: object, of: typeof history | typeof undated = history) =>
  name === 'conform' ? conversion.conform(path, of, options) : measures[name]?.(of, options);

/** The codes of a refusal; whatever else is thrown is thrown on. */
function codesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues.map(({ code }) => code);
    throw error;
  }
  return [];
}

/** What a measure's own documentation says. */
function commentOf(name: string): string {
  const source = readFileSync(new URL(`../../../src/conversion/${name}.ts`, import.meta.url), 'utf8');
  return (
    source
      .slice(0, source.indexOf(`export function ${name}<`))
      .split('/**')
      .at(-1) ?? ''
  );
}

/** The codes that it names under `@throws`. */
function documented(name: string): readonly string[] {
  const comment = commentOf(name);
  const throws = comment.slice(comment.indexOf('@throws')).split('@example')[0] ?? '';
  return [...throws.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code ?? '');
}

describe.each(Object.entries(OPTIONS))('%s', (name, own) => {
  const good = { ...split, ...own };

  test('takes all of its options, and each may be left out that has a default', () => {
    expect(codesOf(() => ask(name, good))).toEqual([]);
    for (const option of Object.keys(good)) {
      const { [option]: _, ...others } = good as { readonly [option: string]: unknown };
      expect(['', 'missing_property', 'unreadable_instant']).toContain(codesOf(() => ask(name, others)).join());
    }
  });

  test('refuses what it cannot read with issues alone, and documents each of their codes', () => {
    const found = new Set(codesOf(() => ask(name, { ...good, zzz: 1 })));
    for (const option of Object.keys(good))
      for (const of of [history, undated])
        for (const [what, value] of Object.entries({ ...HOSTILE, missing: undefined }))
          try {
            for (const code of codesOf(() => ask(name, { ...good, [option]: value }, of))) found.add(code);
          } catch (error) {
            throw new Error(`${name} of ${option} as ${what}: ${error}`);
          }
    const late = { ...good, asOf: '2020-01-01T00:00:00Z' };
    for (const code of codesOf(() => ask(name, late))) found.add(code);
    expect([...found].filter((code) => !documented(name).includes(code))).toEqual([]);
  });

  test('tells with its number every option that shapes it, those too that were left out', () => {
    type Told = { readonly method: string; readonly bounds: object };
    const told = (options: object) => {
      const { method, bounds } = ask(name, options) as Told;
      return JSON.stringify([method, bounds]);
    };
    const own = Object.entries(good).filter(([option]) => ![...DATA, ...Object.keys(split)].includes(option));
    for (const [option, value] of own)
      for (const other of others(value)) expect(told({ ...good, [option]: other }), option).not.toBe(told(good));
    const omitted = Object.entries(good).filter(([option]) => DEFAULTS[name]?.[option] === undefined);
    expect((ask(name, Object.fromEntries(omitted)) as Told).bounds).toMatchObject(DEFAULTS[name] ?? {});
  });

  test('so it does with what stands within an option', () => {
    for (const [option, value] of Object.entries(own)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      for (const part of Object.keys(value))
        for (const [what, hostile] of Object.entries(HOSTILE))
          try {
            const codes = codesOf(() => ask(name, { ...good, [option]: { ...value, [part]: hostile } }));
            expect(codes.filter((code) => !documented(name).includes(code))).toEqual([]);
          } catch (error) {
            throw new Error(`${name} of ${option}.${part} as ${what}: ${error}`);
          }
    }
  });
});

test('a comparison takes rates and reports alone, and the options that it has', () => {
  const rate = {
    value: 0.5,
    numerator: 1,
    denominator: 2,
    interval: { low: 0, high: 1, level: 0.95, method: 'wilson' },
  };
  const { compareRates, compareDistributions } = measures;
  const compare = (...args: readonly unknown[]) =>
    codesOf(() => (compareRates as (...all: unknown[]) => unknown)(...args));
  expect(compare(rate, rate, { level: 0.9 })).toEqual([]);
  for (const wrong of Object.values(HOSTILE)) expect(new Set(compare(rate, wrong))).toEqual(new Set(['wrong_type']));
  expect(compare(rate, rate, { levle: 0.9 })).toEqual(['unknown_property']);
  expect(compare(rate, rate, { level: 1 })).toEqual(['out_of_range']);
  expect(compare(rate, rate, 5)).toEqual(['wrong_type']);
  const report = conversion.stageDistribution(history, { asOf: '2026-02-01T00:00:00Z' });
  for (const wrong of Object.values(HOSTILE)) {
    expect(codesOf(() => compareDistributions?.(report, wrong))).toEqual(['wrong_type']);
    expect(codesOf(() => compareDistributions?.(wrong, report))).toEqual(['wrong_type']);
  }
});

describe('what reports say that options shape', () => {
  const sample = fc.sample(anyRows(), { numRuns: 60, seed: 7 }).flatMap((of) => everyReport(anyHistory(of)));

  test('every measure of the entry is among them, and each is of the one shape', () => {
    const told = new Set(sample.map(({ method }) => method.split('/')[0]));
    expect([...told].sort()).toEqual([...Object.keys(OPTIONS), 'compareDistributions'].sort());
    for (const report of sample)
      expect(Object.keys(report)).toEqual(
        expect.arrayContaining(['method', 'asOf', 'zone', 'bounds', 'n', 'excluded', 'warnings', 'total', 'groups']),
      );
  });

  test('whom a measure leaves out, and what it warns of, its documentation names', () => {
    const unnamed = sample.flatMap(({ method, excluded, warnings }) => {
      const [name = ''] = method.split('/');
      const codes = [...Object.keys(excluded), ...warnings.map(({ code }) => code)];
      return codes
        .filter((code) => code !== 'recorded_at_assumed' && !commentOf(name).includes(`${code}\``))
        .map((code) => `${name} ${code}`);
    });
    expect([...new Set(unnamed)]).toEqual([]);
  });
});

describe('a fiscal year of a zone', () => {
  const fiscal = { kind: 'months', startMonth: 12, yearNamedBy: 'end' } as const;
  const calendar = businessCalendar({ zone: 'Asia/Shanghai', fiscal });

  test.each(Object.entries(OPTIONS))('%s: is split by its quarters, within a region too', (name, own) => {
    type Told = { readonly groups: readonly { readonly key: object }[]; readonly zone: string };
    const { groups, zone } = ask(name, { ...split, ...own, calendar, every: 'quarter' }) as Told;
    expect(zone).toBe('Asia/Shanghai');
    // The one who was ever there in that time was so in the quarter from December to February.
    for (const { key } of groups) expect(key).toMatchObject({ period: expect.toBeOneOf(['FY2026-Q1', null]) });
    for (const { key } of groups) expect(Object.keys(key)).toEqual(['period', 'region']);
    const empty = ['pipelineMovement', 'amountChange', 'cohortConversion', 'winRate'];
    if (!empty.includes(name)) expect(groups.length).toBeGreaterThan(0);
  });
});
