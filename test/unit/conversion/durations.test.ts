import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { businessCalendar, StagewrightError } from 'stagewright';
import { cycleTime, historyFromRows, timeInStage, timeToConvert, timeToWin } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, type Step, stagesHistory, stagesPath } from '../../support/stagesHistory.js';

/** By R: test/reference/durations.R. */
const reference = JSON.parse(readFileSync('test/reference/durations.json', 'utf8'));
const DAY = 86_400_000;
const at = (days: number) => day(1) + days * DAY;
const NEXT = ['', 'bid', 'lost', 'lead'];

/** The stays of the reference: parked at once after the entry, for as long as it says. */
const deals = stagesHistory(
  Object.fromEntries(
    (reference.start as number[]).map((start, deal): [string, Step[]] => {
      const [stay, end, parked] = [reference.stay[deal], reference.end[deal], reference.parked[deal]];
      const steps: Step[] = [
        [at(start - 1), 'lead'],
        [at(start), 'need'],
      ];
      if (parked > 0) steps.push([at(start), 'hold'], [at(start + parked), 'need']);
      if (end > 0) steps.push([at(start + parked + stay), NEXT[end] ?? '']);
      return [`${deal % 2 === 0 ? 'k' : 's'}${deal}`, steps];
    }),
  ),
);
const asOf = at(60);
const bandOf = ({ value, low, high }: { value: number | null; low: number | null; high: number | null }) => [
  value,
  low,
  high,
];

describe('time in stage', () => {
  test('is Kaplan-Meier as R has it: quantiles with bands, and the restricted mean', () => {
    const [, need] = timeInStage(deals, { asOf }).total;
    expect(need).toMatchObject({ stage: 'need', entered: 30, open: 5, left: 25 });
    expect([need?.q25, need?.median, need?.q75, need?.q90].map((each) => each && bandOf(each))).toEqual(
      reference.quantiles,
    );
    expect(need?.restrictedMean.days).toBeCloseTo(reference.mean[0], 6);
  });

  test('what began before the history is complete counts from then on, as delayed entry does in R', () => {
    const report = timeInStage(deals, { asOf, observedFrom: at(15) });
    const need = report.total[1];
    expect(need?.entered).toBe(reference.lateCount);
    expect([need?.q25, need?.median, need?.q75, need?.q90].map((each) => each && bandOf(each))).toEqual(
      reference.lateQuantiles,
    );
    expect(report.excluded).toMatchObject({ before_observed: expect.any(Number) });
    expect(report.warnings.map(({ code }) => code)).toContain('seen_late');
  });

  test('parked now is censored when it was', () => {
    const parked = stagesHistory({
      a: [
        [at(0), 'lead'],
        [at(4), 'hold'],
      ],
      b: [
        [at(0), 'lead'],
        [at(6), 'need'],
      ],
    });
    const report = timeInStage(parked, { asOf });
    // By hand: at day 6 one is at risk, and leaves: S(6) = 0. Were the parked one at risk till 60, S(6) = 1/2.
    expect(report.total[0]).toMatchObject({
      entered: 2,
      open: 1,
      parkedNow: 1,
      median: { value: 6 },
      q90: { value: 6 },
    });
    expect(report.warnings.map(({ code }) => code)).toContain('many_parked');
  });

  test('visits: the first, all as one, or each; each has no band', () => {
    const loop = stagesHistory({
      a: [
        [at(0), 'lead'],
        [at(2), 'need'],
        [at(5), 'lead'],
        [at(9), 'need'],
      ],
    });
    const lead = (visits: 'first' | 'sum' | 'each') => timeInStage(loop, { asOf, visits }).total[0];
    expect(lead('first')).toMatchObject({ entered: 1, q90: { value: 2 } });
    expect(lead('sum')).toMatchObject({ entered: 1, q90: { value: 6 } });
    expect(lead('each')).toMatchObject({ entered: 2, q25: { value: 2, low: null, high: null }, q90: { value: 4 } });
  });

  test('a stage without stays, an empty history: nothing, not zero', () => {
    const none = timeInStage(stagesHistory({}), { asOf }).total[0];
    expect(none).toMatchObject({ entered: 0, median: { value: null }, restrictedMean: { days: null, upTo: null } });
    expect(() => timeInStage(deals, { asOf: 'yesterday' })).toThrow(StagewrightError);
  });

  test('groups by attribute and by the month of the entry sum to the whole', () => {
    const { total, groups } = timeInStage(deals, { asOf, groupBy: ['segment'], every: 'month' });
    expect(groups.map(({ key }) => `${key.period} ${key.segment}`)).toContain('2026-08 key');
    const sum = groups.reduce((all, { value }) => all + (value[1]?.entered ?? 0), 0);
    expect(sum).toBe(total[1]?.entered);
  });
});

describe('days of three kinds', () => {
  // Spring Festival 2026 in China: 15 to 23 February off, Saturday 14 and Saturday 28 February worked (State Council notice).
  const calendar = businessCalendar({
    zone: 'Asia/Shanghai',
    holidays: ['16', '17', '18', '19', '20', '23'].map((date) => `2026-02-${date}`),
    extraWorkdays: ['2026-02-14', '2026-02-28'],
  });
  const rows = [
    { id: 'a', at: '2026-02-12T16:30:00Z', to: 'lead' }, // Friday 13 February, half past midnight in Shanghai.
    { id: 'a', at: '2026-02-28T15:00:00Z', to: 'need' }, // Saturday 28 February, 23 o'clock.
    { id: 'b', at: '2026-02-12T16:30:00Z', to: 'lead' },
    { id: 'b', at: '2026-02-24T04:00:00Z', to: 'hold' }, // Parked from Tuesday to Thursday.
    { id: 'b', at: '2026-02-26T04:00:00Z', to: 'lead' },
    { id: 'b', at: '2026-02-28T15:00:00Z', to: 'need' },
  ];
  const { history } = historyFromRows(rows, {
    path: stagesPath,
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
    opportunities: {
      rows: [
        { id: 'a', which: 'a' },
        { id: 'b', which: 'b' },
      ],
      id: 'id',
      attributes: ['which'],
    },
  });
  const lead = (unit: 'elapsed' | 'calendar' | 'business') =>
    timeInStage(history, { asOf: '2026-04-01T00:00:00Z', unit, calendar, groupBy: ['which'] }).groups.map(
      ({ value }) => value[0]?.median.value,
    );
  test('elapsed', () => expect(lead('elapsed')).toEqual([15.9375, 13.9375]));
  // 13 to 28 February, two midnights of them parked.
  test('calendar days of the zone', () => expect(lead('calendar')).toEqual([15, 13]));
  // Worked: Fri 13, Sat 14, Tue 24 to Fri 27, not the day of the exit: 6; of them Tuesday and Wednesday parked.
  test('business days with holidays and make-up Saturdays', () => expect(lead('business')).toEqual([6, 4]));
});

describe('time to convert', () => {
  test('is Aalen-Johansen as R has it, with quantiles of all and of those that end so', () => {
    const need = timeToConvert(deals, { asOf }).total[1];
    for (const end of ['advanced', 'ended', 'movedBack'] as const) {
      const own = need?.ends[end];
      const expected = reference[end];
      expect(own?.share).toBeCloseTo(expected.share[0], 12);
      expect(own?.low).toBeCloseTo(expected.low[0], 6);
      expect(own?.high).toBeCloseTo(expected.high[0], 6);
      expect(own && bandOf(own.median)).toEqual(expected.median);
      expect([own?.given.q25, own?.given.median, own?.given.q75]).toEqual(expected.given);
    }
    expect(need).toMatchObject({ members: 30, open: 5, lastDay: 41 });
  });
});

describe('time to win and the cycle', () => {
  const history = stagesHistory({
    k1: [
      [at(0), 'lead'],
      [at(10), 'won'],
      [at(12), 'sign'],
    ],
    // Lost, reopened, won: a win after 30 days, and no loss.
    k2: [
      [at(0), 'lead'],
      [at(5), 'lost'],
      [at(8), 'need'],
      [at(30), 'won'],
    ],
    s1: [
      [at(0), 'lead'],
      [at(4), 'hold'],
      [at(6), 'need'],
      [at(20), 'lost'],
    ],
    s2: [
      [at(0), 'need'],
      [at(25), 'dropped'],
    ],
    s3: [[at(20), 'lead']],
  });

  test('counts the final close, and no time of waiting', () => {
    const { total, n, warnings } = timeToWin(history, { asOf: at(50) });
    expect(n).toBe(5);
    // By hand: wins at 10 and 30, a loss at 18, given up at 25, open for 30 days (censored after the win of that day).
    expect(total).toMatchObject({ members: 5, open: 1, openShare: 0.2, lastDay: 30 });
    expect(total.ends.won).toMatchObject({ events: 2, given: { median: 10, q75: 30 } });
    // F(10) = 1/5; at 30 two are at risk: S(30-) = 2/5, so 1/5 + 2/5 · 1/2.
    expect(total.ends.won.share).toBeCloseTo(0.4, 12);
    expect(total.ends.lost.share).toBeCloseTo(0.2, 12);
    expect(total.ends.abandoned.share).toBeCloseTo(0.2, 12);
    expect(warnings.map(({ code }) => code)).not.toContain('immature');
  });

  test('from the first entry into a stage', () => {
    const { total, excluded } = timeToWin(history, { asOf: at(50), from: 'need' });
    expect(total).toMatchObject({ members: 3, ends: { won: { events: 1, given: { median: 22 } } } });
    expect(excluded).toEqual({ not_entered: 2 });
  });

  test('the cycle is of what has closed, and says so', () => {
    const report = cycleTime(history, { asOf: at(50) });
    expect(report.total).toMatchObject({
      won: { n: 2, mean: 20, median: 20, q25: 15 },
      lost: { n: 1, mean: 18 },
      abandoned: { n: 1, mean: 25 },
      closed: { n: 4, median: 21.5 },
    });
    expect(report.excluded).toEqual({ open: 1 });
    expect(report.warnings.map(({ code }) => code)).toContain('completed_only');
    const august = cycleTime(history, { asOf: at(50), closedDuring: { from: '2026-08-01', to: '2026-08-24' } });
    expect(august.total.closed.n).toBe(2);
    expect(august.excluded).toEqual({ open: 1, outside_period: 2 });
  });
});

describe.skipIf(!existsSync('../shared/data/maven_crm'))('the durations of ../shared/data/facts/maven_crm.json', () => {
  type Deal = { [column: string]: string };
  const file: Deal[] = existsSync('../shared/data/maven_crm')
    ? parse(readFileSync('../shared/data/maven_crm/sales_pipeline.csv'), { columns: true })
    : [];
  const facts = new Map<string, unknown>(
    existsSync('../shared/data/facts/maven_crm.json')
      ? JSON.parse(readFileSync('../shared/data/facts/maven_crm.json', 'utf8')).facts.map(
          ({ id, value }: { id: string; value: unknown }) => [id, value],
        )
      : [],
  );
  const rows = file.flatMap(({ opportunity_id: id, deal_stage: stage = '', engage_date, close_date }) => [
    ...(engage_date ? [{ id, at: `${engage_date}T00:00:00Z`, to: 'Engaging' }] : []),
    ...(close_date ? [{ id, at: `${close_date}T00:00:00Z`, to: stage }] : []),
  ]);
  const path = { stages: ['Prospecting', 'Engaging'], won: ['Won'], lost: ['Lost'], abandoned: [], parked: [] };
  const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
  const end = '2017-12-31T00:00:00Z';

  test('medians and means of won and lost, from the engagement to the close', () => {
    const { total } = cycleTime(history, { asOf: end, from: 'Engaging', unit: 'calendar' });
    expect(total.won.median).toBe(facts.get('median_days_won'));
    expect(total.lost.median).toBe(facts.get('median_days_lost'));
    expect(total.won.mean).toBeCloseTo(facts.get('mean_days_won') as number, 6);
    expect(total.lost.mean).toBeCloseTo(facts.get('mean_days_lost') as number, 6);
  });

  test('with the open ones in, a win takes longer than those won so far say', () => {
    const { total } = timeToWin(history, { asOf: end, from: 'Engaging' });
    expect(total).toMatchObject({ open: 1589, ends: { won: { events: 4238 }, lost: { events: 2473 } } });
    expect(total.ends.won.median.value ?? 0).toBeGreaterThan(facts.get('median_days_won') as number);
  });
});

describe.skipIf(!existsSync('../shared/data/helpdesk'))('the durations of ../shared/data/facts/helpdesk.json', () => {
  test('median and mean of days from the first event to the last', async () => {
    const { gunzipSync } = await import('node:zlib');
    const lines = gunzipSync(readFileSync('../shared/data/helpdesk/helpdesk.csv.gz')).toString().trim().split(/\r?\n/);
    const cases = new Map<string, { id: string; at: string; to: string }[]>();
    for (const line of lines.slice(1)) {
      const [id = '', , , , at = ''] = line.split(',');
      cases.set(id, [...(cases.get(id) ?? []), { id, at, to: 'open' }]);
    }
    // The log as one stage that is left at the last event.
    const rows = [...cases.values()].flatMap((events) => [
      ...events.slice(0, 1),
      ...events.slice(-1).map((event) => ({ ...event, to: 'done' })),
    ]);
    const path = { stages: ['open'], won: ['done'], lost: [], abandoned: [], parked: [] };
    const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
    const { facts } = JSON.parse(readFileSync('../shared/data/facts/helpdesk.json', 'utf8'));
    const [median, mean] = facts.find(({ id }: { id: string }) => id === 'case_days').value;
    const { won } = cycleTime(history, { asOf: '2030-01-01T00:00:00Z' }).total;
    expect(won.n).toBe(4580);
    expect(won.median).toBeCloseTo(median, 5);
    expect(won.mean).toBeCloseTo(mean, 5);
  });
});
