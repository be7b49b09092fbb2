import { dueItems, nextDueAt } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes } from './support/Desk.js';
import { kaSmbPlan, NEW, openKaSmb, throughTalk } from './support/kaSmbDesk.js';
import { openTas } from './support/tasDesk.js';

const calendar = 'Asia/Shanghai';
type Desks = { readonly plan: Parameters<typeof dueItems>[0]; readonly opportunity: unknown; readonly now: string };

/** What is due now, as `kind days`. */
function due(desk: Desks): readonly string[] {
  const items = dueItems(desk.plan, desk.opportunity as Parameters<typeof dueItems>[1], { asOf: desk.now, calendar });
  return items.map(({ kind, days }) => `${kind} ${days}`);
}

describe('S1-35, S1-36: reminder, warning, recycling', () => {
  const important = () => openKaSmb('SMB', NEW, { importance: 'high' });

  test('of high importance: remind on day 5, warn on day 10, recycle on day 45', () => {
    const desk = important();
    expect(due(desk.later({ days: 4 }))).toEqual([]);
    expect(due(desk.later({ days: 1 }))).toEqual(['remind 5']);
    expect(due(desk.later({ days: 5 }))).toEqual(['remind 10', 'warn 10']);
    expect(due(desk.later({ days: 34 }))).toEqual(['remind 44', 'warn 44']);
    expect(due(desk.later({ days: 1 }))).toEqual(['remind 45', 'warn 45', 'recycle 45']);
  });

  test('others are recycled on day 20', () => {
    const desk = openKaSmb('SMB');
    expect(due(desk.later({ days: 19 }))).toEqual(['remind 19', 'warn 19']);
    expect(due(desk.later({ days: 1 }))).toEqual(['remind 20', 'warn 20', 'recycle 20']);
  });

  test('a rule whose condition is unknown is passed over', () => {
    const desk = openKaSmb('KA').later({ days: 10 });
    expect(due(desk)).toContain('remind 10');
    expect(due(desk.later({ days: 49 })).some((item) => item.startsWith('recycle'))).toBe(false);
    expect(due(desk.later({ days: 1 }))).toContain('recycle 60');
  });

  test('progress restarts the clock, and keys are stable until then', () => {
    const desk = important().later({ days: 6 });
    const keys = () => dueItems(desk.plan, desk.opportunity, { asOf: desk.now, calendar }).map(({ key }) => key);
    const before = keys();
    expect(before).toHaveLength(1);
    desk.later({ days: 1 });
    expect(keys()).toEqual(before);
    throughTalk(desk);
    expect(due(desk)).toEqual([]);
    expect(due(desk.later({ days: 5 }))).toEqual(['remind 5']);
    expect(keys()).not.toEqual(before);
  });

  test('nextDueAt is the instant at which the next thing becomes due', () => {
    const desk = important();
    const next = nextDueAt(desk.plan, desk.opportunity, { asOf: desk.now, calendar });
    expect(next).toBe('2026-01-09T16:00:00.000Z');
    expect(nextDueAt(desk.plan, desk.opportunity, { asOf: next ?? '', calendar })).toBe('2026-01-14T16:00:00.000Z');
  });

  test('recycled it has no owner, and assigning it resumes the stage left with a fresh clock', () => {
    const desk = throughTalk(openKaSmb('KA')).later({ days: 60 });
    const recycling = dueItems(kaSmbPlan, desk.opportunity, { asOf: desk.now, calendar }).find(
      ({ kind }) => kind === 'recycle',
    );
    expect(recycling?.event).toMatchObject({ type: 'recycle' });
    if (recycling?.event == null) throw new Error('nothing to recycle');
    desk.sends(recycling.event, { as: [], who: 'nightly', system: true });
    expect(desk.place).toEqual(['pooled', 'need']);
    expect(desk.opportunity.owner).toBeNull();
    expect(desk.told).toEqual(['owner.cleared pool']);
    expect(due(desk.later({ days: 30 }))).toEqual([]);
    const visit = desk.opportunity.visit.number;
    desk.sends({ type: 'assign', owner: 'cai' }, { as: ['manager'] });
    expect(desk.place).toEqual(['open', 'need']);
    expect(desk.opportunity).toMatchObject({ owner: 'cai', visit: { number: visit, clockFrom: desk.now } });
    expect(due(desk)).toEqual([]);
    expect(due(desk.later({ days: 10 }))).toContain('remind 10');
  });

  test('a suspended one is never recycled, nor is its time suspended counted', () => {
    const desk = openKaSmb('KA', NEW, { tenderDate: '2026-12-31' })
      .later({ days: 5 })
      .sends({ type: 'suspend', reason: 'tender-not-due' });
    expect(codes(desk.refuses({ type: 'recycle' }, { as: [], who: 'nightly', system: true }))).toEqual([
      'move_not_allowed',
    ]);
    desk.later({ days: 100 });
    expect(due(desk)).toEqual([]);
    desk.sends({ type: 'resume' });
    expect(due(desk.later({ days: 4 }))).not.toContain('remind 10');
    expect(due(desk.later({ days: 1 }))).toContain('remind 10');
  });

  test('time suspended after the last activity is not counted, and brings back no reminder', () => {
    const desk = openKaSmb('SMB', NEW, { importance: 'high', tenderDate: '2026-12-31' });
    const lastActivityAt = desk.later({ days: 3 }).now;
    const items = () => dueItems(desk.plan, desk.opportunity, { asOf: desk.now, calendar, lastActivityAt });
    desk.later({ days: 5 });
    const [reminder] = items();
    expect(reminder).toMatchObject({ kind: 'remind', days: 5 });
    desk.sends({ type: 'suspend', reason: 'tender-not-due' }).later({ days: 100 }).sends({ type: 'resume' });
    expect(items()).toEqual([reminder]);
    expect(nextDueAt(desk.plan, desk.opportunity, { asOf: desk.now, calendar, lastActivityAt })).toBe(
      '2026-04-27T16:00:00.000Z',
    );
    desk.later({ days: 5 });
    expect(items().map(({ kind, days }) => `${kind} ${days}`)).toEqual(['remind 10', 'warn 10']);
  });

  test('the manager’s list instead of the pool', () => {
    const desk = openTas().sends({ type: 'recycle' }, { as: [], who: 'nightly', system: true });
    expect(desk.told).toEqual(['owner.cleared manager']);
  });
});
