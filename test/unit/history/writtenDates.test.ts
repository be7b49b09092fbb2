import { formatHint } from 'stagewright';
import { historyFromRows, type QualityPolicy, qualityIssues } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { isoTextOf } from '../../../src/values/index.js';

const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', closeOn: 'closeOn' } as const;
type Form = { readonly zone?: string; readonly sentinels?: readonly string[]; readonly policy?: QualityPolicy };
const read = (row: object, form: Form = {}) =>
  historyFromRows([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead', closeOn: '', ...row }], {
    path,
    columns,
    ...form,
  });

describe('a date of a row', () => {
  // Hours of Shanghai, eight before UTC the whole year.
  test.each([
    ['2026-01-10', '2026-01-09T16:00:00Z'],
    ['2026-1-10', '2026-01-09T16:00:00Z'],
    ['2026/01/10', '2026-01-09T16:00:00Z'],
    ['2026/1/9', '2026-01-08T16:00:00Z'],
    ['2026.01.10', '2026-01-09T16:00:00Z'],
    ['2026年1月10日', '2026-01-09T16:00:00Z'],
    ['2026年01月10日 09:30', '2026-01-10T01:30:00Z'],
    [' 2026-01-10 ', '2026-01-09T16:00:00Z'],
    ['2026-01-10 9:05:07', '2026-01-10T01:05:07Z'],
    ['2026/1/10 9:05', '2026-01-10T01:05:00Z'],
    ['2026-01-10 09:00:00.250', '2026-01-10T01:00:00.250Z'],
    ['2026-01-10 09:00:00 UTC', '2026-01-10T09:00:00Z'],
    ['2026-01-10 9:00:00 GMT', '2026-01-10T09:00:00Z'],
    ['2026-01-10T09:00:00Z ', '2026-01-10T09:00:00Z'],
    ['2026/01/10 09:00:00 +0200', '2026-01-10T07:00:00Z'],
    ['2026-01-10 09:00:00 +02:00', '2026-01-10T07:00:00Z'],
  ])('%j is read', (at, instant) => {
    const { history, quality } = read({ at }, { zone: 'Asia/Shanghai' });
    expect([[...history.at], quality.problems]).toEqual([[Date.parse(instant)], []]);
  });

  test.each([
    '10.01.2026',
    '01/10/2026',
    '26-01-10',
    '2026-01/10',
    '2026-13-1',
    '2026/2/30',
    '2026-1-10 24:00:00',
    '2026-1-10 9:5',
    '2026-1-10 9:00 PM',
    '2026-1-10Z',
    '2026年1月',
    'Jan 10, 2026',
    '2026-1-10 and more',
    `2026-1-10${' '.repeat(50_000)}x`,
  ])('%j is told', (at) => {
    const { history, quality } = read({ at }, { zone: 'Asia/Shanghai' });
    expect([history.events, quality.problems]).toEqual([
      0,
      [{ code: 'unparsable_date', count: 1, action: 'excluded', samples: [at] }],
    ]);
  });

  test('needs a zone in each form', () => {
    for (const at of ['2026/1/10', '2026年1月10日', '2026-01-10 9:00:00'])
      expect(read({ at }).quality.problems).toMatchObject([{ code: 'ambiguous_date', samples: [at] }]);
    expect(read({ at: '2026-03-29 2:30' }, { zone: 'Europe/Berlin' }).quality.problems).toMatchObject([
      { code: 'ambiguous_date' },
    ]);
  });

  test('stands for none in each form', () => {
    const form = { zone: 'UTC', sentinels: ['2026-12-31'] };
    for (const at of ['9999/12/31', '1900-1-1', '2026年12月31日', '1970/1/1'])
      expect(read({ at }, form).quality.problems).toMatchObject([{ code: 'sentinel_date', samples: [at] }]);
  });

  test('that is none is told with the forms that are read', () => {
    for (const [row, code] of [
      [{ at: 'soon' }, 'unparsable_date'],
      [{ closeOn: 'soon' }, 'unparsable_close_date'],
    ] as const) {
      const [issue, ...others] = qualityIssues(read(row).quality);
      expect([issue?.code, others]).toEqual([code, []]);
      for (const locale of [en, zhCN]) expect(issue && formatHint(issue, locale)).toContain('2026-01-10');
    }
  });

  test('as ISO text is itself', () => {
    for (const text of ['2026-01-10', '2026-01-10T09:00:00Z', '2026-01-10T09:00:00.250+08:00'])
      expect(isoTextOf(text)).toBe(text);
  });
});

describe('an expected close', () => {
  const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  test.each([
    ['2026-05-01', undefined],
    ['2026/5/1', undefined],
    ['2026年5月1日', undefined],
    [' 2026-05-01', undefined],
    ['2026-05-01T23:00:00Z', undefined],
    ['2026-04-30T23:00:00Z', 'Asia/Shanghai'],
    ['2026-05-01 00:00:00', undefined],
    ['2026-05-01 0:00', undefined],
    ['2026-05-01T00:00:00-05:00', 'UTC'],
    [{ year: 2026, month: 5, day: 1 }, undefined],
    [new Date('2026-05-01'), undefined],
    [new Date('2026-05-01'), 'America/New_York'],
    [Date.UTC(2026, 4, 1), undefined],
    // Midnight in Shanghai, as drivers give a date there.
    [new Date('2026-04-30T16:00:00Z'), 'Asia/Shanghai'],
    [Date.parse('2026-05-01T04:00:00Z'), 'America/New_York'],
    [{ epochMilliseconds: Date.UTC(2026, 4, 1) }, undefined],
  ])('%j, zone %j: May 1st', (closeOn, zone) => {
    const { history, quality } = read({ closeOn }, zone === undefined ? {} : { zone });
    expect([[...(history.closeOn ?? [])], quality.problems]).toEqual([[dayOf('2026-05-01')], []]);
  });

  test.each([
    ['01.05.2026', []],
    ['2026-05-01x', []],
    ['2026-05-01 25:00', []],
    ['2026-05-01T', []],
    ['2026-02-30', []],
    [new Date(Number.NaN), []],
    // Which date that is depends on where.
    [new Date('2026-04-30T16:00:00Z'), []],
    [46_143, ['excel_serial']],
    ['46143', ['excel_serial']],
    [1_777_593_600, ['epoch_seconds']],
    [20_260_501, ['yyyymmdd']],
    [true, []],
  ])('%j cannot be read, and is told with what it looks like', (closeOn, readings) => {
    const { history, quality } = read({ closeOn });
    expect(quality.problems).toMatchObject([
      { code: 'unparsable_close_date', count: 1, action: 'kept', ...(readings.length > 0 ? { readings } : {}) },
    ]);
    expect('readings' in (quality.problems[0] ?? {})).toBe(readings.length > 0);
    expect([history.events, history.closeOn]).toEqual([1, null]);
  });

  test.each([
    '9999-12-31',
    '1900-01-01',
    '1970-01-01',
    '2100-01-01',
    '9999-12-31 00:00:00',
    0,
    new Date(0),
    '2026-12-31',
  ])('%j stands for none', (closeOn) => {
    const form = { sentinels: ['2026-12-31'], zone: 'Asia/Shanghai' };
    const { history, quality } = read({ closeOn }, form);
    expect(quality.problems).toMatchObject([{ code: 'sentinel_close_date', count: 1, action: 'kept' }]);
    expect(history.closeOn).toBeNull();
    expect(read({ closeOn }, { ...form, policy: { sentinel_close_date: 'exclude' } }).history.events).toBe(0);
  });
});
