import { readFileSync } from 'node:fs';
import { dueItems, formatIssue, replay, restoreOpportunity, type TransitionRecord } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

type Log = readonly TransitionRecord[];

/** Written by the kernel when a visit told only the sum of its suspensions, not each of them. */
const old = JSON.parse(readFileSync('test/reference/logBeforeSuspensions.json', 'utf8')) as Log;

const model = modelOf(
  { stages: [{ id: 'a' }, { id: 'b' }] },
  { ageing: [{ remind: 10, recycle: 30 }], actions: { x: 'X' }, lifecycle: { suspend: { reasons: ['later'] } } },
);
const wait = { type: 'suspend', reason: 'later', followUpOn: '2026-12-31' };
/** The same events today. */
const today = () =>
  new Player(model)
    .send(wait, { day: 2 })
    .send({ type: 'resume' }, { day: 5 })
    .send({ type: 'completeAction', action: 'x' }, { day: 6 })
    .send(wait, { day: 7 })
    .send({ type: 'resume' }, { day: 9 });

describe('a log from before each suspension was kept', () => {
  test('replays to what the same events give today: the log itself tells its suspensions', () => {
    expect(JSON.stringify(old)).not.toContain('suspensions');
    const replayed = replay(old);
    expect(replayed).toEqual({ ok: true, value: today().opportunity, issues: [] });
    expect(replayed.ok && replayed.value.visit.suspensions).toEqual([
      { from: '2026-03-03T00:00:00.000Z', to: '2026-03-06T00:00:00.000Z' },
      { from: '2026-03-08T00:00:00.000Z', to: '2026-03-10T00:00:00.000Z' },
    ]);
  });

  test.each(old.map(({ seq }) => seq))('its first %i records give an opportunity that is whole and ages', (seq) => {
    const player = today();
    const replayed = replay(old.slice(0, seq));
    if (!replayed.ok) throw new Error(JSON.stringify(replayed.issues));
    expect(restoreOpportunity(player.plan, replayed.value as never).issues).toEqual([]);
    player.opportunity = replayed.value as never;
    const options = { asOf: START + 40 * 86_400_000, calendar: 'UTC' };
    const due = { open: ['remind', 'recycle'], suspended: [] }[replayed.value.status as 'open' | 'suspended'];
    expect(dueItems(player.plan, player.opportunity, options).map(({ kind }) => kind)).toEqual(due);
    if (player.opportunity.status === 'suspended')
      expect(player.send({ type: 'resume' }, { day: 20 }).codes).toEqual([]);
    expect(player.send({ type: 'advance' }, { day: 21 }).place).toBe('b');
  });

  test('a visit that the pool began anew has none of before', () => {
    const { log } = today().send({ type: 'recycle' }, { day: 10 }).send({ type: 'assign', owner: 'bob' }, { day: 11 });
    const stripped = JSON.parse(JSON.stringify(log), (key, value) =>
      key === 'suspensions' ? undefined : value,
    ) as Log;
    const replayed = replay(stripped);
    expect(replayed.ok && replayed.value.visit.suspensions).toEqual([]);
  });
});

describe('a log that was damaged is told, and read no further', () => {
  const { log } = today();
  const damaged = (index: number, changes: object | ((before: object) => object)) =>
    log.map((record, at) =>
      at === index ? { ...record, changes: typeof changes === 'function' ? changes(record.changes) : changes } : record,
    ) as Log;
  const told = (records: Log) => replay(records).issues.map(({ code, path }) => `${code} ${path}`);

  test.each<[string, Log, readonly string[]]>([
    ['an opening without the opportunity', damaged(0, { id: 'o' }), ['malformed_opportunity 0.changes.format']],
    [
      'an opening that lacks a key',
      damaged(0, (whole) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== 'recentEvents'))),
      ['malformed_opportunity 0.changes.recentEvents'],
    ],
    ['a visit that is none', damaged(2, { visit: null }), ['malformed_opportunity 2.changes.visit']],
    ['fields that are no record', damaged(1, { fields: 5 }), ['malformed_opportunity 1.changes.fields']],
    ['a field without a value', damaged(1, { fields: { f: {} } }), ['malformed_opportunity 1.changes.fields.f.value']],
    ['a key that nobody knows', damaged(1, { stagee: 'b' }), ['malformed_opportunity 1.changes.stagee']],
    [
      'an instant that is none',
      log.map((record) => (record.seq === 4 ? { ...record, at: 'then' } : record)),
      ['malformed_opportunity 3.at'],
    ],
  ])('%s', (_what, records, first) => {
    expect(replay(records).ok).toBe(false);
    expect(told(records).slice(0, 1)).toEqual(first);
  });

  const altered = (index: number, over: object) =>
    log.map((record, at) => (at === index ? { ...record, ...over } : record)) as Log;

  test.each<[string, Log, readonly string[]]>([
    ['a number that is a text', altered(1, { seq: '2' }), ['malformed_opportunity 1.seq']],
    ['no number', altered(1, { seq: null }), ['malformed_opportunity 1.seq']],
    ['a number of the opening that is a text', altered(0, { seq: '1' }), ['malformed_opportunity 0.seq']],
    ['an opening that is not the first', altered(0, { seq: 7, id: 'o:7' }), ['sequence_gap 0']],
    ['an opening of another opportunity', altered(0, { opportunityId: 'p', id: 'p:1' }), ['foreign_record 0']],
    ['an id of another record', altered(2, { id: 'o:99' }), ['malformed_opportunity 2.id']],
    ['another model', altered(2, { model: { id: 'm', version: 9 } }), ['malformed_opportunity 2.model']],
    ['no model', altered(2, { model: undefined }), ['malformed_opportunity 2.model']],
    ['a time before the last record', altered(2, { at: '2025-03-01T00:00:00.000Z' }), ['record_before_last 2']],
    ['another format', damaged(0, (whole) => ({ ...whole, format: 'zz' })), ['malformed_opportunity 0.changes.format']],
  ])('%s', (_what, records, issues) => {
    expect(replay(records).ok).toBe(false);
    expect(told(records)).toEqual(issues);
    for (const issue of replay(records).issues) expect(formatIssue(issue)).not.toMatch(/–|undefined|\[object/);
  });

  test('a missing record is told once, and what follows is read', () => {
    expect(told(log.filter(({ seq }) => seq !== 3))).toEqual(['sequence_gap 2']);
  });

  test('a migration may bring the log to another model', () => {
    const model = { id: 'm', version: 9 };
    const records = log.map((record) =>
      record.seq < 3
        ? record
        : {
            ...record,
            model,
            ...(record.seq === 3 ? { cause: 'migration', changes: { ...record.changes, model } } : {}),
          },
    ) as Log;
    expect(replay(records)).toMatchObject({ ok: true, value: { model } });
  });

  test('what is taken away with null is no damage', () => {
    const player = new Player(modelOf({ stages: [{ id: 'a' }] }, { fields: { f: {} } }))
      .send({ type: 'setFields', values: { f: 'v' } })
      .send({ type: 'setFields', values: { f: null } });
    expect(replay(player.log)).toEqual({ ok: true, value: player.opportunity, issues: [] });
    expect(player.opportunity.fields).toEqual({});
  });
});
