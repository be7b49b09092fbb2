import { readFileSync } from 'node:fs';
import {
  chainedWinRate,
  cumulativeIncidence,
  historyFromRows,
  stageWinRates,
  transitionProbabilities,
} from 'stagewright/conversion';
import { proportionInterval } from 'stagewright/forecast';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory } from '../../support/stagesHistory.js';

const DAY = 86_400_000;
const at = (days: number) => day(1) + days * DAY;
const reference = (name: string) => JSON.parse(readFileSync(`test/reference/${name}.json`, 'utf8'));

type Walk = readonly [stays: readonly number[], end: number | null];
const PLACES = ['lead', 'need', 'bid', 'won', 'lost', 'dropped'];

/** Walks of the reference, a day a step; where one comes back to a stage, it was lost and reopened in between or not. */
function walked(walks: readonly Walk[]) {
  return stagesHistory(
    Object.fromEntries(
      walks.map(([stays, end], index): [string, Step[]] => [
        `${index % 2 === 0 ? 'k' : 's'}${index}`,
        [...stays, ...(end === null ? [] : [end])].map((place, step): Step => [at(step), PLACES[place] ?? '']),
      ]),
    ),
  );
}

describe('win rates by stage: S1-34, S0-28', () => {
  // By exact fractions: test/reference/stageWinRates.py.
  const { walks, won, shares, variance } = reference('stageWinRates') as {
    walks: readonly Walk[];
    won: readonly (readonly [string, string])[];
    shares: readonly (readonly number[])[];
    variance: readonly number[];
  };
  const history = walked(walks);
  const report = stageWinRates(history, { asOf: at(90) });

  test('are those of the absorbing chain in exact fractions', () => {
    for (const [index, rate] of report.total.entries()) {
      const [numerator, denominator] = (won[index] ?? ['0', '1']).map(Number) as [number, number];
      expect(rate.won).toBeCloseTo(numerator / denominator, 13);
      expect(rate.lost).toBeCloseTo(shares[1]?.[index] ?? 0, 13);
      expect(rate.abandoned).toBeCloseTo(shares[2]?.[index] ?? 0, 13);
      expect(rate.unknown).toBe(0);
    }
  });

  test('have Wilson’s interval of the effective size that the jackknife variance gives', () => {
    for (const [index, { won: rate, interval }] of report.total.entries()) {
      const size = ((rate ?? 0) * (1 - (rate ?? 0))) / (variance[index] ?? 1);
      const expected = proportionInterval((rate ?? 0) * size, size);
      expect(interval.low).toBeCloseTo(expected.low ?? 0, 8);
      expect(interval.high).toBeCloseTo(expected.high ?? 0, 8);
    }
  });

  test('in a straight funnel are the counts, with Wilson’s interval, and the product of conversions', () => {
    const straight = walked([
      ...Array.from({ length: 6 }, (): Walk => [[0, 1, 2], 3]),
      ...Array.from({ length: 9 }, (): Walk => [[0, 1, 2], 4]),
      ...Array.from({ length: 5 }, (): Walk => [[0], 5]),
    ]);
    const [lead, need] = stageWinRates(straight, { asOf: at(90) }).total;
    expect(lead?.won).toBeCloseTo(0.3, 14);
    expect(need?.won).toBeCloseTo(0.4, 14);
    expect(lead?.interval.low).toBeCloseTo(proportionInterval(6, 20).low ?? 0, 10);
    expect(need?.interval.high).toBeCloseTo(proportionInterval(6, 15).high ?? 0, 10);
    expect(chainedWinRate(straight, { asOf: at(90) }).total.stages[0]?.chained?.value).toBeCloseTo(0.3, 14);
    // Two days in stages to the win or loss behind the third for 15, one day for five.
    expect(lead?.days).toBeCloseTo((15 * 3 + 5) / 20, 12);
    const [raced] = stageWinRates(straight, { asOf: at(90), by: 'aalenJohansen' }).total;
    expect(raced).toMatchObject({ lost: expect.closeTo(0.45, 12), unknown: expect.closeTo(0, 12), days: null });
    expect(raced?.won).toBeCloseTo(0.3, 12);
  });

  test('are no probability below the smallest sample, and say how many they rest on', () => {
    for (const { resolved, won: rate, probability } of report.total)
      expect(probability).toBe(resolved >= 30 ? rate : null);
    const few = stageWinRates(walked(walks.slice(0, 20)), { asOf: at(90) }).total[0];
    expect(few).toMatchObject({ probability: null, won: expect.any(Number) });
    expect(few?.resolved).toBeLessThan(30);
    const any = stageWinRates(walked(walks.slice(0, 20)), { asOf: at(90), minimum: 1 }).total[0];
    expect(any?.probability).toBe(any?.won);
  });

  test('a stage from which no end was seen has none', () => {
    const [lead, need] = stageWinRates(
      walked([
        [[0, 1], null],
        [[0], 3],
      ]),
      { asOf: at(90) },
    ).total;
    expect(need).toMatchObject({ won: null, unknown: null, open: 1, interval: { low: null } });
    expect(lead).toMatchObject({ won: 0.5, unknown: 0.5, days: null });
    expect(stageWinRates(stagesHistory({}), { asOf: at(90) }).total[0]).toMatchObject({ won: null, resolved: 0 });
  });
});

describe('transition probabilities', () => {
  // By R: test/reference/stageOccupation.R.
  const { states, walks, until, days, shares } = reference('stageOccupation') as {
    states: readonly string[];
    walks: readonly (readonly [readonly string[], readonly number[]])[];
    until: readonly number[];
    days: readonly number[];
    shares: readonly (readonly number[])[];
  };
  const history = stagesHistory(
    Object.fromEntries(
      walks.map(([places, entries], index): [string, Step[]] => [
        `s${index}`,
        places.map((place, step): Step => [at(40 - (until[index] ?? 0) + (entries[step] ?? 0)), place]),
      ]),
    ),
  );
  test('weighed by the start, are the shares in each state that R has', () => {
    const { total } = transitionProbabilities(history, { asOf: at(40), days });
    expect(total.states).toEqual(states);
    for (const [index, after] of total.after.entries())
      for (const [state, { value }] of (after.shares ?? []).entries())
        expect(value).toBeCloseTo(shares[index]?.[state] ?? -1, 12);
    expect(total).toMatchObject({ lastDay: 40, instantaneous: 0 });
    expect(transitionProbabilities(history, { asOf: at(40), days: [41] }).total.after).toEqual([
      { day: 41, shares: null, probabilities: null, atRisk: 0 },
    ]);
  });

  test('have bands by opportunity where ten are seen, as a binomial share has while nobody is too young', () => {
    const ten = stagesHistory(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, n): [string, Step[]] => [
          `s${n}`,
          n < 5
            ? [
                [at(0), 'lead'],
                [at(3), 'need'],
                [at(4), 'lead'],
                [at(6), 'need'],
              ]
            : [[at(n < 12 ? 0 : 20), 'lead']],
        ]),
      ),
    );
    const { total } = transitionProbabilities(ten, { asOf: at(30), days: [7, 15] });
    const { after } = total;
    // 5 of 20 are in the second stage on day 7: p^exp(±z √(p(1 − p)/20) / (p ln p)).
    const [p, error] = [0.25, Math.sqrt((0.25 * 0.75) / 20)];
    const power = Math.exp((1.959963984540054 * error) / (p * -Math.log(p)));
    expect(after[0]?.atRisk).toBe(20);
    expect(after[0]?.shares?.map(({ value }) => value)).toEqual([0.75, 0.25, 0, 0, 0, 0, 0]);
    const [, need, empty] = after[0]?.shares ?? [];
    expect(need?.low).toBeCloseTo(p ** power, 12);
    expect(need?.high).toBeCloseTo(p ** (1 / power), 12);
    // All started in the first stage.
    const { state, ...share } = need ?? {};
    const { from, to, ...probability } = after[0]?.probabilities?.[1] ?? {};
    expect([from, to]).toEqual(['lead', state]);
    expect(probability).toEqual(share);
    // Of those who started in the second stage there are none: what it holds, it keeps.
    expect(empty).toEqual({ state: total.states[2], value: 0, low: null, high: null });
    expect(after[1]).toMatchObject({ atRisk: 12 });
    const few = transitionProbabilities(history, { asOf: at(40), days: [36] }).total.after[0];
    expect(few?.atRisk).toBeLessThan(10);
    expect(few?.shares).toMatchObject(states.map((state) => ({ state, low: null, high: null })));
  });

  test('late ones enter late, on their own clock; who was closed before is not in the history', () => {
    const late = stagesHistory({
      // Seen from day 10 on: in the second stage since day 4, won on its day 14.
      a: [
        [at(0), 'lead'],
        [at(4), 'need'],
        [at(14), 'won'],
      ],
      b: [
        [at(10), 'lead'],
        [at(22), 'need'],
      ],
      closed: [
        [at(0), 'lead'],
        [at(2), 'lost'],
      ],
      c: [
        [at(12), 'lead'],
        [at(18), 'lost'],
      ],
    });
    const report = transitionProbabilities(late, { asOf: at(30), observedFrom: at(10), days: [5, 6, 12, 14] });
    expect(report.excluded).toEqual({ before_observed: 1 });
    expect(report.warnings.map(({ code }) => code)).toContain('delayed_entry_markov_assumed');
    expect(report.n).toBe(3);
    const { started, after } = report.total;
    expect(started?.slice(0, 2)).toEqual([1, 0]);
    // By hand: c is lost on its day 6, of b and c at risk; b moves on day 12, alone; on day 14 a is won, of a and b.
    expect(after.map(({ shares }) => shares?.slice(0, 5).map(({ value }) => value))).toEqual([
      [1, 0, 0, 0, 0],
      [0.5, 0, 0, 0, 0.5],
      [0, 0.5, 0, 0, 0.5],
      [0, 0.25, 0, 0.25, 0.5],
    ]);
    expect(after.map(({ atRisk }) => atRisk)).toEqual([2, 2, 3, 3]);
    expect(transitionProbabilities(late, { asOf: at(30), days: [5] }).excluded).toEqual({});
  });

  test('moves at one instant are one, and waiting takes no time', () => {
    const quick = stagesHistory({
      a: [
        [at(0), 'lead'],
        [at(0), 'need'],
        [at(2), 'hold'],
        [at(7), 'bid'],
        [at(7), 'won'],
      ],
    });
    const { total } = transitionProbabilities(quick, { asOf: at(10), days: [0, 2] });
    expect(total.instantaneous).toBe(2);
    expect(total.started).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(total.after.map((after) => after.shares?.[3]?.value)).toEqual([0, 1]);
  });
});

test('cumulative incidence: shares of each end by day, and who is open', () => {
  const { walks } = reference('stageOccupation') as { walks: readonly (readonly [string[], number[]])[] };
  const rows = walks.flatMap(([places, days], id) => places.map((to, step) => ({ id, at: at(days[step] ?? 0), to })));
  const path = { stages: ['lead', 'need', 'bid'], won: ['won'], lost: ['lost'], abandoned: ['dropped'], parked: [] };
  const { history } = historyFromRows(rows, {
    path: { ...path, afterWin: ['sign'] },
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
  });
  const { total } = cumulativeIncidence(history, { asOf: at(40) });
  // Nobody is censored before the last close: plain counts of 12, the reopened losses of two left out.
  expect(total.days).toEqual([9, 12, 22, 25, 28, 30, 35]);
  expect(total.ends.won.share.map((share) => Math.round(share * 12))).toEqual([1, 2, 3, 3, 3, 4, 5]);
  expect(total.ends.lost.share.map((share) => Math.round(share * 12))).toEqual([1, 2, 2, 2, 3, 3, 3]);
  for (const [index, open] of total.open.entries()) {
    const ends = Object.values(total.ends).reduce((sum, { share }) => sum + (share[index] ?? 0), 0);
    expect(open + ends).toBeCloseTo(1, 12);
  }
});
