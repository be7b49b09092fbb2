import { formatHint, formatIssue, StagewrightError } from 'stagewright';
import {
  historyFromColumns,
  historyFromNested,
  historyFromRows,
  historyFromStream,
  qualityIssues,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const sound = { id: 'a', at: '2026-01-05T00:00:00Z', to: 'lead' };
const NUMBERS = [
  [45_000, 'excel_serial'],
  ['45000.5', 'excel_serial'],
  [1.7e9, 'epoch_seconds'],
  ['1700000000', 'epoch_seconds'],
  ['1700000000000', 'epoch_milliseconds'],
  [1.7e15, 'epoch_microseconds'],
  [1.7e18, 'epoch_nanoseconds'],
  [20_240_115, 'yyyymmdd'],
  ['20240115', 'yyyymmdd'],
  [20_240_115_103_000, 'yyyymmddhhmmss'],
] as const;

describe('a date that is a number in another unit', () => {
  test.each(NUMBERS)('%j is left out, and told with what it looks like', async (at, reading) => {
    const told = { code: 'numeric_date', count: 1, action: 'excluded', samples: [at], readings: [reading] };
    const rows = [sound, { ...sound, at, to: 'offer' }];
    const nested = historyFromNested([{ id: 'a', changes: rows }], {
      path,
      id: 'id',
      changes: ({ changes }) => changes,
      columns: { at: 'at', to: 'to' },
    });
    async function* stream() {
      yield* rows;
    }
    for (const { quality, history } of [
      historyFromRows(rows, { path, columns }),
      // A zone reads local times; a number is none.
      historyFromRows(rows, { path, columns, zone: 'Asia/Shanghai' }),
      nested,
      await historyFromStream(stream(), { path, columns }),
    ]) {
      expect(quality).toEqual({ rows: 2, kept: 1, problems: [told] });
      expect(history.events).toBe(1);
    }
  });

  test('a number that looks like nothing is told without a reading, and small ones are no stand-ins', () => {
    const rows = [sound, ...[5, -1, 5e9].map((at) => ({ ...sound, at, to: 'offer' }))];
    const { quality } = historyFromRows(rows, { path, columns });
    expect(quality.problems).toEqual([
      { code: 'numeric_date', count: 3, action: 'excluded', samples: [5, -1, 5e9], readings: [] },
    ]);
  });

  test('is told in both languages, with what to do', () => {
    const rows = [45_000, 45_001, 1.7e9].map((at) => ({ ...sound, at }));
    const issues = qualityIssues(historyFromRows(rows, { path, columns }).quality);
    expect(issues.map((issue) => [formatIssue(issue, en), formatHint(issue, en)])).toEqual([
      [
        'A date is a number that does not count milliseconds since 1970 (3 rows: 45000, 45001, 1700000000); it looks like the serial number of a day in Excel, seconds since 1970.',
        'Hand over milliseconds since 1970 as numbers (seconds × 1000, microseconds / 1000), or dates as text with their zone.',
      ],
    ]);
    expect(issues.map((issue) => [formatIssue(issue, zhCN), formatHint(issue, zhCN)])).toEqual([
      [
        '日期是数字，但不是自1970年起的毫秒数（3行：45000、45001、1700000000）；像是Excel 的日期序号、自1970年起的秒数。',
        '请以数字给出自1970年起的毫秒数（秒×1000，微秒÷1000），或以文本给出带时区的日期。',
      ],
    ]);
  });

  test('is refused where the policy says so, with what it looks like', () => {
    const refused = () =>
      historyFromRows([{ ...sound, at: 1.7e9 }], { path, columns, policy: { numeric_date: 'refuse' } });
    expect(refused).toThrow(StagewrightError);
    try {
      refused();
    } catch (error) {
      expect((error as StagewrightError).issues).toMatchObject([
        { code: 'numeric_date', params: { count: 1, samples: [1.7e9], readings: ['epoch_seconds'] } },
      ]);
    }
  });

  test('is told of when it became known, and of the end of a stay, too', () => {
    const all = { ...columns, recordedAt: 'known', until: 'until' } as const;
    const rows = [{ ...sound, known: 1_768_000_000, until: 46_100 }];
    expect(historyFromRows(rows, { path, columns: all }).quality).toEqual({
      rows: 1,
      kept: 1,
      problems: [
        { code: 'unparsable_end', count: 1, action: 'kept', samples: [46_100] },
        { code: 'unparsable_recorded_at', count: 1, action: 'kept', samples: [1_768_000_000] },
      ],
    });
  });

  test('is refused among the options', () => {
    for (const option of [{ extractedAt: 1.7e9 }, { sentinels: [45_000] }])
      expect(() => historyFromRows([sound], { path, columns, ...option })).toThrow('unreadable_instant');
    // The zero of the epoch is the usual stand-in.
    expect(historyFromRows([sound], { path, columns, sentinels: [0] }).quality.kept).toBe(1);
  });

  test('columns of seconds, or of days, are refused as a whole', () => {
    const read = (at: readonly number[], recordedAt?: readonly number[]) =>
      historyFromColumns({
        path,
        ids: ['a'],
        first: Int32Array.of(0, 2),
        at: Float64Array.from(at),
        place: Int16Array.of(0, 1),
        ...(recordedAt === undefined ? {} : { recordedAt: Float64Array.from(recordedAt) }),
      });
    const ms = [Date.UTC(2024, 0, 15), Date.UTC(2024, 1, 15)];
    const inUnits = (factor: number) => ms.map((one) => one * factor);
    expect(read(ms, ms).ok).toBe(true);
    for (const [factor, reading] of [
      [1e-3, 'epoch_seconds'],
      [1 / 86_400_000, 'epoch_days'],
      [1e3, 'epoch_microseconds'],
      [1e6, 'epoch_nanoseconds'],
    ] as const)
      for (const [path, found] of [
        ['at', read(inUnits(factor), ms)],
        ['recordedAt', read(ms, inUnits(factor))],
      ] as const)
        expect(found).toMatchObject({
          ok: false,
          issues: [{ code: 'unreadable_instant', path: `${path}.0`, params: { reading } }],
        });
    // A history that reaches back so far has both.
    expect(read([86_400_000, ms[0] as number]).ok).toBe(true);
  });
});

describe('an end, or a duration, that cannot be read', () => {
  const all = { ...columns, until: 'until', duration: 'days' } as const;
  const kindsOf = (row: object) =>
    historyFromRows([{ ...sound, until: null as unknown, days: null as unknown, ...row }], {
      path,
      columns: all,
    }).quality.problems.map(({ code }) => code);

  test.each([
    [{ until: 'soon' }, ['unparsable_end']],
    [{ until: '2026-01-09 00:00:00' }, ['unparsable_end']],
    [{ days: '3 days' }, ['unparsable_end']],
    [{ days: true }, ['unparsable_end']],
    [{ until: '', days: ' ' }, []],
    [{ until: null, days: null }, []],
    [{ until: '2026-01-09T00:00:00Z', days: '4' }, []],
    [{ until: '2026-01-04T00:00:00Z', days: '-1' }, ['exit_before_entry', 'negative_duration']],
  ])('%j: %j', (row, kinds) => {
    expect(kindsOf(row)).toEqual(kinds);
  });
});

describe('a stand-in that the policy keeps', () => {
  const keep = { sentinel_date: 'keep' } as const;
  test.each([
    [0, 0],
    ['1970-01-01', 0],
    ['1900-01-01', Date.UTC(1900, 0, 1)],
    ['9999-12-31 23:59:59', Date.UTC(9999, 11, 31, 23, 59, 59)],
    [new Date(0), 0],
  ])('%j is the instant that it says', (at, ms) => {
    const { history, quality } = historyFromRows([{ ...sound, at }], { path, columns, zone: 'UTC', policy: keep });
    expect([...history.at]).toEqual([ms]);
    expect([quality.kept, quality.problems.map(({ action }) => action)]).toEqual([1, ['kept']]);
  });
});
