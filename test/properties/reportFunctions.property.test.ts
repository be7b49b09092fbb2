import { fc, test } from '@fast-check/vitest';
import { en } from 'stagewright';
import { type Measured, members, describe as tell, toTable } from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect } from 'vitest';
import { anyChanges, anyHistory, anyRows, everyReport } from '../support/everyReport.js';
import { stagesPath as path } from '../support/stagesHistory.js';

const histories = fc.tuple(anyRows(), anyChanges()).map(([rows, changes]) => anyHistory(rows, changes));
const FEW = { numRuns: 12 };

/** Paths to all numbers of a value. */
function numbersIn(value: unknown, path = ''): readonly (readonly [path: string, value: number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, path === '' ? key : `${path}.${key}`));
}

/** What counts opportunities, moves, changes or stays, and so must recount: by the kinds that a table says of its columns. */
function countsIn(report: Measured<unknown>, key: object | undefined): ReadonlySet<string> {
  const { columns, rows } = toTable(report);
  const isCount = columns.map(({ kind, unit }) => kind === 'count' && unit !== 'stages');
  return new Set(
    rows
      .filter(({ group }) => JSON.stringify(group ?? undefined) === JSON.stringify(key))
      .flatMap(({ at }) => at.flatMap((path, column) => (path !== null && isCount[column] ? [path] : []))),
  );
}

describe('members', () => {
  test.prop([histories], FEW)('every number recounts from the ids behind it, or is said to be no sum', (history) => {
    for (const report of everyReport(history))
      for (const { key, value } of [{ key: undefined, value: report.total }, ...report.groups]) {
        const counts = countsIn(report, key);
        for (const [at, number] of numbersIn(value)) {
          const found = members(report, { at, ...(key === undefined ? {} : { group: key }) });
          if (!found.ok) throw new Error(`${report.method} ${at}: ${JSON.stringify(found.issues)}`);
          const { ids, parts } = found.value;
          expect(new Set(ids).size).toBe(ids.length);
          expect(found.value.number).toBe(number);
          if (parts === null) {
            const isCount = counts.has(at) && !isMixed(value, at);
            expect(isCount ? `${report.method} ${at} does not recount` : '').toBe('');
            // A share at a point of a curve is of all that are in it.
            if (/\.\d+$/.test(at) && has(value, 'members')) expect(ids.length).toBe(value.members);
            continue;
          }
          expect(parts.length).toBe(ids.length);
          expect(parts.reduce<number>((sum, part) => sum + Number(part), 0)).toBeCloseTo(number, 9);
        }
      }
  });
});

const has = <K extends string>(value: unknown, key: K): value is { readonly [key in K]: unknown } =>
  typeof value === 'object' && value !== null && key in value;

/** Amounts of several currencies have no sum. */
const isMixed = (value: unknown, at: string) => {
  const rate = at
    .split('.')
    .slice(0, -1)
    .reduce<unknown>((here, key) => (here as { readonly [key: string]: unknown })[key], value);
  return JSON.stringify(rate).includes('mixed_currencies');
};

describe('toTable', () => {
  test.prop([histories], FEW)('holds every number of a report once, unrounded, and says where it stands', (history) => {
    for (const report of everyReport(history)) {
      const { columns, rows } = toTable(report);
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
      for (const [index, { key, value }] of [{ key: null, value: report.total }, ...report.groups].entries()) {
        const own = rows.filter(({ group }) => JSON.stringify(group) === JSON.stringify(key));
        expect(own.every(({ isTotal }) => isTotal === (index === 0))).toBe(true);
        const cells = own.flatMap(({ cells, at }) =>
          cells.flatMap((cell, column) => (typeof cell === 'number' && at[column] ? [[at[column], cell]] : [])),
        );
        const expected = numbersIn(value).filter(([at]) => !UNTOLD.test(at));
        expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(expected));
        expect(cells.length).toBe(expected.length);
      }
      for (const { cells, at } of rows) {
        expect(cells.length).toBe(columns.length);
        expect(at.length).toBe(columns.length);
      }
    }
  });

  test.prop([histories], FEW)(
    'every number has a kind, and every one but plain numbers a unit or its currency',
    (history) => {
      for (const report of everyReport(history))
        for (const { id, kind, unit } of toTable(report).columns) {
          if (['count', 'share', 'days'].includes(kind)) expect(`${id} ${unit}`).not.toBe(`${id} null`);
          if (kind === 'number') expect(id).toMatch(PLAIN);
        }
    },
  );

  test.prop([histories], FEW)('groups sum to the total where they count', (history) => {
    for (const report of everyReport(history)) {
      if (report.groups.length === 0 || (STOCK.test(report.method) && report.bounds.every !== undefined)) continue;
      const { columns, rows } = toTable(report);
      const names = columns.flatMap(({ id, kind }, column) =>
        kind === 'name' && id !== 'scope' && !id.startsWith('group.') ? [column] : [],
      );
      const rowName = (cells: readonly unknown[]) => JSON.stringify(names.map((column) => cells[column]));
      for (const [column, { id, kind, unit }] of columns.entries()) {
        if (kind !== 'count' || unit === 'stages' || NO_SUM.test(`${report.method} ${id}`)) continue;
        // Each period of a benchmark is held against the same past.
        if (report.bounds.every !== undefined && /^benchmark.* baseline/.test(`${report.method} ${id}`)) continue;
        const sums = new Map<string, number>();
        for (const { isTotal, cells } of rows)
          if (!isTotal) sums.set(rowName(cells), (sums.get(rowName(cells)) ?? 0) + Number(cells[column] ?? 0));
        for (const { isTotal, cells } of rows)
          if (isTotal && cells[column] !== null)
            expect(`${report.method} ${id} ${sums.get(rowName(cells)) ?? 0}`).toBe(
              `${report.method} ${id} ${Number(cells[column])}`,
            );
      }
    }
  });
});

/** The level of intervals, 0.95 in all of them; a day is the name of a row. */
const UNTOLD = /(?:^|\.)(?:level|day)$/;
const PLAIN = /(?:cost|rank|movesPerDay|medianRatio|statistic|degreesOfFreedom|numerator|denominator|position|delta)$/;
/**
 * Curves have their days for rows, a benchmark may hold each group against a base of its own, and a bottleneck is looked
 * for in each group anew; a closed base of a reason is told only where the group has that reason.
 */
const NO_SUM =
  /^(?:cumulativeIncidence|businessValue|compareDistributions)|^outcomeAnalysis.*denominator|alarm|warn|slippedIds|worst/;

/** What stands at the end of each period is no part of what stands at the last. */
const STOCK = /^(?:stageDistribution|stageTotalRatio|maintenanceLoad)\//;

describe('describe', () => {
  test.prop([histories], FEW)('says the same in both languages, and nothing undefined', (history) => {
    for (const report of everyReport(history)) {
      const [english, chinese] = [tell(report, { locale: en }), tell(report, { locale: zhCN })];
      for (const text of [english, chinese]) expect(text).not.toMatch(/undefined|NaN|Infinity|null|\[object|\{|\}/);
      expect(chinese.split('\n').length).toBe(english.split('\n').length);
      // Every number that one says the other says too.
      const numbersOf = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).sort().join(' ');
      expect(numbersOf(withoutMethods(chinese))).toBe(numbersOf(withoutMethods(english)));
      expect(english).toContain(report.asOf);
    }
  });

  test.prop([histories], FEW)('English texts have no name of a field or a code', (history) => {
    for (const report of everyReport(history))
      expect(tell(report, { locale: en, lines: 1000 }).match(/[a-z]+(?:_[a-z]+)+|[a-z]+[A-Z]\w*/g) ?? []).toEqual([]);
  });

  test.prop([histories], FEW)('Chinese texts have no word of English but names and methods', (history) => {
    for (const report of everyReport(history)) {
      const words = tell(report, { locale: zhCN }).match(/[A-Za-z]{2,}/g) ?? [];
      expect(words.filter((word) => !KNOWN.has(word))).toEqual([]);
    }
  });
});

/** Definitions speak of numbers in words here and in digits there. */
const withoutMethods = (text: string) => text.split('\n').slice(2).join('\n');
const KNOWN = new Set([
  ...path.stages,
  ...path.won,
  ...path.lost,
  ...path.abandoned,
  ...path.afterWin,
  ...['Kaplan', 'Meier', 'Aalen', 'Johansen', 'CNY', 'USD', 'owner', 'segment', 'price', 'UTC', 'Asia', 'Shanghai'],
]);
