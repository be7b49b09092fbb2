import { dueItems, explain, formatIssue, importOpportunity, openOpportunity, StagewrightError } from 'stagewright';
import * as conversion from 'stagewright/conversion';
import * as forecast from 'stagewright/forecast';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { given } from 'stagewright/testing';
import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../support/Player.js';

const player = new Player(modelOf({ stages: [{ id: 'a' }, { id: 'b' }] }));
const { plan, opportunity } = player;
const by = { id: 'ann', roles: [] };
const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }];
const { history } = conversion.historyFromRows(rows, { path, columns });
const asOf = '2026-02-01T00:00:00Z';

const NUMBERS = [
  [45_000, 'excel_serial'],
  [1_768_000_000, 'epoch_seconds'],
  [20_260_115, 'yyyymmdd'],
  [1_768_000_000_000_000, 'epoch_microseconds'],
] as const;

/** Where hosts say an instant, and what each does with one: the path of the issue, and who is asked. */
const ASKED: { readonly [path: string]: (at: number) => unknown } = {
  asOf: (at) => conversion.stageDistribution(history, { asOf: at }),
  'during.from': (at) => conversion.stageFlow(history, { asOf, during: { from: at, to: asOf } }),
  'at.1': (at) => conversion.stageTotalRatio(history, { at: ['2026-01-05', at] }),
  'population.presentAt': (at) =>
    conversion.cohortConversion(history, {
      stage: 'lead',
      population: { presentAt: at },
      until: { followUpDays: 3 },
      asOf,
    }),
  observedFrom: (at) => conversion.timeInStage(history, { observedFrom: at, asOf }),
  'activities.0.at': (at) =>
    conversion.staleOpportunities(history, { after: { age: 3 }, activities: [{ opportunityId: 'a', at }], asOf }),
  lastActivityAt: (at) => dueItems(plan, opportunity, { asOf, calendar: 'UTC', lastActivityAt: at }),
  at: (at) => given(plan, { at } as never),
};
/** The same of others with the same path. */
const AS_OF: { readonly [name: string]: (at: number) => unknown } = {
  'history.asOf': (at) => history.asOf(at),
  dueItems: (at) => dueItems(plan, opportunity, { asOf: at, calendar: 'UTC' }),
  dealsAt: (at) => forecast.dealsAt(history, { asOf: at }),
  weightedForecast: (at) => forecast.weightedForecast([], { asOf: at, currency: 'EUR' }),
};

function issuesOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues;
    throw error;
  }
  return [];
}

describe.each(NUMBERS)('%d, which looks like %s', (number, reading) => {
  test.each(Object.entries(ASKED))('is refused as %s', (path, ask) => {
    expect(issuesOf(() => ask(number))).toMatchObject([
      { code: 'unreadable_instant', path, params: { value: String(number), reading } },
    ]);
  });

  test.each(Object.entries(AS_OF))('is refused as asOf of %s, and so is 0', (_, ask) => {
    expect(issuesOf(() => ask(number))).toMatchObject([
      { code: 'unreadable_instant', path: 'asOf', params: { reading } },
    ]);
    expect(issuesOf(() => ask(0))).toMatchObject([{ code: 'unreadable_instant', path: 'asOf' }]);
  });

  test('is refused as the time of an event, a creation or an import', () => {
    const told = [
      { code: 'invalid_event', path: 'context.at', params: { expected: 'at', value: `${number}`, reading } },
    ];
    expect(explain(plan, opportunity, { type: 'advance' }, { at: number, by }).blockers).toMatchObject(told);
    expect(openOpportunity(plan, { id: 'o' }, { at: number, by })).toMatchObject({ ok: false, blockers: told });
    expect(importOpportunity(plan, { id: 'o', stage: 'a' }, { at: number, by })).toMatchObject({
      ok: false,
      issues: told,
    });
    expect(openOpportunity(plan, { id: 'o' }, { at: asOf, recordedAt: number, by })).toMatchObject({
      ok: false,
      blockers: [{ code: 'invalid_event', path: 'context.recordedAt', params: { reading } }],
    });
    expect(importOpportunity(plan, { id: 'o', stage: 'a', openedAt: number } as never, { at: asOf, by })).toMatchObject(
      {
        ok: false,
        issues: [{ code: 'unreadable_instant', path: 'openedAt', params: { reading } }],
      },
    );
  });
});

test('what a number looks like is said in both languages', () => {
  const texts = (work: () => unknown) =>
    issuesOf(work).flatMap((issue) => [en, zhCN].map((locale) => formatIssue(issue, locale)));
  expect(texts(() => history.asOf(45_000))).toEqual([
    '“45000” is not a point in time (it looks like the serial number of a day in Excel: 2023-03-15); one is written like 2026-03-02T10:00:00+01:00.',
    '“45000”不是有效的时间（像是Excel 的日期序号：2023-03-15）；写法如 2026-03-02T10:00:00+08:00。',
  ]);
  const opened = openOpportunity(plan, { id: 'o' }, { at: 1_768_000_000, by });
  const blockers = opened.ok ? [] : opened.blockers;
  expect(blockers.map((issue) => [en, zhCN].map((locale) => formatIssue(issue, locale)))).toEqual([
    [
      'This request is not valid: “context.at” should be a point in time with its zone, such as 2026-03-02T10:00:00Z, not “1768000000” (it looks like seconds since 1970: 2026-01-09T23:06:40.000Z).',
      '请求无效：“context.at”应为带时区的时间，如 2026-03-02T10:00:00Z，而不是“1768000000”（像是自1970年起的秒数：2026-01-09T23:06:40.000Z）。',
    ],
  ]);
});

test('a history from before 1973 is asked as of then, in text and dates', () => {
  const old = conversion.historyFromRows([{ id: 'a', at: '1971-05-01T00:00:00Z', to: 'lead' }], { path, columns });
  expect(old.quality.problems).toEqual([]);
  for (const then of ['1972-01-01T00:00:00Z', new Date('1972-01-01T00:00:00Z')]) {
    expect(conversion.stageDistribution(old.history, { asOf: then }).n).toBe(1);
    expect(old.history.asOf(then).events).toBe(1);
  }
  expect(conversion.stageTotalRatio(old.history, { at: ['1971-06-01', '1972-01-01'] }).n).toBe(1);
});
