import { fc, test } from '@fast-check/vitest';
import { businessCalendar } from 'stagewright';
import {
  benchmarkDays,
  bottlenecks,
  businessValue,
  conversionDays,
  cumulativeIncidence,
  cycleTime,
  historyFromRows,
  pipelineHygiene,
  salesVelocity,
  stageAgeing,
  staleOpportunities,
  timeInStage,
  timeToConvert,
  timeToWin,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { stagesPath as path } from '../../support/stagesHistory.js';

// Spring Festival and Qingming 2026 in China: weekdays off, Saturdays worked in their place (notice of the State Council).
const HOLIDAYS = ['02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06'].map((date) => `2026-${date}`);
const WORKED = ['2026-02-14', '2026-02-28'];
const calendar = businessCalendar({ zone: 'Asia/Shanghai', holidays: HOLIDAYS, extraWorkdays: WORKED });

const HOUR = 3_600_000;
const START = Date.UTC(2026, 1, 9);
const asOf = START + 60 * 24 * HOUR;
const whole = { from: '2026-02-01', to: '2026-04-01' };

/** The date of an instant in Shanghai, which is eight hours ahead of UTC all year. */
const dateOf = (ms: number) => new Date(ms + 8 * HOUR).toISOString().slice(0, 10);

/** Days from the date of one instant to before that of another, one by one. */
function daysBetween(from: number, to: number): readonly string[] {
  const days: string[] = [];
  for (let ms = Date.parse(dateOf(from)); ms < Date.parse(dateOf(to)); ms += 24 * HOUR)
    days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
}
const isWorked = (date: string) =>
  WORKED.includes(date) || (![0, 6].includes(new Date(date).getUTCDay()) && !HOLIDAYS.includes(date));

const COUNT = {
  elapsed: (from: number, to: number) => (to - from) / (24 * HOUR),
  calendar: (from: number, to: number) => daysBetween(from, to).length,
  business: (from: number, to: number) => daysBetween(from, to).filter(isWorked).length,
};

/** Six different instants: lead, waiting, lead again, need, bid, won. */
const instants = fc
  .uniqueArray(fc.integer({ min: 0, max: 50 * 24 }), { minLength: 6, maxLength: 6 })
  .map((hours) => [...hours].sort((a, b) => a - b).map((hour) => START + hour * HOUR) as Instants);
type Instants = [lead: number, waits: number, goesOn: number, need: number, bid: number, won: number];
const STEPS = ['lead', 'hold', 'lead', 'need', 'bid', 'won'];

/** Five alike, so that a velocity has enough of them; how far: steps of each. */
function read(at: Instants, steps: number) {
  const rows = Array.from({ length: 5 }, (_, deal) =>
    STEPS.slice(0, steps).map((to, step) => ({ id: `d${deal}`, at: at[step], to, amount: '100' })),
  ).flat();
  return historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
    currency: 'CNY',
  }).history;
}

describe.each(['elapsed', 'calendar', 'business'] as const)('%s days, counted one by one', (unit) => {
  const days = { asOf, unit, calendar };

  test.prop([instants], { numRuns: 40 })('of who has left: in the stage, to the next, to the win', (at) => {
    const [lead, waits, goesOn, need, , won] = at;
    const pause = COUNT[unit](waits, goesOn);
    const inLead = expect.closeTo(COUNT[unit](lead, need) - pause, 9);
    const toWin = expect.closeTo(COUNT[unit](lead, won) - pause, 9);
    const history = read(at, 6);

    expect(timeInStage(history, days).total[0]?.median.value).toEqual(inLead);
    expect(bottlenecks(history, days).total[0]?.q75.value).toEqual(inLead);
    expect(timeToConvert(history, days).total[0]?.ends.advanced.given.median).toEqual(inLead);
    expect(conversionDays(history, days).total[0]?.perConverted).toEqual(inLead);
    expect(benchmarkDays(history, { ...days, of: { stage: 'lead' }, during: whole }).total.days.median.value).toEqual(
      inLead,
    );

    expect(cumulativeIncidence(history, days).total.days).toEqual([toWin]);
    expect(timeToWin(history, days).total.ends.won.given.median).toEqual(toWin);
    expect(cycleTime(history, days).total.won.mean).toEqual(toWin);
    expect(benchmarkDays(history, { ...days, of: 'won', during: whole }).total.days.median.value).toEqual(toWin);
    const before = { from: '2026-01-01', to: '2026-02-01' };
    expect(businessValue(history, { ...days, before, after: whole }).total.cycleDays.after).toEqual(toWin);
    const velocity = salesVelocity(history, { ...days, closedDuring: whole }).total;
    expect(velocity.cycleDays).toEqual(velocity.reason === 'no_cycle' ? 0 : toWin);
  });

  test.prop([instants], { numRuns: 40 })('of who is still there', (at) => {
    const [lead, waits, goesOn] = at;
    const history = read(at, 3);
    const sinceLead = expect.closeTo(COUNT[unit](lead, asOf) - COUNT[unit](waits, goesOn), 9);
    expect(stageAgeing(history, days).total[0]?.medianAge).toEqual(sinceLead);
    const [first] = staleOpportunities(history, { ...days, after: { age: 0 } }).total.opportunities;
    const { stale } = pipelineHygiene(history, { ...days, staleAfterDays: (first?.days.inStage ?? 0) - 0.5 }).total;
    const { stale: none } = pipelineHygiene(history, {
      ...days,
      staleAfterDays: (first?.days.inStage ?? 0) + 0.5,
    }).total;
    expect([stale.count, none.count]).toEqual([5, 0]);
    expect([first?.days.inStage, first?.days.age]).toEqual([sinceLead, sinceLead]);
  });

  test.prop([instants], { numRuns: 20 })('the sum of stays in stages is the way to the win', (at) => {
    const history = read(at, 6);
    const sum = conversionDays(history, { ...days, visits: 'sum' }).total.reduce((all, stage) => all + stage.days, 0);
    expect(sum / 5).toBeCloseTo(cycleTime(history, days).total.won.mean ?? Number.NaN, 9);
  });
});
