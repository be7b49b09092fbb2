import { fc, test } from '@fast-check/vitest';
import {
  benchmark,
  benchmarkDays,
  chainedWinRate,
  cohortConversion,
  cumulativeIncidence,
  funnelConversion,
  type Measured,
  pipelineHygiene,
  type Rate,
  stageAgeing,
  staleOpportunities,
  timeInStage,
  timeToConvert,
  timeToWin,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { anyHistory, anyRows } from '../support/everyReport.js';
import { day } from '../support/stagesHistory.js';

const rowsOf = anyRows();
const FEW = { numRuns: 40 };
const asOf = day(40);
const days = fc.integer({ min: 2, max: 38 });
/** Two of something, the smaller first. */
const ordered = (of: fc.Arbitrary<number>) =>
  fc.tuple(of, of).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const splits = fc.constantFrom(
  {},
  { groupBy: ['owner'] as const },
  { groupBy: ['owner'] as const, every: 'week' as const, calendar: 'Asia/Shanghai' },
);

/** The value of the whole and of each group. */
const valuesOf = <T>({ total, groups }: Measured<T, string>): readonly T[] => [
  total,
  ...groups.map(({ value }) => value),
];

function expectNeverRises(numbers: readonly number[]): void {
  expect([...numbers].sort((a, b) => b - a)).toEqual(numbers);
}
const expectNeverFalls = (numbers: readonly number[]) => expectNeverRises([...numbers].reverse());

/** A proportion, within its own interval. */
function expectProportion({ value, numerator, denominator, interval: { low, high } }: Rate): void {
  expect(numerator).toBeGreaterThanOrEqual(0);
  expect(numerator).toBeLessThanOrEqual(denominator);
  expect(value).toBe(denominator === 0 ? null : numerator / denominator);
  if (value === null) expect([low, high]).toEqual([0, 1]);
  else expect([low ?? 0, value, high ?? 1]).toEqual([low ?? 0, value, high ?? 1].sort((a, b) => a - b));
}

type Days = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

/** A quantile is not below a smaller one, and is not reached where that is not; each lies within its band. */
function expectQuantiles(quantiles: readonly Days[]): void {
  const reached = quantiles.map(({ value }) => value ?? Number.POSITIVE_INFINITY);
  expectNeverFalls(reached);
  for (const { value, low, high } of quantiles) {
    if (value !== null && low !== null) expect(low).toBeLessThanOrEqual(value);
    if (high !== null) expect(high).toBeGreaterThanOrEqual(value ?? Number.POSITIVE_INFINITY);
  }
}

describe('along the road', () => {
  test.prop([rowsOf, splits], FEW)(
    'who reached or passed a stage is never more than before it, in any group',
    (rows, split) => {
      for (const { steps, won, afterWin } of valuesOf(funnelConversion(anyHistory(rows), { ...split, asOf }))) {
        expectNeverRises([...steps.map(({ reached }) => reached), won, ...afterWin.map(({ reached }) => reached)]);
        for (const { toNext } of steps) expectProportion(toNext);
        for (const { fromBefore } of afterWin) expectProportion(fromBefore);
      }
    },
  );

  test.prop([rowsOf, splits], FEW)('a rate to a farther stage is never higher', (rows, split) => {
    const history = anyHistory(rows);
    const during = { from: day(1), to: day(30) };
    const rates = ['need', 'bid', 'won', 'sign'].map((to) =>
      valuesOf(benchmark(history, { ...split, rate: { from: 'lead', to }, during, asOf })),
    );
    for (const index of rates[0]?.keys() ?? []) {
      const own = rates.flatMap((values) => values[index]?.rate ?? []);
      expectNeverRises(own.map(({ numerator }) => numerator));
      expect(new Set(own.map(({ denominator }) => denominator)).size).toBe(1);
      own.map(expectProportion);
    }
  });

  test.prop([rowsOf, splits], FEW)('a chain from a later stage is never smaller', (rows, split) => {
    for (const { stages } of valuesOf(chainedWinRate(anyHistory(rows), { ...split, asOf }))) {
      expectNeverFalls(stages.flatMap(({ chained }) => chained?.value ?? []));
      // What has no base stays without one from every stage before it.
      expectNeverFalls(stages.map(({ chained }) => (chained === null ? 0 : 1)));
      for (const { further } of stages) expectProportion(further);
    }
  });
});

describe('as time goes on', () => {
  test.prop([rowsOf, ordered(days)], FEW)(
    'who reached or passed a stage never becomes fewer',
    (rows, [early, late]) => {
      const history = anyHistory(rows);
      const at = (number: number) => {
        const { steps, won, afterWin } = funnelConversion(history, { asOf: day(number) }).total;
        return [...steps.map(({ reached }) => reached), won, ...afterWin.map(({ reached }) => reached)];
      };
      const [before, after] = [at(early), at(late)];
      for (const [index, count] of before.entries()) expect(after[index]).toBeGreaterThanOrEqual(count);
    },
  );

  test.prop([rowsOf, splits, fc.constantFrom('elapsed' as const, 'calendar' as const, 'business' as const)], FEW)(
    'incidence never falls, who is open never becomes more, nor who is at risk; a band holds its share',
    (rows, split, unit) => {
      for (const { days, ends, open, atRisk } of valuesOf(
        cumulativeIncidence(anyHistory(rows), { ...split, unit, asOf }),
      )) {
        expectNeverFalls(days);
        expectNeverRises(open);
        expectNeverRises(atRisk);
        for (const { share, low, high } of Object.values(ends)) {
          expectNeverFalls(share);
          for (const [index, value] of share.entries()) {
            expect(value).toBeGreaterThanOrEqual(low[index] ?? 0);
            expect(value).toBeLessThanOrEqual(high[index] ?? 1);
          }
        }
      }
    },
  );

  test.prop([rowsOf, splits], FEW)(
    'quantiles of days rise with their share: of stays, of conversions, of wins',
    (rows, split) => {
      const history = anyHistory(rows);
      const options = { ...split, asOf };
      const stays = valuesOf(timeInStage(history, options)).flat();
      for (const { q25, median, q75, q90 } of stays) expectQuantiles([q25, median, q75, q90]);
      const ends = [
        ...valuesOf(timeToConvert(history, options)).flatMap((stages) => stages.map(({ ends }) => ends)),
        ...valuesOf(timeToWin(history, options)).map(({ ends }) => ends),
      ];
      for (const { q25, median, q75, given, share } of ends.flatMap((of) => Object.values(of))) {
        expectQuantiles([q25, median, q75]);
        expectNeverFalls([given.q25, given.median, given.q75].map((value) => value ?? Number.POSITIVE_INFINITY));
        if (share !== null) expect([0, share, 1]).toEqual([0, share, 1].sort((a, b) => a - b));
      }
      const during = { from: day(1), to: day(30) };
      for (const { days } of valuesOf(benchmarkDays(history, { ...options, of: { stage: 'lead' }, during })))
        expectQuantiles([days.q25, days.median, days.q75, days.q90]);
      for (const { warnAfter, alarmAfter } of valuesOf(stageAgeing(history, options)).flat())
        expectQuantiles([warnAfter, alarmAfter]);
    },
  );

  test.prop([rowsOf, ordered(days)], FEW)(
    'of one cohort more have come further by a later end; never fewer ever than at the end',
    (rows, [early, late]) => {
      const history = anyHistory(rows);
      const ask = (until: number, outcomeBy: 'everReached' | 'stateAtEnd' = 'everReached') =>
        cohortConversion(history, {
          ...{ stage: 'lead', population: { presentAt: day(1) + 1 }, until: { at: day(until) }, outcomeBy, asOf },
        }).total.advanced;
      const [before, after, standing] = [ask(early), ask(late), ask(late, 'stateAtEnd')];
      expect(after.denominator).toBe(before.denominator);
      expect(after.numerator).toBeGreaterThanOrEqual(before.numerator);
      expect(after.numerator).toBeGreaterThanOrEqual(standing.numerator);
    },
  );
});

describe('as limits widen', () => {
  test.prop([rowsOf, ordered(fc.integer({ min: 1, max: 30 }))], FEW)(
    'fewer are stale beyond more days',
    (rows, [few, many]) => {
      const history = anyHistory(rows);
      const hygiene = (staleAfterDays: number) => pipelineHygiene(history, { staleAfterDays, asOf }).total;
      expect(hygiene(many).stale.count).toBeLessThanOrEqual(hygiene(few).stale.count);
      expect(hygiene(many).clean.count).toBeGreaterThanOrEqual(hygiene(few).clean.count);
      for (const clock of ['inStage', 'sinceChange', 'age'] as const) {
        const stale = (threshold: number) =>
          staleOpportunities(history, { after: { [clock]: threshold }, asOf }).total.opportunities.map(({ id }) => id);
        expect(stale(few)).toEqual(expect.arrayContaining(stale(many)));
      }
      const quantiles = ordered(fc.constantFrom(0.25, 0.5, 0.75, 0.9));
      fc.assert(
        fc.property(quantiles, ([low, high]) => {
          const stale = (quantile: number) =>
            staleOpportunities(history, { after: { inStage: { quantile } }, asOf }).total.stale;
          expect(stale(high)).toBeLessThanOrEqual(stale(low));
        }),
        { numRuns: 5 },
      );
    },
  );

  test.prop([rowsOf, splits], FEW)('a wider base never raises a win rate: decided, closed, all', (rows, split) => {
    const history = anyHistory(rows);
    const basis = { createdDuring: { from: day(1), to: day(30) } };
    const [decided, closed, all] = (['decided', 'closed', 'all'] as const).map(
      (against) => winRate(history, { ...split, basis, against, asOf }).total,
    ) as [Rate, Rate, Rate];
    expectNeverFalls([decided, closed, all].map(({ denominator }) => denominator));
    expect(new Set([decided, closed, all].map(({ numerator }) => numerator)).size).toBe(1);
    for (const rate of [decided, closed, all]) expectProportion(rate);
  });
});
