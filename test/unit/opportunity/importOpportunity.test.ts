import { fc, test } from '@fast-check/vitest';
import { compileSalesModel, formatIssue, importOpportunity, replay, restoreOpportunity } from 'stagewright';
import { describe, expect } from 'vitest';
import { modelOf } from '../../support/Player.js';

const plan = compileSalesModel(
  modelOf(
    {
      id: 's',
      deal: { amount: 'amount', closeOn: 'closeOn' },
      stages: [
        { id: 'need', label: { en: 'Need confirmed', 'zh-CN': '需求确定' }, winProbability: 0.3 },
        { id: 'quote', aliases: ['Proposal/Price Quote'], requires: { fields: ['amount'] } },
      ],
      afterWin: [{ id: 'sign' }],
      won: 'bid-won',
      result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: ['fit'] },
          { id: 'lost', kind: 'lost', reasons: [{ id: 'price', label: { en: 'Price', 'zh-CN': '价格' } }] },
        ],
      },
    },
    {
      fields: {
        amount: { type: 'money' },
        closeOn: { type: 'date' },
        seats: { type: 'number' },
        size: { type: 'choice', choices: ['smb', 'KA', 'ka '] },
      },
    },
  ),
);
const context = { at: '2026-03-01T00:00:00Z', by: { id: 'import', roles: [], system: true } };
const take = (found: object) =>
  importOpportunity(plan, { id: 'o', series: 's', openedAt: '2025-06-01T00:00:00Z', ...found } as never, context);
const codes = (found: object) => take(found).issues.map(({ code, severity }) => `${severity} ${code}`);

describe('stages and outcomes are found by id, label or alias', () => {
  test.each(['need', 'Need confirmed', '需求确定', ' NEED CONFIRMED '])('%s', (stage) => {
    const result = take({ stage });
    expect(result.ok && result.value.opportunity.stage).toBe('need');
  });
  test('an alias', () => {
    const result = take({ stage: 'Proposal/Price Quote' });
    expect(result.ok && result.value.opportunity.stage).toBe('quote');
  });
  test('what is unknown is refused with the nearest name', () => {
    const result = take({ stage: 'qoute' });
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'unknown_stage', params: { found: 'qoute', nearest: 'quote' } }],
    });
    expect(codes({ outcome: 'lots' })).toEqual(['error unknown_outcome']);
    expect(codes({ series: 'x', stage: 'need' })).toEqual(['error unknown_series']);
    expect(codes({})).toEqual(['error missing_property']);
  });
});

describe('no gate is asked, and the record says so', () => {
  test('an entry time that nobody knows stays null, and the clock starts at the import', () => {
    const result = take({ stage: 'quote' });
    expect(result.ok && result.value.opportunity).toMatchObject({
      status: 'open',
      stageEnteredAt: null,
      openedAt: '2025-06-01T00:00:00.000Z',
      visit: { clockFrom: '2026-03-01T00:00:00.000Z' },
    });
    expect(result.ok && result.value.records[0]).toMatchObject({
      cause: 'import',
      event: { type: 'import' },
      to: 'quote',
    });
    expect(result.ok && replay(result.value.records)).toEqual({
      ok: true,
      value: result.ok && result.value.opportunity,
      issues: [],
    });
    expect(result.ok && restoreOpportunity(plan, result.value.opportunity).ok).toBe(true);
  });
  test('a closed one keeps its date, its reason by label, and its stage', () => {
    const result = take({ outcome: 'lost', stage: 'need', reason: '价格', closedAt: '2025-09-01T12:00:00+08:00' });
    expect(result.ok && result.value.opportunity).toMatchObject({
      status: 'lost',
      stage: null,
      outcome: 'lost',
      reason: 'price',
      closing: { at: '2025-09-01T04:00:00.000Z', fromStage: 'need', kind: 'lost' },
    });
  });
  test('a win stands at the end of its road, or where it is said to stand', () => {
    const done = take({ outcome: 'won', closedAt: '2025-09-01T00:00:00Z' });
    expect(done.ok && [done.value.opportunity.status, done.value.opportunity.stage]).toEqual(['won', null]);
    const signing = take({ stage: 'sign', closedAt: '2025-09-01T00:00:00Z' });
    expect(
      signing.ok && [
        signing.value.opportunity.status,
        signing.value.opportunity.stage,
        signing.value.opportunity.outcome,
      ],
    ).toEqual(['won', 'sign', 'won']);
  });
});

describe('what cannot be used is told and kept out', () => {
  test('fields that do not parse, with their value', () => {
    const result = take({
      stage: 'need',
      fields: { amount: { amount: '12,5', currency: 'CNY' }, closeOn: '2026-02-30', nonsense: 1 },
    });
    expect(result.ok && result.value.opportunity.fields).toEqual({});
    expect(result.issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'field_not_parsed fields.amount',
      'field_not_parsed fields.closeOn',
      'field_not_parsed fields.nonsense',
    ]);
  });
  test('reasons, dates', () => {
    expect(codes({ outcome: 'lost', reason: 'weather', closedAt: '2025-09-01T00:00:00Z' })).toEqual([
      'warning reason_unknown',
    ]);
    expect(codes({ outcome: 'lost' })).toEqual(['warning close_date_unknown']);
    expect(codes({ stage: 'need', openedAt: null })).toEqual(['warning open_date_unknown']);
    expect(codes({ stage: 'need', openedAt: '2025-06-01' })).toEqual(['error unreadable_instant']);
    expect(codes({ outcome: 'lost', closedAt: '2025-01-01T00:00:00Z' })).toEqual(['warning closed_before_opened']);
  });
});

describe('columns as exports have them', () => {
  const there = { stage: 'need' };
  const within = (found: object, zone?: string) =>
    importOpportunity(plan, { id: 'o', ...found } as never, context, zone === undefined ? {} : { zone });
  const opened = (openedAt: unknown, zone?: string) => {
    const result = within({ ...there, openedAt }, zone);
    return result.ok ? result.value.opportunity.openedAt : result.issues.map(({ code }) => code);
  };

  test('an id keeps its blanks, and that is told: without them it is another', () => {
    const taken = take({ id: ' A-1 ', stage: 'need' });
    expect(taken.ok && taken.value.opportunity.id).toBe(' A-1 ');
    expect(taken.issues).toMatchObject([
      { code: 'id_with_blanks', severity: 'warning', path: 'id', params: { id: ' A-1 ', nearest: 'A-1' } },
    ]);
    expect(codes({ id: 'A 1', stage: 'need' })).toEqual([]);
  });

  test('blank text is no value', () => {
    const result = take({ ...there, owner: '', reason: ' ', closedAt: '' });
    expect(result.issues).toEqual([]);
    expect(result.ok && [result.value.opportunity.owner, result.value.opportunity.reason]).toEqual([null, null]);
    expect(codes({ ...there, id: ' ' })).toEqual(['error missing_property']);
    expect(codes({ stage: ' ', outcome: '' })).toEqual(['error missing_property']);
  });

  // Shanghai has no summer time; Berlin is set back at 03:00 on 25 October 2026, ahead at 02:00 on 29 March.
  test('times without a zone are read in the zone that is named', () => {
    expect(opened('2026-01-05', 'Asia/Shanghai')).toBe('2026-01-04T16:00:00.000Z');
    expect(opened('2026-01-05 09:30', 'Asia/Shanghai')).toBe('2026-01-05T01:30:00.000Z');
    expect(opened('2026-01-05T09:30:00Z', 'Asia/Shanghai')).toBe('2026-01-05T09:30:00.000Z');
    expect(opened('2026-03-29 02:30', 'Europe/Berlin')).toEqual(['no_single_instant']);
    expect(opened('2025-10-26 02:30', 'Europe/Berlin')).toEqual(['no_single_instant']);
    expect(opened('soon', 'Asia/Shanghai')).toEqual(['unreadable_instant']);
    expect(opened('2026-01-05')).toEqual(['unreadable_instant']);
    expect(() => opened('2026-01-05', 'Mars')).toThrow('unknown_time_zone');
  });

  test('what lies in the future is told', () => {
    expect(codes({ ...there, openedAt: '2030-01-01T00:00:00Z' })).toEqual(['warning in_the_future']);
    expect(codes({ outcome: 'lost', closedAt: '2026-03-01T00:00:01Z' })).toEqual(['warning in_the_future']);
    expect(codes({ outcome: 'lost', closedAt: '2026-03-01T00:00:00Z' })).toEqual([]);
  });

  test('blanks, case and width make no other value', () => {
    const fields = { seats: ' 12 ', closeOn: ' 2026-06-30 ', size: 'ＳＭＢ ' };
    const result = take({ ...there, fields });
    expect(result.issues).toEqual([]);
    expect(result.ok && Object.values(result.value.opportunity.fields).map((entry) => entry?.value)).toEqual([
      12,
      '2026-06-30',
      'smb',
    ]);
    // What could be two choices is none.
    expect(codes({ ...there, fields: { size: 'Ka' } })).toEqual(['warning field_not_parsed']);
  });
  test('what only a close has is told where there is none, and says nothing about the opening', () => {
    const result = take({ ...there, openedAt: null, closedAt: '2026-01-01T00:00:00Z', reason: 'price', note: 'dear' });
    expect(result.issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'not_closed closedAt',
      'not_closed note',
      'not_closed reason',
      'open_date_unknown openedAt',
    ]);
    expect(result.ok && result.value.opportunity.openedAt).toBe('2026-03-01T00:00:00.000Z');
  });
  test('of several times that are known the earliest stands for the opening', () => {
    const early = { closedAt: '2025-09-01T00:00:00Z', stageEnteredAt: '2025-10-01T00:00:00Z' };
    const result = take({ outcome: 'won', stage: 'sign', openedAt: null, ...early });
    expect(result.ok && result.value.opportunity.openedAt).toBe('2025-09-01T00:00:00.000Z');
  });
  test('a stage entered before the opening is told', () => {
    expect(codes({ ...there, stageEnteredAt: '2025-01-01T00:00:00Z' })).toEqual(['warning entered_before_opened']);
    expect(codes({ ...there, stageEnteredAt: '2025-06-01T00:00:00Z' })).toEqual([]);
  });
  test('a day is told as written in the zone', () => {
    const result = within({ outcome: 'lost', closedAt: '2025-05-01' }, 'Europe/Berlin');
    expect(result.issues.map((issue) => formatIssue(issue))).toEqual([
      'The opening date is unknown; 2025-05-01 is assumed.',
    ]);
  });
  test('a local time that comes twice or never is told as such', () => {
    const said = (openedAt: string) =>
      within({ ...there, openedAt }, 'Europe/Berlin').issues.map((issue) => formatIssue(issue));
    expect(said('2025-10-26 02:30')).toEqual([
      'Clocks in Europe/Berlin show “2025-10-26 02:30” more than once: 2025-10-26T00:30:00.000Z, 2025-10-26T01:30:00.000Z.',
    ]);
    expect(said('2025-03-30 02:30')).toEqual(['Clocks in Europe/Berlin never show “2025-03-30 02:30”.']);
  });

  test('messages say what would be right', () => {
    const said = (found: object) => take(found).issues.map((issue) => formatIssue(issue));
    expect(said({ ...there, openedAt: '2026-01-05' })).toEqual([
      '2026-01-05 is a day, whose beginning and end depend on the zone, and no point in time; one is written like 2026-03-02T10:00:00+01:00.',
    ]);
    expect(said({ stage: 'Won' })).toEqual(['No stage is called “Won”. It is the outcome “won”.']);
    expect(said({ outcome: 'lost', closedAt: '2025-01-01T00:00:00Z' })).toEqual([
      'The opportunity is closed (2025-01-01T00:00:00.000Z) before it was opened (2025-06-01T00:00:00.000Z).',
    ]);
  });
});

describe('data of another system is read before it is used, and never thrown at', () => {
  test.each([null, undefined, 5, 'x', [], true])('%j is no opportunity', (found) => {
    expect(importOpportunity(plan, found as never, context).issues).toMatchObject([
      { code: 'wrong_type', severity: 'error', path: '', params: { expected: 'object' } },
    ]);
  });
  test.each(['stage', 'outcome', 'reason', 'variant', 'type', 'owner', 'source', 'note'])('%s is text', (name) => {
    for (const value of [5, true, {}, ['need'], Object.create(null)]) {
      const result = take({ stage: 'need', outcome: 'lost', closedAt: '2025-09-01T00:00:00Z', [name]: value });
      expect(result.ok).toBe(false);
      expect(result.issues).toMatchObject([{ code: 'wrong_type', path: name, params: { expected: 'string' } }]);
    }
  });
  test('fields are an object; a series of any kind is told', () => {
    expect(take({ stage: 'need', fields: 'amount' }).issues).toMatchObject([{ code: 'wrong_type', path: 'fields' }]);
    expect(codes({ series: Object.create(null), stage: 'need' })).toEqual(['error unknown_series']);
  });
  test('everything that is wrong is told at once', () => {
    expect(
      take({ id: 7, series: 'x', stage: 5, owner: 5, openedAt: 'then' })
        .issues.map(({ path }) => path)
        .sort(),
    ).toEqual(['id', 'openedAt', 'owner', 'series', 'stage']);
  });
  test('a property that nobody reads is told', () => {
    expect(take({ stage: 'need', stageEntredAt: null, colour: 1 }).issues).toMatchObject([
      { code: 'unknown_property', severity: 'warning', path: 'stageEntredAt', params: { nearest: 'stageEnteredAt' } },
      { code: 'unknown_property', severity: 'warning', path: 'colour', params: { nearest: null } },
    ]);
  });
  test.prop([
    fc.oneof(
      fc.anything(),
      fc.record(
        {
          id: fc.oneof(fc.string(), fc.anything()),
          series: fc.oneof(fc.constant('s'), fc.anything()),
          stage: fc.oneof(fc.constantFrom('need', 'sign', '', ' '), fc.anything()),
          outcome: fc.oneof(fc.constantFrom('won', 'lost', ''), fc.anything()),
          reason: fc.anything(),
          openedAt: fc.anything(),
          fields: fc.oneof(fc.anything(), fc.record({ amount: fc.anything(), closeOn: fc.anything() })),
        },
        { requiredKeys: [] },
      ),
    ),
  ])('nothing makes it throw, and what it takes over can be stored', (found) => {
    const result = importOpportunity(plan, found as never, context);
    if (result.ok) expect(restoreOpportunity(plan, JSON.parse(JSON.stringify(result.value.opportunity))).ok).toBe(true);
    else expect(result.issues.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('a type is one that the model declares', () => {
  const typed = compileSalesModel(
    modelOf(
      { stages: [{ id: 'need' }] },
      {
        types: [{ id: 'bid', label: { en: 'Bidding', 'zh-CN': '招标' }, when: { field: 'n', present: true } }],
        fields: { n: {} },
      },
    ),
  );
  const takeTyped = (type: string) =>
    importOpportunity(typed, { id: 'o', series: 's', stage: 'need', openedAt: '2025-06-01T00:00:00Z', type }, context);
  test.each(['bid', 'Bidding', '招标'])('%s', (type) => {
    const result = takeTyped(type);
    expect(result.ok && result.value.opportunity.type).toBe('bid');
    expect(result.issues).toEqual([]);
  });
  test('another is told and kept out', () => {
    const result = takeTyped('bdi');
    expect(result.ok && result.value.opportunity.type).toBe(null);
    expect(result.issues).toMatchObject([
      {
        code: 'unknown_reference',
        severity: 'warning',
        path: 'type',
        params: { kind: 'type', id: 'bdi', nearest: 'bid' },
      },
    ]);
  });
});

test('what is lost stands in no stage behind a win', () => {
  const result = take({ outcome: 'lost', stage: 'sign', closedAt: '2025-09-01T00:00:00Z' });
  expect(result.ok).toBe(false);
  expect(result.issues).toMatchObject([
    { code: 'outcome_not_reachable', severity: 'error', path: 'outcome', params: { outcome: 'lost', from: 'sign' } },
  ]);
});

describe('a stage that the variant does without', () => {
  const renewals = compileSalesModel(
    modelOf(
      {
        id: 'KA',
        label: { en: 'Key accounts', 'zh-CN': '大客户' },
        stages: [{ id: 'need', label: 'Need', aliases: ['Discovery'] }, { id: 'quote' }],
        variants: [{ id: 'renewal', when: { field: 'type', eq: 'renewal' }, drop: ['need'] }],
      },
      { types: [{ id: 'renewal' }, { id: 'new' }], fields: {} },
    ),
  );
  const taken = (found: object) =>
    importOpportunity(renewals, { id: 'o', openedAt: '2025-06-01T00:00:00Z', ...found } as never, context);

  test.each(['need', 'Discovery', 'NEED '])('is told as that: %s', (stage) => {
    const { ok, issues } = taken({ series: 'KA', stage, type: 'renewal' });
    expect(ok).toBe(false);
    expect(issues).toMatchObject([
      {
        code: 'stage_not_in_variant',
        path: 'stage',
        params: { found: stage, stage: 'need', variant: 'renewal', choices: ['quote'] },
      },
    ]);
    expect(formatIssue(issues[0] as never)).toBe('Variant “renewal” does without “need”.');
    expect(taken({ series: 'KA', stage, type: 'new' }).ok).toBe(true);
  });

  test('another name is still unknown', () => {
    expect(taken({ series: 'KA', stage: 'zzz', type: 'renewal' }).issues[0]?.code).toBe('unknown_stage');
  });

  test.each(['KA', 'ka', ' Ka', 'key accounts', '大客户'])('the series is found by id or label: %s', (series) => {
    const result = taken({ series, stage: 'quote' });
    expect(result.ok && result.value.opportunity.series).toBe('KA');
  });

  test('a name of two series is none', () => {
    const stages = [{ id: 'quote' }];
    const outcomes = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
    const small = { id: 'ka', label: 'Small', won: 'order-placed', stages, result: outcomes } as const;
    const twice = compileSalesModel(modelOf({ id: 'KA', stages }, { series: [small] }));
    const result = (series: string) => importOpportunity(twice, { id: 'o', series, stage: 'quote' } as never, context);
    expect(result('ka')).toMatchObject({ ok: true, value: { opportunity: { series: 'ka' } } });
    expect(result('Ka').issues).toMatchObject([{ code: 'unknown_series', params: { found: 'Ka', nearest: 'KA' } }]);
    expect(result('small')).toMatchObject({ ok: true, value: { opportunity: { series: 'ka' } } });
  });
});
