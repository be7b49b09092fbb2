import { fc, test } from '@fast-check/vitest';
import { unwrap } from 'stagewright';
import {
  cumulativeIncidence,
  decodeHistory,
  encodeHistory,
  historyReader,
  mergeHistories,
  outcomeAnalysis,
  pipelineHygiene,
  pipelineMovement,
  type Rate,
  stageDistribution,
  stageTotalRatio,
  stageWinRates,
  staleOpportunities,
  type TableColumn,
  timeInStage,
  timeToWin,
  toTable,
  transitionProbabilities,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { anyHistory, anyRows, everyReport, ROWS, TWIN } from '../support/everyReport.js';
import { day } from '../support/stagesHistory.js';

const rowsOf = anyRows();
/** Those in which nobody waits. */
const STAGES = ['lead', 'need', 'bid'];
/** Each asks for every report. */
const FEW = { numRuns: 10 };
type History = ReturnType<typeof anyHistory>;

const asOf = day(40);
const during = { from: day(8), to: day(24) };
const groupBy = ['owner'] as const;
const calendar = 'Asia/Shanghai';
const split = { asOf, groupBy, calendar } as const;

type Cell = TableColumn & { readonly method: string; readonly cell: unknown };

/** The numbers of every report, each with what it is. */
const cellsOf = (history: History): readonly (readonly Cell[])[] =>
  everyReport(history).map((report) => {
    const { columns, rows } = toTable(report);
    const total = rows.filter(({ isTotal }) => isTotal);
    return total.flatMap(({ cells }) =>
      columns.map((column, index) => ({ method: report.method, ...column, cell: cells[index] })),
    );
  });

/** Every rate that a value holds, at whatever depth. */
function ratesIn(value: unknown): readonly Rate[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('interval' in value && 'numerator' in value && typeof value.numerator === 'number') return [value as Rate];
  return Object.values(value).flatMap(ratesIn);
}

describe('reports hold', () => {
  test.prop([rowsOf], FEW)('no number is NaN or infinite: a report is what its JSON says', (rows) => {
    for (const report of everyReport(anyHistory(rows))) expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test.prop([rowsOf, fc.array(fc.nat(), { minLength: 50, maxLength: 50 })], FEW)(
    'the order of rows changes nothing',
    (rows, keys) => {
      const shuffled = rows
        .map((row, index) => ({ row, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
      expect(everyReport(anyHistory(shuffled))).toEqual(everyReport(anyHistory(rows)));
    },
  );

  test.prop([rowsOf], FEW)('the time zone of the process changes nothing', (rows) => {
    const history = anyHistory(rows);
    const all = ['UTC', 'America/Los_Angeles', 'Pacific/Apia'].map((zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      const text = JSON.stringify(everyReport(history));
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
      return text;
    });
    expect(new Set(all).size).toBe(1);
  });

  test.prop([rowsOf, fc.integer({ min: 0, max: 50 })], FEW)('chunked, merged and whole are one', (rows, cut) => {
    const parts = [rows.slice(0, cut), rows.slice(cut)];
    const reader = historyReader(ROWS);
    for (const part of parts) reader.add(part);
    const merged = unwrap(mergeHistories(parts.map((part) => unwrap(decodeHistory(encodeHistory(anyHistory(part)))))));
    const whole = everyReport(anyHistory(rows));
    expect(everyReport(reader.read().history as History)).toEqual(whole);
    expect(everyReport(merged.history as History)).toEqual(whole);
  });

  test.prop([rowsOf], FEW)(
    'amounts in a unit a hundredth as large are a hundred times as many, and nothing else',
    (rows) => {
      const scaled = rows.map((row) => ({
        ...row,
        amount: row.amount === '' ? '' : String(Math.round(Number(row.amount) * 100)),
      }));
      const before = cellsOf(anyHistory(rows)).flat();
      const after = cellsOf(anyHistory(scaled)).flat();
      expect(after.length).toBe(before.length);
      for (const [index, { cell, kind, method, id }] of before.entries()) {
        const factor = kind === 'amount' || /amountShare\.(?:numerator|denominator)$/.test(id) ? 100 : 1;
        const isNumber = cell !== null && typeof cell !== 'boolean' && !Number.isNaN(Number(cell));
        const found = after[index]?.cell;
        expect([method, id, isNumber ? Number(found) : found]).toEqual([
          method,
          id,
          isNumber ? expect.closeTo(Number(cell) * factor, 6) : cell,
        ]);
      }
    },
  );

  test.prop([rowsOf], FEW)('twice everybody is twice the counts, at the same rates', (rows) => {
    const twins = rows.map((row) => ({ ...row, id: TWIN[row.id] ?? '' }));
    const twice = cellsOf(anyHistory([...rows, ...twins]));
    for (const [report, before] of cellsOf(anyHistory(rows)).entries()) {
      const after = twice[report] ?? [];
      // A list of opportunities has more rows; of enough of them an interval has bounds where there was a reason for none.
      if (after.length !== before.length || after.some(({ id }, index) => id !== before[index]?.id)) continue;
      for (const [index, { cell, kind, method, id, unit }] of before.entries()) {
        const found = [method, id, after[index]?.cell];
        if (typeof cell !== 'number' || unit === 'stages') continue;
        if (kind === 'count') expect(found).toEqual([method, id, cell * 2]);
        if (kind === 'share' && /(?:^|\.)value$/.test(id)) expect(found).toEqual([method, id, expect.closeTo(cell, 9)]);
      }
    }
  });

  test.prop([rowsOf], FEW)('groups sum to the total', (rows) => {
    const history = anyHistory(rows);
    const sum = <V>(groups: readonly { readonly value: V }[], of: (value: V) => number) =>
      groups.reduce((all, { value }) => all + of(value), 0);
    const stays = timeInStage(history, { ...split, every: 'day', visits: 'each' });
    for (const [index, row] of stays.total.entries())
      expect(sum(stays.groups, (value) => value[index]?.entered ?? 0)).toBe(row.entered);
    const outcomes = outcomeAnalysis(history, split);
    for (const [index, { count }] of outcomes.total.outcomes.entries())
      if (outcomes.total.outcomes[index]?.outcome !== null)
        expect(sum(outcomes.groups, (value) => value.outcomes[index]?.count ?? 0)).toBe(count);
    const hygiene = pipelineHygiene(history, split);
    for (const part of ['overdue', 'noAmount', 'stale', 'clean'] as const)
      expect(sum(hygiene.groups, (value) => value[part].count)).toBe(hygiene.total[part].count);
    const win = timeToWin(history, { ...split, every: 'week' });
    expect(sum(win.groups, ({ members }) => members)).toBe(win.total.members);
    const movement = pipelineMovement(history, { ...split, during });
    const steps = (rowsOfBridge: (typeof movement)['total'], currency: string | null, step: number) =>
      rowsOfBridge.find((row) => row.currency === currency)?.steps[step];
    for (const { currency, steps: all } of movement.total)
      for (const [step, { count, amount }] of all.entries()) {
        expect(sum(movement.groups, (value) => steps(value, currency, step)?.count ?? 0)).toBe(count);
        const cents = (text: string | undefined) => Math.round(Number(text ?? 0) * 100);
        expect(sum(movement.groups, (value) => cents(steps(value, currency, step)?.amount?.amount))).toBe(
          cents(amount?.amount),
        );
      }
  });

  // Wilson's interval of x = 0 of n reaches up to z²/(n + z²); of anything between it is wider.
  test.prop([rowsOf], FEW)(
    'small segments say so: a rate of few has an interval as wide as few allow, or none',
    (rows) => {
      const z2 = 1.959963984540054 ** 2;
      for (const { method, groups } of everyReport(anyHistory(rows)))
        for (const { denominator, unit, interval } of groups.flatMap(({ value }) => ratesIn(value))) {
          const { low, high, reason } = interval;
          if (low === null || high === null)
            expect(`${method} ${reason}`).toMatch(/not_a_proportion|mixed_currencies|too_few_effective/);
          // Drawn to the whole, or by amounts, few count like more or fewer than they are.
          else if (unit === undefined && !method.endsWith('/shrink'))
            expect(high - low).toBeGreaterThanOrEqual(z2 / (denominator + z2) - 1e-9);
        }
    },
  );

  test.prop([rowsOf], FEW)('incidence and what is open sum to one, and never fall', (rows) => {
    const { total } = cumulativeIncidence(anyHistory(rows), split);
    for (const [index, open] of total.open.entries()) {
      const shares = Object.values(total.ends).map(({ share }) => share[index] ?? 0);
      expect(shares.reduce((sum, share) => sum + share, open)).toBeCloseTo(1, 12);
    }
    for (const { share } of Object.values(total.ends)) expect([...share].sort((a, b) => a - b)).toEqual(share);
  });

  test.prop([rowsOf], FEW)('rows of transition matrices sum to one, and so do the fates of every stage', (rows) => {
    const history = anyHistory(rows);
    const { states, after } = transitionProbabilities(history, { ...split, days: [0, 2, 9] }).total;
    for (const { probabilities, shares } of after) {
      const rows = states.map((state) => probabilities?.filter(({ from }) => from === state));
      for (const row of [...rows, shares])
        if (row) expect(row.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 12);
    }
    for (const by of ['absorbingChain', 'aalenJohansen'] as const)
      for (const { won, lost, abandoned, unknown, interval } of stageWinRates(history, { ...split, by }).total) {
        if (won === null) continue;
        expect(won + (lost ?? 0) + (abandoned ?? 0) + (unknown ?? 0)).toBeCloseTo(1, 12);
        if (interval.low !== null) expect(interval.low).toBeLessThanOrEqual(won + 1e-12);
        if (interval.high !== null) expect(interval.high).toBeGreaterThanOrEqual(won - 1e-12);
      }
  });

  test.prop([rowsOf], FEW)(
    'a bridge is exact, in amounts and in heads, and its ends are the pipelines of both instants',
    (rows) => {
      const history = anyHistory(rows);
      const movement = pipelineMovement(history, { asOf, during });
      const cents = (text: string | undefined) => BigInt((text ?? '0.00').replace('.', ''));
      for (const { steps } of movement.total) {
        const end = steps.at(-1);
        const before = steps.slice(0, -1);
        expect(before.reduce((sum, { amount }) => sum + cents(amount?.amount), 0n)).toBe(cents(end?.amount?.amount));
        expect(before.reduce((sum, { count }) => sum + count, 0)).toBe(end?.count);
        for (const { count, ids, kind } of steps)
          if (kind !== 'reamounted' && kind !== 'currency') expect(ids.length).toBe(Math.abs(count));
      }
      // Counted apart: the open of each instant, those that wait left out by their stage.
      for (const [kind, instant] of [
        ['start', during.from],
        ['end', during.to],
      ] as const) {
        const standing = stageDistribution(history, { asOf: instant - 1, scope: 'open' });
        const waiting = new Map<string, string>();
        for (const { id, to, at } of [...rows].sort((a, b) => a.at - b.at)) if (at < instant) waiting.set(id, to);
        const parked = [...waiting.values()].filter((to) => to === 'hold').length;
        const open = movement.total.reduce(
          (sum, { steps }) => sum + (steps.find((step) => step.kind === kind)?.count ?? 0),
          0,
        );
        expect(open).toBe(standing.n - parked);
      }
    },
  );

  test.prop([rowsOf, fc.integer({ min: 1, max: 40 })], FEW)(
    'the ratio of two stages is of those that the distributions have there, waiting ones where they came from',
    (rows, date) => {
      const history = anyHistory(rows);
      const [first, second] = [day(date), day(40)];
      const countsAt = (instant: number) =>
        new Map(stageDistribution(history, { asOf: instant }).total.stages.map(({ stage, count }) => [stage, count]));
      for (const { from, to, ratio } of stageTotalRatio(history, { at: [first, second] }).total)
        expect([ratio.numerator, ratio.denominator]).toEqual([countsAt(second).get(to), countsAt(first).get(from)]);

      // The stages recounted from the rows: the last one that is neither a waiting room nor, for who waits, a result.
      const places = new Map<string, string>();
      for (const { id, to, at } of [...rows].sort((a, b) => a.at - b.at)) {
        const before = rows.filter((row) => row.id === id && row.at < at && STAGES.includes(row.to));
        const left = before.reduce((last, row) => (row.at > last.at ? row : last), { at: 0, to });
        if (at <= second) places.set(id, to === 'hold' ? left.to : to);
      }
      for (const [stage, count] of countsAt(second))
        expect(`${stage} ${[...places.values()].filter((place) => place === stage).length}`).toBe(`${stage} ${count}`);
    },
  );

  test.prop([rowsOf], FEW)('drilled ids recount to the number', (rows) => {
    const history = anyHistory(rows);
    const stale = staleOpportunities(history, { ...split, after: { inStage: 3 } }).total;
    expect(stale.opportunities.length).toBe(stale.stale);
    for (const { count, ids } of outcomeAnalysis(history, split).total.outcomes) expect(ids.length).toBe(count);
    const { open: _, ...parts } = pipelineHygiene(history, split).total;
    for (const { count, ids } of Object.values(parts)) expect(new Set(ids).size).toBe(count);
  });

  test.prop([rowsOf], FEW)('what is won of what is closed is the win rate', (rows) => {
    const history = anyHistory(rows);
    const { outcomes, closed } = outcomeAnalysis(history, split).total;
    const won = outcomes.filter(({ kind }) => kind === 'won').reduce((sum, { count }) => sum + count, 0);
    const everything = { from: day(-400), to: asOf + 1 };
    const rate = winRate(history, { basis: { closedDuring: everything }, asOf }).total;
    expect([won, closed]).toEqual([rate.numerator, rate.denominator]);
  });
});
