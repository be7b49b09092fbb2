import { fc, test } from '@fast-check/vitest';
import { compileSalesModel, importOpportunity, openOpportunity, replay, restoreOpportunity } from 'stagewright';
import { describe, expect } from 'vitest';
import { modelOf, START } from '../../support/Player.js';

const plan = compileSalesModel(
  modelOf(
    { stages: [{ id: 'a' }, { id: 'b' }] },
    {
      fields: { amount: { type: 'money' } },
      processes: [{ id: 'p', approve: { by: ['r'] } }],
      roles: ['r'],
    },
  ),
);
const context = { at: START, by: { id: 'ann', roles: ['r'] } };
const open = (start: unknown) => openOpportunity(plan, start as never, context);
const faults = (start: unknown) => {
  const opened = open(start);
  return opened.ok ? [] : opened.blockers.map(({ code, path }) => `${code} ${path}`);
};

describe('what an opportunity is opened with is read before it is used', () => {
  test.each([null, undefined, 5, 'x', [], true])('%j is no start', (start) => {
    expect(open(start)).toMatchObject({
      ok: false,
      standing: 'invalid',
      blockers: [{ code: 'invalid_event', path: '', params: { expected: 'object' } }],
    });
  });
  test('a property that nobody reads is refused, with those that there are', () => {
    expect(open({ id: 'o', ownr: 'ann' })).toMatchObject({
      ok: false,
      blockers: [{ code: 'invalid_event', path: 'ownr', params: { unknown: 'ownr' } }],
    });
  });
  test.each(['owner', 'eventId', 'source'])('%s is text', (name) => {
    for (const value of [5, {}, ['x'], true, ''])
      expect(faults({ id: 'o', [name]: value })).toEqual([`invalid_event ${name}`]);
  });
  test.each(['fields', 'processes'])('%s are an object', (name) => {
    for (const value of [5, 'x', ['amount']])
      expect(faults({ id: 'o', [name]: value })).toEqual([`invalid_event ${name}`]);
  });
  test('all of it at once; null is left out', () => {
    expect(faults({ id: 7, owner: 5, stage: 'x', more: 1, fields: { no: 1 } }).sort()).toEqual([
      'invalid_event fields.no',
      'invalid_event id',
      'invalid_event more',
      'invalid_event owner',
      'invalid_event stage',
    ]);
    const opened = open({ id: 'o', series: null, type: null, owner: null, stage: null, fields: null, eventId: null });
    expect(opened.ok && opened.opportunity).toMatchObject({ owner: null, stage: 'a', recentEvents: [] });
  });
  test.prop([
    fc.oneof(
      fc.anything(),
      fc.record(
        {
          id: fc.oneof(fc.constant('o'), fc.anything()),
          stage: fc.oneof(fc.constantFrom('a', 'b'), fc.anything()),
          owner: fc.anything(),
          eventId: fc.oneof(fc.string(), fc.anything()),
          fields: fc.oneof(fc.anything(), fc.record({ amount: fc.anything() })),
          processes: fc.oneof(fc.anything(), fc.record({ p: fc.anything() })),
          origin: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    ),
  ])('nothing makes it throw, and what it opens can be stored', (start) => {
    const opened = open(start);
    expect(JSON.parse(JSON.stringify(opened))).toEqual(opened);
    if (opened.ok) expect(restoreOpportunity(plan, opened.opportunity).ok).toBe(true);
    else expect(opened.blockers.length + opened.inputs.length).toBeGreaterThan(0);
  });
});

test('the record of an opening is one, whatever the type of the opportunity', () => {
  const typed = compileSalesModel(modelOf({ stages: [{ id: 'a' }] }, { types: [{ id: 'bid' }] }));
  const opened = openOpportunity(typed, { id: 'o', type: 'bid', eventId: 'e' } as never, context);
  const taken = importOpportunity(typed, { id: 'o', series: 's', stage: 'a', type: 'bid', openedAt: START }, context);
  const logs = [opened.ok && opened.records, taken.ok && taken.value.records];
  const events = logs.map((log) => (log ? log[0]?.event : null));
  expect(events).toMatchObject([
    { type: 'open', opportunityType: 'bid', id: 'e' },
    { type: 'import', opportunityType: 'bid' },
  ]);
  for (const log of logs) expect(log && replay(log).ok).toBe(true);
});
