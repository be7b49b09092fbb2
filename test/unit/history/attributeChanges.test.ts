import { formatIssue, unwrap } from 'stagewright';
import {
  decodeHistory,
  encodeHistory,
  historyFromColumns,
  historyFromNested,
  historyFromRecords,
  historyFromRows,
  historyFromStream,
  historyReader,
  mergeHistories,
  type QualityPolicy,
  qualityIssues,
} from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';
import { day, stagesPath as path } from '../../support/stagesHistory.js';
import { thrown } from '../../support/thrown.js';

const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const rows = ['a', 'b', 'c'].flatMap((id) => [
  { id, at: day(1), to: 'lead' },
  { id, at: day(20), to: 'won' },
]);
const opportunities = {
  rows: [
    { id: 'a', owner: 'cleo', region: 'north' },
    { id: 'b', owner: 'bob', region: 'south' },
    { id: 'c', owner: '', region: '' },
  ],
  id: 'id',
  attributes: ['owner', 'region'],
} as const;
type Row = { readonly [column: string]: unknown };
const changeColumns = { opportunityId: 'deal', at: 'on', from: 'old', to: 'new', recordedAt: 'known' } as const;
const change = (deal: unknown, on: unknown, old: unknown, to: unknown, known: unknown = ''): Row => ({
  deal,
  on,
  old,
  new: to,
  known,
});
const handedOver = [change('a', day(9), 'bob', 'cleo'), change('a', day(5), 'ann', 'bob')];
const read = (changes: readonly Row[], policy: QualityPolicy = {}) =>
  historyFromRows(rows, {
    path,
    columns,
    opportunities,
    attributeChanges: { rows: changes, columns: changeColumns, attributes: ['owner'] },
    policy,
  });
const ownersOf = ({ history }: ReturnType<typeof read>, opportunity: number, days: readonly number[]) =>
  days.map((on) => history.valueAt('owner', opportunity, new Date(day(on))));

describe('an attribute that changed', () => {
  const whole = read(handedOver);

  test('is what the last change made of it; before the first one what that came from', () => {
    expect(ownersOf(whole, 0, [1, 4, 5, 8, 9, 30])).toEqual(['ann', 'ann', 'bob', 'bob', 'cleo', 'cleo']);
    expect(whole.history.values.owner).toEqual(['cleo', 'bob', null]);
    expect(whole.quality.changes).toEqual({ rows: 2, kept: 2, problems: [] });
  });

  test('is unknown before a change that says nothing of it, and the table does not say it', () => {
    const unsaid = read(handedOver.map((one) => ({ ...one, old: null })));
    expect(ownersOf(unsaid, 0, [4, 5, 9])).toEqual([null, 'bob', 'cleo']);
  });

  test('has one value for all time where nothing changed, as attributes without a table of changes', () => {
    expect(ownersOf(whole, 1, [1, 30])).toEqual(['bob', 'bob']);
    expect(whole.history.valueAt('region', 0, new Date(day(1)))).toBe('north');
    expect(Object.keys(whole.history.changes)).toEqual(['owner']);
  });

  test('may be emptied', () => {
    const emptied = read([...handedOver, change('a', day(12), 'cleo', ' ')]);
    expect(ownersOf(emptied, 0, [11, 12])).toEqual(['cleo', null]);
    expect(emptied.history.values.owner[0]).toBeNull();
  });

  test('is looked up by what was known', () => {
    const late = read([handedOver[1] as Row, change('a', day(9), 'bob', 'cleo', day(15))]);
    const known = (asOf: number) => late.history.valueAt('owner', 0, new Date(day(30)), new Date(day(asOf)));
    expect([known(4), known(9), known(14), known(15)]).toEqual(['ann', 'bob', 'bob', 'cleo']);
  });

  test('is what the first change came from that became known, where none was known yet', () => {
    const backdated = [change('a', day(3), 'ann', 'bob', day(20)), change('a', day(9), 'bob', 'cleo')];
    const known = (asOf: number) => read(backdated).history.valueAt('owner', 0, new Date(day(5)), new Date(day(asOf)));
    // Before the change of day 9 everybody saw bob, though it was entered on day 20 only that he had it from ann.
    expect([known(8), known(9), known(20)]).toEqual(['bob', 'bob', 'bob']);
    expect(read(backdated).history.valueAt('owner', 0, new Date(day(2)), new Date(day(20)))).toBe('ann');
    expect(read(backdated).history.asOf(new Date(day(8))).values.owner[0]).toBe('bob');
  });

  test('of no history, at no instant, is refused', () => {
    const { history } = whole;
    expect(thrown(() => history.valueAt('team' as 'owner', 0, 'soon'))).toEqual(['unknown_choice attribute']);
    expect(thrown(() => history.valueAt('owner', 0, 'soon'))).toEqual(['unreadable_instant instant']);
    expect(thrown(() => history.valueAt('owner', 9, new Date(day(1))))).toEqual(['unknown_opportunity opportunity']);
  });

  test('as of an instant is what was known then, in the end too', () => {
    const late = read([handedOver[1] as Row, change('a', day(9), 'bob', 'cleo', day(15))]).history;
    const owners = (on: number) => late.asOf(new Date(day(on))).values.owner;
    expect([owners(2), owners(6), owners(10), owners(16)]).toEqual([
      ['ann', 'bob', null],
      ['bob', 'bob', null],
      ['bob', 'bob', null],
      ['cleo', 'bob', null],
    ]);
    expect(late.asOf(new Date(day(2))).changes).toEqual({});
  });
});

describe('a table of changes', () => {
  test('may be of several attributes, called otherwise, one of which the second table does not have', () => {
    const { history, quality } = historyFromRows(rows, {
      path,
      columns,
      opportunities: { ...opportunities, attributes: ['owner'] },
      attributeChanges: {
        rows: [
          {
            OpportunityId: 'a',
            Field: 'OwnerId',
            CreatedDate: '2026-08-05T00:00:00Z',
            OldValue: 'ann',
            NewValue: 'cleo',
          },
          { OpportunityId: 'b', Field: 'team', CreatedDate: '2026-08-06T00:00:00Z', OldValue: '', NewValue: 'east' },
          {
            OpportunityId: 'b',
            Field: 'NextStep',
            CreatedDate: '2026-08-06T00:00:00Z',
            OldValue: '',
            NewValue: 'call',
          },
        ],
        columns: {
          opportunityId: 'OpportunityId',
          attribute: 'Field',
          at: 'CreatedDate',
          from: 'OldValue',
          to: 'NewValue',
        },
        attributes: ['owner', 'team'],
        aliases: { OwnerId: 'owner' },
      },
    });
    expect(history.attributes).toEqual(['owner', 'team']);
    expect(history.values).toEqual({ owner: ['cleo', 'bob', null], team: [null, 'east', null] });
    expect(quality.changes).toEqual({
      rows: 3,
      kept: 2,
      problems: [{ code: 'unknown_attribute', count: 1, action: 'excluded', samples: ['NextStep'] }],
    });
  });

  test('may be one of several, one for each attribute, and more may come behind', () => {
    const table = (name: 'owner' | 'region') => ({ rows: [] as Row[], columns: changeColumns, attributes: [name] });
    const reader = historyReader({
      path,
      columns,
      opportunities,
      attributeChanges: [table('owner'), table('region')],
    });
    reader.add(rows);
    reader.addChanges(handedOver.slice(0, 1));
    expect(reader.read().history.valueAt('owner', 0, new Date(day(5)))).toBe('bob');
    reader.addChanges([change('b', day(7), 'west', 'south')], 1);
    reader.addChanges(handedOver.slice(1), 0);
    const { history } = reader.read();
    expect(encodeHistory(history)).not.toEqual(encodeHistory(read(handedOver).history));
    expect([1, 6, 10].map((on) => history.valueAt('owner', 0, new Date(day(on))))).toEqual(['ann', 'bob', 'cleo']);
    expect([6, 7].map((on) => history.valueAt('region', 1, new Date(day(on))))).toEqual(['west', 'south']);
    expect(thrown(() => reader.addChanges([], 2))).toEqual(['unknown_choice table']);
    expect(thrown(() => reader.addChanges(null as never))).toEqual(['wrong_type rows']);
  });

  test.each([
    [{ column: {} }, 'unknown_property', 'attributeChanges.column'],
    [{ rows: 5 }, 'wrong_type', 'attributeChanges.rows'],
    [{ columns: { ...changeColumns, old: 'x' } }, 'unknown_property', 'attributeChanges.columns.old'],
    [{ columns: { opportunityId: 'deal', at: 'on' } }, 'missing_property', 'attributeChanges.columns'],
    [{ attributes: ['owner', 'region'] }, 'missing_property', 'attributeChanges.columns'],
    [{ attributes: [] }, 'missing_property', 'attributeChanges.columns'],
    [{ attributes: [7] }, 'wrong_type', 'attributeChanges.attributes.0'],
    [{ aliases: { OwnerId: 'owners' } }, 'unknown_choice', 'attributeChanges.aliases.OwnerId'],
  ])('that is none is refused: %j', (wrong, code, at) => {
    const table = { rows: [], columns: changeColumns, attributes: ['owner'], ...wrong };
    const reading = () => historyFromRows(rows, { path, columns, attributeChanges: table as never });
    expect(thrown(reading)).toEqual([`${code} ${at}`]);
  });
});

describe('changes that cannot be right', () => {
  const good = change('a', day(5), 'ann', 'cleo');
  type Case = { readonly code: string; readonly wrong: Row; readonly sample: unknown; readonly policy?: QualityPolicy };
  const none = '9999-12-31T00:00:00Z';
  const cases: readonly Case[] = [
    { code: 'missing_id', wrong: change(' ', day(6), 'cleo', 'dan'), sample: 1 },
    { code: 'unparsable_date', wrong: change('a', '2026-02-30', 'cleo', 'dan'), sample: '2026-02-30' },
    { code: 'ambiguous_date', wrong: change('a', '2026-08-06 10:00', 'cleo', 'dan'), sample: '2026-08-06 10:00' },
    { code: 'numeric_date', wrong: change('a', 1786000000, 'cleo', 'dan'), sample: 1786000000 },
    { code: 'sentinel_date', wrong: change('a', none, 'cleo', 'dan'), sample: none, policy: { sentinel_date: 'keep' } },
    { code: 'change_without_rows', wrong: change('z', day(6), 'cleo', 'dan'), sample: 'z' },
    { code: 'duplicate_row', wrong: good, sample: 'a', policy: { duplicate_row: 'keep' } },
  ];

  test.each(cases)('are left out and told: $code', ({ code, wrong, sample, policy = {} }) => {
    const { history, quality } = read([good, wrong], policy);
    expect(history.values.owner).toEqual(['cleo', 'bob', null]);
    expect(quality.changes).toEqual({
      rows: 2,
      kept: 1,
      problems: [expect.objectContaining({ code, count: 1, action: 'excluded', samples: [sample] })],
    });
    expect(quality).toMatchObject({ rows: 6, kept: 6, problems: [] });
    expect(thrown(() => read([good, wrong], { [code]: 'refuse' }))).toEqual([`${code} attributeChanges`]);
  });

  test('are kept and told where something is known of them', () => {
    const odd = [good, change('a', day(8), 'dan', 'eve', 'later')];
    const { history, quality } = read(odd);
    expect(history.values.owner[0]).toBe('eve');
    expect(history.valueAt('owner', 0, new Date(day(6)), new Date(day(8)))).toBe('cleo');
    expect(quality.changes?.problems.map(({ code, action }) => [code, action])).toEqual([
      ['broken_chain', 'kept'],
      ['unparsable_recorded_at', 'kept'],
    ]);
    expect(read(odd, { broken_chain: 'exclude' }).history.values.owner[0]).toBe('cleo');
    expect(read(odd, { unparsable_recorded_at: 'exclude' }).quality.changes?.kept).toBe(1);
  });

  test('later than the data were taken out are left out', () => {
    const { history, quality } = historyFromRows(rows, {
      path,
      columns,
      extractedAt: new Date(day(25)),
      attributeChanges: {
        rows: [good, change('a', day(26), 'cleo', 'dan')],
        columns: changeColumns,
        attributes: ['owner'],
      },
    });
    expect(history.values.owner[0]).toBe('cleo');
    expect(quality.changes?.problems).toMatchObject([{ code: 'after_extract', count: 1 }]);
  });

  test('of one instant are put in order by what each came from, and by content where nothing else tells', () => {
    const noon = day(7);
    const chain = [change('a', noon, 'cleo', 'dan'), change('a', noon, 'ann', 'bob'), change('a', noon, 'bob', 'cleo')];
    expect(read(chain).history.values.owner[0]).toBe('dan');
    expect(read(chain).history.valueAt('owner', 0, new Date(day(6)))).toBe('ann');
    expect(read(chain).quality.changes?.problems).toEqual([]);
    const tied = [change('a', noon, '', 'dan'), change('a', noon, '', 'bob')];
    for (const order of [tied, [...tied].reverse()]) {
      expect(read(order).history.values.owner[0]).toBe('dan');
      expect(read(order).quality.changes?.problems).toMatchObject([{ code: 'order_of_input_kept', samples: ['a'] }]);
    }
  });

  test('a change that became known later corrects the one of the same instant', () => {
    const noon = day(7);
    const both = [change('a', noon, 'ann', 'dan', day(9)), change('a', noon, 'ann', 'bob', day(8))];
    const { history } = read(both);
    const known = [8, 9].map((asOf) => history.valueAt('owner', 0, new Date(day(8)), new Date(day(asOf))));
    expect(known).toEqual(['bob', 'dan']);
  });

  test('lead elsewhere than the second table says: the change counts, and that is told', () => {
    const { history, quality } = read([change('a', day(5), 'ann', 'bob'), change('b', day(5), 'ann', '')]);
    expect(history.values.owner).toEqual(['bob', null, null]);
    expect(quality).toMatchObject({
      rows: 6,
      kept: 6,
      problems: [{ code: 'attribute_not_as_changed', count: 2, action: 'told', samples: ['a', 'b'] }],
    });
    const refused = () => read([change('a', day(5), 'ann', 'bob')], { attribute_not_as_changed: 'refuse' });
    expect(refused).toThrow('attribute_not_as_changed');
  });

  test('are told with the others, at their own place', () => {
    const { quality } = read([good, change('z', day(6), 'cleo', 'dan')]);
    const issues = qualityIssues(quality);
    expect(issues.map(({ code, path: at, severity }) => [code, at, severity])).toEqual([
      ['change_without_rows', 'attributeChanges', 'warning'],
    ]);
    expect(issues.map((issue) => [formatIssue(issue, en), formatIssue(issue, zhCN)])).toEqual([
      [
        'An attribute changed of an opportunity without a row (1 change: z).',
        '属性变更所属的商机没有任何记录（1条：z）。',
      ],
    ]);
  });
});

describe('changes come', () => {
  const owners = (history: { readonly changes: object }) => history.changes;

  test('with the opportunities that they are of, newest first or not', () => {
    const deals = [
      { id: 'a', owner: 'cleo', stages: rows.slice(0, 2), log: handedOver },
      { id: 'b', owner: 'bob', stages: rows.slice(2, 4), log: null },
      { id: 'c', owner: '', stages: rows.slice(4), log: [] },
    ];
    const { history, quality } = historyFromNested(deals, {
      path,
      id: 'id',
      changes: ({ stages }) => stages,
      columns: { at: 'at', to: 'to' },
      attributes: ['owner'],
      attributeChanges: {
        changes: { owner: ({ log }) => log },
        columns: { at: 'on', to: 'new', from: 'old' },
      },
    });
    expect(owners(history)).toEqual(owners(read(handedOver).history));
    expect(history.values).toEqual({ owner: ['cleo', 'bob', null] });
    expect(quality.changes).toEqual({ rows: 2, kept: 2, problems: [] });
  });

  test.each([
    [{ changes: { owner: [] } }, 'wrong_type options.attributeChanges.changes.owner'],
    [{ changes: { owner: () => 5 } }, 'wrong_type options.attributeChanges.changes.owner'],
    [{ columns: { at: 'on', to: 'new', form: 'old' } }, 'unknown_property options.attributeChanges.columns.form'],
    [{ columns: { at: 'on' } }, 'missing_property options.attributeChanges.columns'],
    [{ rows: [] }, 'unknown_property options.attributeChanges.rows'],
  ])('in the form that they have: %j is refused', (wrong, issue) => {
    const attributeChanges = { changes: { owner: () => [] }, columns: { at: 'on', to: 'new' }, ...wrong } as never;
    const form = { path, id: 'id', changes: () => [], columns: { at: 'at', to: 'to' }, attributeChanges } as const;
    expect(thrown(() => historyFromNested([{ id: 'a' }], form as never))).toEqual([issue]);
  });

  test('of which one throws where it is read: it is told, and the others stand', () => {
    const broken = {
      get on(): never {
        throw new Error('gone');
      },
    };
    const { history, quality } = historyFromNested([{ id: 'a', log: [...handedOver, broken, null] }], {
      path,
      id: 'id',
      changes: () => rows.slice(0, 2),
      columns: { at: 'at', to: 'to' },
      attributeChanges: {
        changes: { owner: ({ log }) => log as readonly Row[] },
        columns: { at: 'on', to: 'new', from: 'old' },
      },
    });
    expect(history.values.owner).toEqual(['cleo']);
    expect(quality.changes).toMatchObject({
      rows: 4,
      kept: 2,
      problems: [
        { code: 'missing_date', count: 1 },
        { code: 'unreadable_row', count: 1, samples: [2] },
      ],
    });
  });

  test('with rows that arrive', async () => {
    async function* stream() {
      yield await Promise.resolve(rows);
    }
    const attributeChanges = { rows: handedOver, columns: changeColumns, attributes: ['owner'] } as const;
    const { history } = await historyFromStream(stream(), { path, columns, opportunities, attributeChanges });
    expect(encodeHistory(history)).toEqual(encodeHistory(read(handedOver).history));
    expect(history.valueAt('owner', 0, new Date(day(6)))).toBe('bob');
  });

  test('in columns that fit, and no others', () => {
    const { history } = read(handedOver);
    const { path: road, ids, first, at, place, changes } = history;
    const input = { path: road, ids, first, at, place, attributes: { owner: history.values.owner } };
    const { owner } = changes;
    if (owner === undefined) return expect.unreachable();
    const copied = unwrap(historyFromColumns({ ...input, changes: { owner } }));
    expect(copied.valueAt('owner', 0, new Date(day(6)))).toBe('bob');
    const wrong: readonly (readonly [string, object])[] = [
      ['first', { first: Int32Array.of(0, 2) }],
      ['first', { first: Int32Array.of(0, 2, 1, 2) }],
      ['first', { first: Int32Array.of(0, 1, 1, 1) }],
      ['at', { at: Float64Array.of(day(9), day(5)) }],
      ['at', { at: Float64Array.of(day(5), Number.NaN) }],
      ['recordedAt', { recordedAt: Float64Array.of(day(5)) }],
      ['recordedAt', { recordedAt: Float64Array.of(day(5), 0.5) }],
      ['from', { from: Uint32Array.of(9, 1) }],
      ['to', { to: Uint32Array.of(1, 9) }],
      ['to', { to: Uint32Array.of(3, 2) }],
      ['names', { names: ['ann', 'ann', 'cleo'] }],
    ];
    for (const [column, part] of wrong) {
      const refused = historyFromColumns({ ...input, changes: { owner: { ...owner, ...part } } });
      expect([column, refused.ok ? [] : refused.issues.map((issue) => [issue.code, issue.path])]).toEqual([
        column,
        [['malformed_history', `changes.owner.${column}`]],
      ]);
    }
    const unnamed = historyFromColumns({ ...input, attributes: {}, changes: { owner } as never });
    expect(unnamed.ok).toBe(false);
  });

  test('as the kernel’s own transfers', () => {
    const model = modelOf({ stages: [{ id: 'a' }, { id: 'b' }] });
    const player = new Player(model, {}, { owner: 'ann' })
      .send({ type: 'advance' }, { day: 2 })
      .send({ type: 'assign', owner: 'bob' }, { day: 5 })
      .send({ type: 'assign', owner: 'cleo' }, { day: 8 });
    const { history, quality } = historyFromRecords([...player.log].reverse(), {
      path: { stages: ['a', 'b'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] },
    });
    const owner = (on: number) => history.valueAt('owner', 0, new Date(START + on * 86_400_000));
    expect([owner(0), owner(4), owner(5), owner(7), owner(8)]).toEqual(['ann', 'ann', 'bob', 'bob', 'cleo']);
    expect(history.values).toEqual({ owner: ['cleo'], series: ['s'] });
    expect(Object.keys(history.changes)).toEqual(['owner']);
    expect(quality.changes).toEqual({ rows: 2, kept: 2, problems: [] });
  });
});

describe('histories with changes', () => {
  test('survive the way over bytes, and so do those written before there were any', () => {
    const late = [handedOver[1] as Row, change('a', day(9), 'bob', 'cleo', day(15))];
    for (const { history } of [read(handedOver), read(late), read([])]) {
      const decoded = unwrap(decodeHistory(encodeHistory(history)));
      expect(encodeHistory(decoded)).toEqual(encodeHistory(history));
      expect(decoded.changes).toEqual(history.changes);
      expect(decoded.values).toEqual(history.values);
    }
    const plain = historyFromRows(rows, { path, columns, opportunities }).history;
    expect(encodeHistory(read([]).history)).toEqual(encodeHistory(plain));
    expect(new TextDecoder().decode(encodeHistory(plain))).not.toContain('changes');
  });

  test('merge to the set of all changes; what only changes led to is no conflict', () => {
    const [one, two] = handedOver.map((each) => read([each]).history);
    const table = historyFromRows(rows, { path, columns, opportunities }).history;
    if (one === undefined || two === undefined) return expect.unreachable();
    const { history, quality } = unwrap(mergeHistories([two, one, two]));
    expect(encodeHistory(history)).toEqual(encodeHistory(read(handedOver).history));
    expect(quality.changes).toMatchObject({ rows: 3, kept: 2, problems: [{ code: 'duplicate_row', count: 1 }] });
    expect(quality.problems.map(({ code }) => code)).toEqual(['duplicate_row']);
    // A shard of the first change alone says `bob` in the end, the table of another `cleo`: told.
    const told = unwrap(mergeHistories([two, table])).quality.problems;
    expect(told.map(({ code, samples }) => [code, samples])).toEqual([
      ['attribute_not_as_changed', ['a']],
      ['duplicate_row', ['a', 'a', 'b', 'b', 'c']],
    ]);
  });
});
