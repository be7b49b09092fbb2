import { formatHint, formatIssue, type StagewrightError } from 'stagewright';
import { historyFromNested, historyFromRows, qualityIssues } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const row = (id: unknown, at: unknown = day(1), to: unknown = 'lead') => ({ id, at, to });
const read = (rows: readonly object[], more: object = {}) =>
  historyFromRows(rows as never, { path, columns, ...more } as never);

/** Of a driver that has ids of its own, such as that of MongoDB. */
class ObjectId {
  constructor(private readonly hex: string) {}
  toString() {
    return this.hex;
  }
}

describe('ids', () => {
  test.each([
    ['a record', { oid: 'x' }],
    ['a list', ['x']],
    ['an empty list', []],
    ['not a number', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['a symbol', Symbol('x')],
    ['a function', () => 'x'],
    ['blank text of its own', new ObjectId(' ')],
    ['a record without any text', Object.create(null)],
  ])('that are %s are none', (_, id) => {
    const { history, quality } = read([row('a'), row(id)]);
    expect(history.ids).toEqual(['a']);
    expect(quality.problems).toEqual([{ code: 'missing_id', count: 1, action: 'excluded', samples: [1] }]);
  });

  test.each([
    ['a number', 7, '7'],
    ['a large number', 7n, '7'],
    ['a record with a text of its own', new ObjectId('6f'), '6f'],
  ])('may be %s', (_, id, text) => {
    const { history, quality } = read([row(id)]);
    expect([history.ids, quality.problems]).toEqual([[text], []]);
  });

  test('of changes of attributes are looked at alike', () => {
    const { quality } = read([row('a')], {
      attributeChanges: {
        rows: [{ id: { oid: 'x' }, at: day(2), to: 'ann' }],
        columns: { opportunityId: 'id', at: 'at', to: 'to' },
        attributes: ['owner'],
      },
    });
    expect(quality.changes?.problems).toEqual([{ code: 'missing_id', count: 1, action: 'excluded', samples: [0] }]);
  });
});

describe('values of attributes', () => {
  const table = { rows: [{ id: 'a', owner: { id: 1 }, team: true }], id: 'id', attributes: ['owner', 'team'] };

  test('that are records are none, and that is told', () => {
    const { history, quality } = read([row('a')], { opportunities: table });
    expect(history.values).toEqual({ owner: [null], team: ['true'] });
    expect(quality.problems).toEqual([{ code: 'unparsable_text', count: 1, action: 'told', samples: ['a'] }]);
    expect(qualityIssues(quality).map((issue) => [formatIssue(issue, en), formatIssue(issue, zhCN)])).toEqual([
      ['A value that is read as text is a record or a list (1 time: a).', '有应为文本的值却是记录或列表（1处：a）。'],
    ]);
  });

  test('that changed too, and reasons', () => {
    const { history, quality } = read([{ ...row('a'), why: ['price'] }], {
      columns: { ...columns, reason: 'why' },
      attributeChanges: {
        rows: [{ id: 'a', at: day(2), from: 'ann', to: { id: 2 } }],
        columns: { opportunityId: 'id', at: 'at', to: 'to', from: 'from' },
        attributes: ['owner'],
      },
    });
    expect([history.reason, history.values]).toEqual([null, { owner: [null] }]);
    expect(quality.problems).toEqual([{ code: 'unparsable_text', count: 1, action: 'told', samples: ['a'] }]);
    expect(quality.changes?.problems).toEqual(quality.problems);
  });
});

describe('the two tables', () => {
  const table = { rows: [{ id: 'b', owner: 'x' }], id: 'id', attributes: ['owner'] };

  test('tell of an opportunity that the second one lacks', () => {
    const { history, quality } = read([row('0065000000Abc12AAB'), row('b')], { opportunities: table });
    expect(history.values).toEqual({ owner: [null, 'x'] });
    expect(quality).toEqual({
      rows: 2,
      kept: 2,
      problems: [{ code: 'opportunity_without_attributes', count: 1, action: 'told', samples: ['0065000000Abc12AAB'] }],
    });
    expect(qualityIssues(quality).map((issue) => [formatIssue(issue, en), formatIssue(issue, zhCN)])).toEqual([
      [
        '1 opportunity is not in the second table: 0065000000Abc12AAB.',
        '第二张表中没有某些商机（1个：0065000000Abc12AAB）。',
      ],
    ]);
    expect(() =>
      read([row('a')], { opportunities: table, policy: { opportunity_without_attributes: 'refuse' } }),
    ).toThrow('opportunity_without_attributes');
  });

  test('tell of a row of the second one without an id', () => {
    const rows = [
      { owner: 'y' },
      { id: ' ', owner: 'y' },
      { id: { oid: 'x' }, owner: 'y' },
      null,
      { id: 'a', owner: 'x' },
    ];
    const { history, quality } = read([row('a')], { opportunities: { ...table, rows } });
    expect(history.values).toEqual({ owner: ['x'] });
    expect(quality.problems).toEqual([
      { code: 'opportunity_without_id', count: 4, action: 'told', samples: [0, 1, 2, 3] },
    ]);
  });

  test('are one where there is no second', () => {
    expect(read([row('a')]).quality.problems).toEqual([]);
  });
});

describe('columns', () => {
  test.each(['opportunityId', 'at', 'to'])('without %s are refused', (property) => {
    const { [property as 'to']: _, ...others } = columns;
    try {
      read([], { columns: others });
      expect.unreachable();
    } catch (error) {
      expect((error as StagewrightError).issues).toEqual([
        { code: 'missing_property', severity: 'error', path: `columns.${property}`, params: { property } },
      ]);
    }
  });

  test('of opportunities that hold their changes need no id', () => {
    const nested = (columns: object) =>
      historyFromNested([], { path, id: 'id', changes: () => [], columns } as never).history.events;
    expect(nested({ at: 'at', to: 'to' })).toBe(0);
    expect(() => nested({ at: 'at' })).toThrow('missing_property');
  });
});

describe('stages', () => {
  test.each([null, undefined, '', ' '])('that are %j are missing', (to) => {
    const { history, quality } = read([row('a'), { ...row('a', day(2)), to }]);
    expect(history.events).toBe(1);
    expect(quality.problems).toEqual([{ code: 'missing_stage', count: 1, action: 'excluded', samples: ['a'] }]);
    const [issue] = qualityIssues(quality);
    expect(issue && [formatIssue(issue, en), formatIssue(issue, zhCN), formatHint(issue, en)]).toEqual([
      'A row has no stage (1 row: a).',
      '记录没有阶段（1行：a）。',
      null,
    ]);
    expect(read([row('a', day(1), to)], { policy: { missing_stage: 'keep' } }).history.events).toBe(1);
  });

  test('with blanks around are read without, and that is told', () => {
    const { history, quality } = read([row('a', day(1), 'lead '), row('a', day(2), '\tOffre')], {
      path: { ...path, aliases: { Offre: 'offer' } },
    });
    expect([...history.place]).toEqual([0, 1]);
    expect(quality.problems).toEqual([
      { code: 'stage_with_blanks', count: 2, action: 'kept', samples: ['lead ', '\tOffre'] },
    ]);
    const [issue] = qualityIssues(quality);
    expect(issue && [formatIssue(issue, en), formatIssue(issue, zhCN)]).toEqual([
      'A stage is written with blanks around (2 rows: lead , \tOffre).',
      '阶段名首尾有空格（2行：lead 、\tOffre）。',
    ]);
    const { quality: left } = read([row('a', day(1), 'lead ')], { policy: { stage_with_blanks: 'exclude' } });
    expect([left.rows, left.kept]).toEqual([1, 0]);
  });

  test('of a path may have blanks of their own', () => {
    const padded = { ...path, stages: ['lead', 'lead '] };
    const { history, quality } = read([row('a', day(1), 'lead ')], { path: padded });
    expect([[...history.place], quality.problems]).toEqual([[1], []]);
  });

  test('that a row comes from are read alike', () => {
    const rows = [row('a'), { ...row('a', day(2), 'offer'), from: ' lead' }];
    expect(read(rows, { columns: { ...columns, from: 'from' } }).quality.problems).toEqual([]);
  });
});

test('samples of dates are ISO text, whatever the zone of the process', () => {
  const { quality } = read([row('a', new Date('9999-12-31T12:00:00Z')), row('a', new Date(Number.NaN))]);
  expect(quality.problems.map(({ code, samples }) => [code, samples])).toEqual([
    ['sentinel_date', ['9999-12-31T12:00:00.000Z']],
    ['unparsable_date', ['Invalid Date']],
  ]);
});

describe('opportunities that hold their changes', () => {
  test('are told where they are none, throw, or have no id, and no other is lost', () => {
    const throwing = () => {
      throw new TypeError('of the host');
    };
    const changes = [{ at: day(1), to: 'lead' }];
    const given = [
      null,
      { id: 'a', changes },
      Object.defineProperty({ id: 'c' }, 'changes', { get: throwing, enumerable: true }),
      { changes },
      {
        id: 'b',
        changes,
        get owner() {
          return throwing();
        },
      },
    ];
    const { history, quality } = historyFromNested(
      given as never,
      {
        path,
        id: 'id',
        changes: (one: { readonly changes: readonly object[] }) => one.changes,
        columns: { at: 'at', to: 'to' },
        attributes: ['owner'],
      } as never,
    );
    expect(history.ids).toEqual(['a', 'b']);
    expect([quality.rows, quality.kept]).toEqual([4, 2]);
    expect(quality.problems).toEqual([
      { code: 'missing_id', count: 1, action: 'excluded', samples: [2] },
      { code: 'opportunity_without_id', count: 2, action: 'told', samples: [0, 3] },
      { code: 'opportunity_without_rows', count: 1, action: 'told', samples: ['c'] },
      { code: 'unparsable_text', count: 1, action: 'told', samples: ['b'] },
      { code: 'unreadable_row', count: 1, action: 'excluded', samples: [2] },
    ]);
  });
});
