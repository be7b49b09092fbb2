import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { StagewrightError } from 'stagewright';
import { bottlenecks, historyFromRows, stageAgeing, staleOpportunities } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory } from '../../support/stagesHistory.js';

const DAY = 86_400_000;
const at = (days: number) => day(1) + days * DAY;
/** Ten leave the stage after 1 to 10 days, one waits in it, two stand in it, for 8 and for 12 days. */
const leads = stagesHistory({
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, n): [string, Step[]] => [
      `gone ${n}`,
      [
        [at(0), 'lead'],
        [at(n + 1), n % 2 === 0 ? 'need' : 'lost'],
      ],
    ]),
  ),
  kwaiting: [
    [at(0), 'lead', '5'],
    [at(2), 'hold', '5'],
  ],
  k8: [[at(22), 'lead', '7']],
  s12: [[at(18), 'lead', '9']],
});
const asOf = at(30);

describe('ageing', () => {
  test('thresholds are quantiles of all, those still there included, and only who is open ages', () => {
    const [lead] = stageAgeing(leads, { asOf }).total;
    // By hand: after day 2 one, after day 8 one more is censored; the curve is 12/13, 11/13, then × 9/10 … to × 2/3 at day 8.
    const curve = [1, 2, 3, 4, 5, 6, 7, 8].reduce(
      (s, n) => s * (n <= 2 ? (13 - n) / (14 - n) : (12 - n) / (13 - n)),
      1,
    );
    expect(curve).toBeCloseTo((11 / 13) * (4 / 10), 12);
    // S(9) = S(8) · 2/3 is .226, at most .25; S(10) = S(9) / 2 is .113: above .1.
    expect(lead).toMatchObject({ seen: 13, warnAfter: { value: 9 }, alarmAfter: { value: null }, standing: 2 });
    expect(lead).toMatchObject({ medianAge: 10, warn: ['s12'], alarm: [] });
    expect(stageAgeing(leads, { asOf, warn: 0.5, alarm: 0.75 }).total[0]).toMatchObject({
      warn: ['k8'],
      alarm: ['s12'],
    });
    expect(() => stageAgeing(leads, { asOf, warn: 1 })).toThrow(StagewrightError);
  });
});

describe('stale opportunities: S1-46', () => {
  test('S1-46: in days since the last change of stage, against a limit', () => {
    const { total, excluded, n } = staleOpportunities(leads, { asOf, after: { inStage: 10 } });
    expect(total).toMatchObject({ open: 7, stale: 6, amount: { amount: '9.00', currency: 'CNY' } });
    expect(total.opportunities[0]).toMatchObject({ id: 'gone 0', stage: 'need', days: { inStage: 29, age: 30 } });
    expect(total.opportunities.at(-1)).toMatchObject({
      id: 's12',
      over: [{ clock: 'inStage', days: 12, threshold: 10 }],
    });
    expect(excluded).toEqual({ closed: 5, parked: 1 });
    expect(n).toBe(7);
  });

  test('limits by stage, by the history’s own quantile, and several clocks at once', () => {
    const ids = (after: Parameters<typeof staleOpportunities>[1]['after']) =>
      staleOpportunities(leads, { asOf, after }).total.opportunities.map(({ id }) => id);
    expect(ids({ inStage: { byStage: { lead: 7 } } })).toEqual(['s12', 'k8']);
    expect(ids({ inStage: { quantile: 0.75 } })).toEqual(['s12']);
    // Nobody has left the second stage: no quantile, and nobody beyond it.
    expect(ids({ inStage: { quantile: 0.9 } })).toEqual([]);
    expect(ids({ age: 29, inStage: { byStage: { lead: 11 } } })).toHaveLength(6);
    expect(() => ids({ age: -1, inStage: { quantile: 1 } })).toThrow(StagewrightError);
  });

  test('activities reset their own clock only; who has none counts since creation', () => {
    const activities = [
      { opportunityId: 's12', at: at(29) },
      { opportunityId: 's12', at: at(31) },
      { opportunityId: 'k8', at: at(10) },
    ];
    const { opportunities } = staleOpportunities(leads, { asOf, after: { age: 0 }, activities }).total;
    const days = new Map(opportunities.map((each) => [each.id, each.days]));
    expect(days.get('s12')).toEqual({ inStage: 12, sinceChange: 12, sinceActivity: 1, age: 12 });
    expect(days.get('k8')?.sinceActivity).toBe(20);
    expect(days.get('gone 0')).toMatchObject({ sinceActivity: 30, sinceChange: 29 });
  });

  const folder = '../shared/data/maven_crm';
  test.skipIf(!existsSync(folder))('the ages of ../shared/data/facts/maven_crm.json', () => {
    const file = parse<{ [column: string]: string }>(readFileSync(`${folder}/sales_pipeline.csv`), { columns: true });
    const rows = file.flatMap(({ opportunity_id: id, deal_stage: stage = '', engage_date, close_date }) => [
      ...(engage_date ? [{ id, at: `${engage_date}T00:00:00Z`, to: 'Engaging' }] : []),
      ...(close_date ? [{ id, at: `${close_date}T00:00:00Z`, to: stage }] : []),
    ]);
    const path = { stages: ['Engaging'], won: ['Won'], lost: ['Lost'], abandoned: [], parked: [] };
    const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
    const facts = JSON.parse(readFileSync('../shared/data/facts/maven_crm.json', 'utf8')).facts;
    const [median, over90, over180] = facts.find(
      ({ id }: { id: string }) => id === 'open_engaging_age_asof_2017_12_31',
    ).value;
    const end = '2017-12-31T00:00:00Z';
    const stale = (inStage: number) =>
      staleOpportunities(history, { asOf: end, unit: 'calendar', after: { inStage } }).total.stale;
    expect([stale(90), stale(180)]).toEqual([over90, over180]);
    expect(stageAgeing(history, { asOf: end, unit: 'calendar' }).total[0]?.medianAge).toBe(median);
  });
});

describe('bottlenecks', () => {
  const deals = (count: number, places: readonly string[], amount: string) =>
    Array.from({ length: count }, (_, n): [string, Step[]] => [
      `${places.join()} ${n}`,
      places.map((place, index): Step => [at(index * 3), place, amount]),
    ]);
  test('are ranked by what a stage surely costs, not by the raw share of few', () => {
    const history = stagesHistory(
      Object.fromEntries([
        ...deals(40, ['lead', 'lost'], '10'),
        ...deals(57, ['lead', 'need', 'won'], '10'),
        ...deals(3, ['lead', 'need', 'bid', 'dropped'], '10'),
        ...deals(1, ['lead', 'need', 'bid', 'won'], '10'),
      ]),
    );
    const { total, method } = bottlenecks(history, { asOf });
    expect(method).toBe('bottlenecks/amount/elapsed');
    expect(total.map(({ stage, entered, lostHere, rank }) => [stage, entered, lostHere.numerator, rank])).toEqual([
      ['lead', 101, 40, 1],
      ['need', 61, 0, 3],
      ['bid', 4, 3, 2],
    ]);
    // Wilson's lower bounds of 40 in 101 and of 3 in 4, by mpmath.
    expect(total[0]?.cost).toBeCloseTo(0.306154233989142 * 1010, 9);
    expect(total[2]?.cost).toBeCloseTo(0.300641842582402 * 40, 9);
    expect(bottlenecks(history, { asOf, weight: 'count' }).total[0]?.cost).toBeCloseTo(0.306154233989142 * 101, 9);
  });

  test('a loss that was reopened was not lost there', () => {
    const history = stagesHistory({
      a: [
        [at(0), 'lead'],
        [at(1), 'lost'],
        [at(2), 'need'],
        [at(3), 'lost'],
      ],
    });
    const rows = bottlenecks(history, { asOf }).total;
    expect(rows.map(({ lostHere }) => [lostHere.numerator, lostHere.denominator])).toEqual([
      [0, 1],
      [1, 1],
      [0, 0],
    ]);
  });
});
