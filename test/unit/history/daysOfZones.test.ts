import { historyFromRows } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', closeOn: 'close' } as const;
const read = (row: object, zone?: string, more: object = {}) =>
  historyFromRows([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead', close: '', ...row }], {
    path,
    columns,
    ...(zone === undefined ? {} : { zone }),
    ...more,
  });

describe('a date without a time', () => {
  // Clocks jump from midnight to one, or show midnight twice: the day begins with the first instant that is of it.
  test.each([
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['2026/4/24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z'],
  ])('%s in %s is its beginning, whatever the clocks do', (at, zone, instant) => {
    const { history, quality } = read({ at }, zone);
    expect([[...history.at], quality.problems]).toEqual([[Date.parse(instant)], []]);
  });

  test('is no instant where its zone left the day out, nor is a time that there was not', () => {
    for (const [at, zone] of [
      ['2011-12-30', 'Pacific/Apia'],
      ['2026-04-24 00:30:00', 'Africa/Cairo'],
      ['2026-04-24T00:00', 'Africa/Cairo'],
    ] as const)
      expect(read({ at }, zone).quality.problems).toMatchObject([{ code: 'ambiguous_date', samples: [at] }]);
  });

  test('of the options is its beginning as well', () => {
    const more = { extractedAt: '2026-04-24' };
    expect(read({ at: '2026-04-23T22:00:00Z' }, 'Africa/Cairo', more).quality.problems).toEqual([]);
    expect(read({ at: '2026-04-23T22:00:01Z' }, 'Africa/Cairo', more).quality.problems).toMatchObject([
      { code: 'after_extract' },
    ]);
  });
});

describe('an expected close with a time and its offset', () => {
  const closeOf = (close: unknown, zone?: string) => {
    const [day] = read({ close }, zone).history.closeOn ?? [];
    return day === undefined ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);
  };

  test.each([
    ['2026-02-01T16:00:00Z', 'Asia/Shanghai', '2026-02-02'],
    ['2026-02-01 16:00:00 UTC', 'Asia/Shanghai', '2026-02-02'],
    ['2026-02-01T00:00:00+08:00', 'Asia/Shanghai', '2026-02-01'],
    ['2026-02-01T03:00:00Z', 'America/New_York', '2026-01-31'],
    ['2026-02-01T00:00:00Z', 'America/New_York', '2026-02-01'],
    ['2026-02-01T00:00:00.000Z', 'Asia/Shanghai', '2026-02-01'],
  ])('%s is of the day that %s shows, and at midnight in UTC the date itself', (close, zone, day) => {
    expect(closeOf(close, zone)).toBe(day);
    expect(closeOf(new Date(close), zone)).toBe(day);
  });

  test('stands for none near the zero of the epoch, as ever', () => {
    const { quality } = read({ close: '1970-01-01T05:00:00Z' }, 'Asia/Shanghai');
    expect(quality.problems).toMatchObject([{ code: 'sentinel_close_date', samples: ['1970-01-01T05:00:00Z'] }]);
  });

  test('is of the day that it is written with where no zone is named, and a local time always is', () => {
    expect(closeOf('2026-02-01T16:00:00Z')).toBe('2026-02-01');
    expect(closeOf('2026-02-01T23:00:00-05:00')).toBe('2026-02-01');
    expect(closeOf('2026-02-01 23:30:00', 'Asia/Shanghai')).toBe('2026-02-01');
    expect(closeOf('2026年2月1日 16:00', 'Asia/Shanghai')).toBe('2026-02-01');
  });
});
