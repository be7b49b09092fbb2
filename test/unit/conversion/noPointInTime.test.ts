import { en, formatIssue, type Issue, type Locale, StagewrightError } from 'stagewright';
import { staleOpportunities, winRate } from 'stagewright/conversion';
import { weightedForecast } from 'stagewright/forecast';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const history = stagesHistory({ a: [[day(1), 'lead']] });

const issueOf = (work: () => unknown): Issue => {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError && error.issues[0] !== undefined) return error.issues[0];
    throw error;
  }
  throw new Error('nothing is refused');
};

const basis = { closedDuring: { from: '2026-08-01', to: '2026-09-01' } };

/** Everybody that asks for an instant, and takes no date for one. */
const asked: readonly (readonly [name: string, ask: (instant: never) => unknown])[] = [
  ['a measure', (asOf) => winRate(history, { basis, asOf })],
  ['a forecast', (asOf) => weightedForecast([], { asOf, currency: 'EUR' })],
  [
    'activities',
    (at) =>
      staleOpportunities(history, {
        after: { sinceActivity: 3 },
        activities: [{ opportunityId: 'a', at }],
        asOf: day(9),
      }),
  ],
];

describe.each(asked)('%s', (_, ask) => {
  const told = (value: unknown, locale: Locale = en) =>
    formatIssue(
      issueOf(() => ask(value as never)),
      locale,
    );

  test('says of a date that it is a day, and why that will not do', () => {
    expect(told('2026-03-10')).toBe(
      '2026-03-10 is a day, whose beginning and end depend on the zone, and no point in time; one is written like 2026-03-02T10:00:00+01:00.',
    );
    expect(told({ year: 2026, month: 3, day: 10 })).toContain('2026-03-10 is a day');
    expect(told('2026-03-10', zhCN)).toBe(
      '2026-03-10是一整天，起止因时区而异，不是一个时间点；写法如 2026-03-02T10:00:00+08:00。',
    );
    expect(told('2026-02-30')).toContain('“2026-02-30” is not a point in time');
  });

  test('says of anything else what it is, as it was given', () => {
    expect(told(0)).toContain('“0” is not a point in time');
    expect(told(new Date(Number.NaN))).toContain('“Invalid Date” is not a point in time');
    expect(told({})).toContain('This is no point in time, but an object');
    expect(told([], zhCN)).toContain('这是列表，不是有效的时间');
  });
});
