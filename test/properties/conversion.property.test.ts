import { test } from '@fast-check/vitest';
import { chainedWinRate, cohortConversion, funnelConversion, stageFlow } from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { anyHistory, anyRows } from '../support/everyReport.js';
import { day, stagesPath as path } from '../support/stagesHistory.js';

/** Of one currency, so that amounts have a sum. */
const rowsOf = anyRows().map((rows) => rows.map((row) => ({ ...row, currency: 'CNY' })));
const FEW = { numRuns: 30 };

const asOf = day(40);
const groupBy = ['owner'] as const;
const during = { from: day(3), to: day(20) };
const cohorts = [
  { stage: 'need', population: { presentAt: day(9) }, until: { at: day(20) }, asOf, groupBy },
  { stage: 'lead', population: { enteredDuring: during }, until: { followUpDays: 12 }, asOf: day(25), groupBy },
].flatMap((options) => [options, { ...options, outcomeBy: 'stateAtEnd' as const }]);

describe('measures of conversion hold', () => {
  test.prop([rowsOf], FEW)('buckets are disjoint and sum to the cohort; drilled ids recount to the number', (rows) => {
    const history = anyHistory(rows);
    for (const options of cohorts) {
      const { advanced, abandoned, movedBack, stayed, tooYoung, ids } = cohortConversion(history, options).total;
      expect(advanced.numerator + abandoned + movedBack + stayed).toBe(advanced.denominator);
      expect(Object.values(ids).map((each) => each.length)).toEqual([
        advanced.numerator,
        abandoned,
        movedBack,
        stayed,
        tooYoung,
      ]);
      const all = Object.values(ids).flat();
      expect(new Set(all).size).toBe(all.length);
    }
  });

  // An oracle of its own: the furthest stage by the rows, without stays.
  test.prop([rowsOf])('reached or passed never rises, and is what the furthest row says', (rows) => {
    const road = ['lead', 'need', 'bid', 'won', 'sign'];
    const furthest = new Map<string, number>();
    for (const { id, to, at } of [...rows].sort((a, b) => a.at - b.at))
      if (at <= asOf) furthest.set(id, Math.max(furthest.get(id) ?? -1, road.indexOf(to)));
    const { total } = funnelConversion(anyHistory(rows), { asOf });
    const reached = [
      ...total.steps.map((step) => step.reached),
      total.won,
      ...total.afterWin.map((step) => step.reached),
    ];
    const expected = road.map((_, index) => [...furthest.values()].filter((far) => far >= index).length);
    // After-win stages count behind the win alone, which a later row of a won outcome does not undo.
    expect(reached).toEqual(expected);
    expect([...reached].sort((a, b) => b - a)).toEqual(reached);
  });

  test.prop([rowsOf])('groups sum to the total', (rows) => {
    const history = anyHistory(rows);
    const sum = <V>(groups: readonly { readonly value: V }[], of: (value: V) => number) =>
      groups.reduce((all, { value }) => all + of(value), 0);
    for (const options of cohorts) {
      const { total, groups } = cohortConversion(history, options);
      expect(sum(groups, ({ advanced }) => advanced.denominator)).toBe(total.advanced.denominator);
      expect(sum(groups, ({ tooYoung }) => tooYoung)).toBe(total.tooYoung);
      expect(sum(groups, ({ advancedAmount }) => advancedAmount.numerator)).toBeCloseTo(
        total.advancedAmount.numerator,
        9,
      );
    }
    const funnel = funnelConversion(history, { asOf, groupBy, every: 'day', count: 'entries' });
    for (const [index, step] of funnel.total.steps.entries())
      expect(sum(funnel.groups, ({ steps }) => steps[index]?.reached ?? 0)).toBe(step.reached);
    const flow = stageFlow(history, { asOf, groupBy });
    expect(sum(flow.groups, ({ moves }) => moves)).toBe(flow.total.moves);
  });

  test.prop([rowsOf])('a chain that is exact is the share that wins', (rows) => {
    const straight = anyHistory(rows.filter(({ to }) => !(path.parked as readonly string[]).includes(to)));
    const { total, n } = chainedWinRate(straight, { asOf });
    const { won } = funnelConversion(straight, { asOf }).total;
    const [first] = total.stages;
    if (total.isExact && first?.chained) {
      expect(BigInt(first.chained.numerator) * BigInt(n)).toBe(BigInt(first.chained.denominator) * BigInt(won));
    }
  });
});
