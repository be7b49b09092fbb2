import { formatIssue, StagewrightError } from 'stagewright';
import { historyFromRows, type QualityPolicy, qualityIssues } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { QUALITY_KINDS } from '../../../src/history/Quality.js';
import { day, stagesPath as path } from '../../support/stagesHistory.js';

type Row = { readonly [column: string]: unknown };
const columns = {
  opportunityId: 'id',
  at: 'at',
  to: 'to',
  from: 'from',
  until: 'until',
  duration: 'days',
  recordedAt: 'known',
  amount: 'amount',
  closeOn: 'closeOn',
  seq: 'seq',
} as const;
/** Every column is there, so that none is unknown. */
const blank = Object.fromEntries(Object.values(columns).map((column) => [column, undefined]));
const read = (rows: readonly Row[], more: { readonly policy?: QualityPolicy; readonly zone?: string } = {}) =>
  historyFromRows(rows[0] == null ? rows : [{ ...blank, ...rows[0] }, ...rows.slice(1)], {
    path,
    columns,
    currency: 'CNY',
    extractedAt: day(30),
    sentinels: ['2026-12-31'],
    ...more,
    zone: more.zone ?? 'UTC',
  });
const lead = { id: 'a', at: day(1), to: 'lead' };
const bid = { id: 'a', at: day(3), to: 'bid' };

const unreadable = () => {
  throw new TypeError('of the host');
};

/** One row of each kind behind sound ones, and what becomes of it. */
const kinds: readonly (readonly [kind: string, rows: readonly Row[], action: string, sample: unknown])[] = [
  ['missing_id', [lead, { ...bid, id: '' }], 'excluded', 1],
  ['missing_date', [lead, { ...bid, at: '' }], 'excluded', 'a'],
  ['missing_date', [lead, { ...bid, at: ' ' }], 'excluded', 'a'],
  ['missing_date', [lead, { ...bid, at: null }], 'excluded', 'a'],
  ['unparsable_date', [lead, { ...bid, at: '2026-02-30' }], 'excluded', '2026-02-30'],
  ['sentinel_date', [lead, { ...bid, at: '9999-12-31T23:59:59Z' }], 'excluded', '9999-12-31T23:59:59Z'],
  ['sentinel_date', [lead, { ...bid, at: 0 }], 'excluded', 0],
  ['sentinel_date', [lead, { ...bid, at: '1900-01-01' }], 'excluded', '1900-01-01'],
  ['sentinel_date', [lead, { ...bid, at: '2026-12-31' }], 'excluded', '2026-12-31'],
  ['unparsable_end', [lead, { ...bid, until: 'soon' }], 'kept', 'soon'],
  ['unparsable_end', [lead, { ...bid, days: 'two' }], 'kept', 'two'],
  ['after_extract', [lead, { ...bid, at: day(31) }], 'excluded', day(31)],
  ['unknown_stage', [lead, { ...bid, to: 'Bid' }], 'excluded', 'Bid'],
  ['duplicate_row', [lead, { ...lead }], 'excluded', 'a'],
  ['no_change_of_stage', [lead, { ...lead, at: day(2) }], 'kept', 'a'],
  ['exit_before_entry', [lead, { ...bid, until: day(2) }], 'kept', 'a'],
  ['negative_duration', [lead, { ...bid, days: '-2' }], 'kept', '-2'],
  ['sentinel_end', [lead, { ...bid, until: '9999-12-31' }], 'kept', '9999-12-31'],
  ['unparsable_amount', [lead, { ...bid, amount: '1,5' }], 'kept', '1,5'],
  ['unparsable_close_date', [lead, { ...bid, closeOn: 'May' }], 'kept', 'May'],
  ['sentinel_close_date', [lead, { ...bid, closeOn: '9999-12-31' }], 'kept', '9999-12-31'],
  ['unparsable_recorded_at', [lead, { ...bid, known: 'later' }], 'kept', 'later'],
  ['unparsable_seq', [lead, { ...bid, seq: 'second' }], 'kept', 'second'],
  ['missing_id', [lead, { ...bid, id: ' ' }], 'excluded', 1],
  ['unreadable_row', [lead, Object.defineProperty({ ...bid }, 'to', { get: unreadable })], 'excluded', 1],
  ['missing_id', [lead, null as never], 'excluded', 1],
  ['broken_chain', [lead, { ...bid, from: 'need' }], 'kept', 'a'],
  ['event_after_end', [lead, { ...bid, to: 'lost' }, { ...bid, at: day(4) }], 'kept', 'a'],
  ['order_of_input_kept', [lead, bid, { ...bid, to: 'need' }], 'kept', 'a'],
];

describe('each kind of what cannot be right', () => {
  test.each(kinds)('%s', (code, rows, action, sample) => {
    const { quality, history } = read(rows);
    expect(quality.problems).toEqual([{ code, count: 1, action, samples: [sample] }]);
    expect(quality.kept).toBe(action === 'excluded' ? rows.length - 1 : rows.length);
    expect(history.events).toBe(quality.kept);
  });

  test.each(kinds)('%s is refused where the policy says so', (kind, rows, _, sample) => {
    try {
      read(rows, { policy: { [kind]: 'refuse' } });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(StagewrightError);
      const [issue, ...others] = (error as StagewrightError).issues;
      expect([issue?.code, issue?.path, issue?.params, others]).toEqual([
        kind,
        'rows',
        { count: 1, samples: [sample] },
        [],
      ]);
    }
  });

  test.each(kinds.filter(([kind]) => !['sentinel_end', 'order_of_input_kept'].includes(kind)))(
    '%s is excluded where the policy says so',
    (kind, rows) => expect(read(rows, { policy: { [kind]: 'exclude' } }).history.events).toBe(rows.length - 1),
  );

  test('a local time without a zone, and one that a zone has twice or never, is ambiguous', () => {
    const form = { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } } as const;
    const rows = ['2026-03-08 02:30:00', '2026-11-01 01:30:00', '2026-11-01 03:30:00'].map((at) => ({ ...lead, at }));
    expect(historyFromRows(rows, form).quality.problems).toMatchObject([{ code: 'ambiguous_date', count: 3 }]);
    const { history, quality } = historyFromRows(rows, { ...form, zone: 'America/New_York' });
    expect(quality.problems).toMatchObject([
      { code: 'ambiguous_date', count: 2, samples: ['2026-03-08 02:30:00', '2026-11-01 01:30:00'] },
    ]);
    expect([...history.at]).toEqual([Date.UTC(2026, 10, 1, 8, 30)]);
  });

  test('a row that is kept is told under all its kinds, one left out under the first', () => {
    const odd = { ...bid, until: day(2), days: -1, amount: 'x' };
    expect(read([lead, odd]).quality.problems.map(({ code }) => code)).toEqual([
      'exit_before_entry',
      'negative_duration',
      'unparsable_amount',
    ]);
    const { problems } = read([lead, odd], { policy: { negative_duration: 'exclude' } }).quality;
    expect(problems.map(({ code, action }) => [code, action])).toEqual([
      ['exit_before_entry', 'kept'],
      ['negative_duration', 'excluded'],
    ]);
  });

  test('what is kept of an unknown stage is a stay in no place; a stand-in that is kept is an instant', () => {
    const rows = [lead, { ...bid, to: 'Bid' }, { ...bid, at: 0, to: 'need' }];
    const { history } = read(rows, { policy: { unknown_stage: 'keep', sentinel_date: 'keep' } });
    expect([...history.place]).toEqual([1, 0, -1]);
    expect(history.at[0]).toBe(0);
  });

  test('a second table tells of whom no row tells, and of two values', () => {
    const rows = [
      { id: 'a', owner: 'x' },
      { id: 'b', owner: 'x' },
      { id: 'a', owner: 'y' },
    ];
    const opportunities = { rows, id: 'id', attributes: ['owner'] } as const;
    const { history, quality } = historyFromRows([lead], {
      path,
      columns: { opportunityId: 'id', at: 'at', to: 'to' },
      opportunities,
    });
    expect(history.values.owner).toEqual(['y']);
    expect(quality).toEqual({
      rows: 1,
      kept: 1,
      problems: [
        { code: 'conflicting_attribute', count: 1, action: 'told', samples: ['a'] },
        { code: 'opportunity_without_rows', count: 1, action: 'told', samples: ['b'] },
      ],
    });
  });
});

describe('a policy', () => {
  test('that does not exist is a mistake', () => {
    expect(() => read([lead], { policy: { duplicate_row: 'drop' } as never })).toThrow('invalid_policy');
    const misspelt = () => read([lead], { policy: { unparseable_date: 'refuse' } as never });
    expect(misspelt).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({
            code: 'unknown_property',
            path: 'policy.unparseable_date',
            params: { property: 'unparseable_date', nearest: 'unparsable_date' },
          }),
        ],
      }),
    );
  });

  test('that makes no sense does not compile', () => {
    // @ts-expect-error a row without an instant cannot be kept
    const policy: QualityPolicy = { unparsable_date: 'keep' };
    // @ts-expect-error there is no row to leave out
    const other: QualityPolicy = { order_of_input_kept: 'exclude' };
    expect([policy, other]).toHaveLength(2);
  });
});

test('every kind has a message in both languages, and a case above', () => {
  for (const code of Object.keys(QUALITY_KINDS)) {
    expect(en.messages[code]).toContain('{samples}');
    expect(zhCN.messages[code]).toContain('{samples}');
  }
  const elsewhere = [
    'ambiguous_date',
    'attribute_not_as_changed',
    'change_without_rows',
    'close_date_unknown',
    'conflicting_attribute',
    'missing_currency',
    'missing_stage',
    'numeric_date',
    'opportunity_without_attributes',
    'opportunity_without_id',
    'opportunity_without_rows',
    'other_variant',
    'stage_with_blanks',
    'transferred',
    'unknown_attribute',
    'unknown_column',
    'unknown_currency',
    'unparsable_text',
  ];
  expect([...new Set([...kinds.map(([kind]) => kind), ...elsewhere])].sort()).toEqual(
    Object.keys(QUALITY_KINDS).sort(),
  );
});

test('a report is read in both languages', () => {
  const { quality } = read([lead, { ...bid, to: 'Bid' }, { ...bid, to: 'Offer' }, { ...bid, days: -1 }]);
  const issues = qualityIssues(quality);
  expect(issues.map(({ severity }) => severity)).toEqual(['info', 'warning']);
  expect(issues.map((issue) => formatIssue(issue, en))).toEqual([
    'A duration is below zero (1 row: -1).',
    'A stage is not known. (2 rows: Bid, Offer)',
  ]);
  expect(issues.map((issue) => formatIssue(issue, zhCN))).toEqual([
    '时长为负（1行：-1）。',
    '有未知的阶段。（2行：Bid、Offer）',
  ]);
});

describe('events of one instant', () => {
  const at = (to: string, from?: string, more = {}) => ({ id: 'a', at: day(3), to, from, ...more });
  const placesOf = (rows: readonly Row[]) => {
    const { history, quality } = read(rows);
    return [[...history.place].map((place) => history.places[place]), quality.problems.map(({ code }) => code)];
  };

  test('go in order of seq', () => {
    expect(placesOf([at('bid', undefined, { seq: 2 }), at('need', undefined, { seq: 1 }), lead])).toEqual([
      ['lead', 'need', 'bid'],
      [],
    ]);
  });

  test('go in order of when they became known', () => {
    const rows = [at('bid', undefined, { known: day(5) }), at('need', undefined, { known: day(4) }), lead];
    expect(placesOf(rows)).toEqual([['lead', 'need', 'bid'], []]);
  });

  test('go so that each comes from where the one before led, whatever the order of input', () => {
    const rows = [at('won', 'bid'), at('bid', 'need'), at('need', 'lead'), { ...lead, from: null }];
    expect(placesOf(rows)).toEqual([['lead', 'need', 'bid', 'won'], []]);
    expect(placesOf([rows[1], rows[3], rows[0], rows[2]] as Row[])).toEqual([['lead', 'need', 'bid', 'won'], []]);
  });

  test.each([null, undefined, '', ' '])('begin with the one that comes from nowhere: %j', (nowhere) => {
    const rows = [at('bid', 'need'), at('need', 'lead'), at('lead', nowhere as never)];
    expect(placesOf(rows)).toEqual([['lead', 'need', 'bid'], []]);
    // Behind an event that is there before, it may stand anywhere, but that the others leave it one place.
    const before = { ...lead, at: day(1) };
    expect(placesOf([before, at('bid', 'hold'), at('hold', nowhere as never), at('need', 'lead')])).toEqual([
      ['lead', 'need', 'hold', 'bid'],
      [],
    ]);
  });

  test('go in the order of input, and that is told, where several orders would do, or none', () => {
    const loops = [lead, at('need', 'lead'), at('lead', 'need'), at('bid', 'lead'), at('lead', 'bid')];
    expect(placesOf(loops)).toEqual([['lead', 'need', 'lead', 'bid', 'lead'], ['order_of_input_kept']]);
    const none = [lead, at('won', 'need'), at('need', 'bid')];
    expect(placesOf(none)).toEqual([
      ['lead', 'won', 'need'],
      ['broken_chain', 'event_after_end', 'order_of_input_kept'],
    ]);
  });

  test('are many without being slow', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      at(index % 2 === 0 ? 'need' : 'bid', undefined, { amount: String(index) }),
    );
    expect(read(rows).history.events).toBe(20_000);
  });
});
