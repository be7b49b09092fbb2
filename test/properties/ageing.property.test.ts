import { fc, test } from '@fast-check/vitest';
import { businessCalendar, dueItems, nextDueAt } from 'stagewright';
import { describe, expect } from 'vitest';
import { modelOf, Player, START } from '../support/Player.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const moves = {
  rollBack: [
    { from: 'b', to: 'a' },
    { from: 'c', to: 'b' },
  ],
  repeat: ['a', 'b', 'c'],
} as const;
const stages = [{ id: 'a' }, { id: 'b' }, { id: 'c' }] as const;

const EVENTS: { readonly [what: string]: { readonly type: string; readonly [property: string]: unknown } } = {
  suspend: { type: 'suspend', reason: 'later', followUpOn: '2026-12-31' },
  resume: { type: 'resume' },
  advance: { type: 'advance' },
  rollBack: { type: 'rollBack' },
  repeat: { type: 'repeat' },
  recycle: { type: 'recycle' },
  assign: { type: 'assign', owner: 'cai' },
};
/** An activity is no event: the host knows of it. */
const ACTIVITY = 'activity';
const often = ['suspend', 'resume', 'resume', ACTIVITY];
const step = fc.record({ what: fc.constantFrom(...Object.keys(EVENTS), ...often, ...often), minutes: fc.nat(5000) });

const lives = fc.record({
  steps: fc.array(step, { maxLength: 14 }),
  wait: fc.nat(20_000),
  after: fc.integer({ min: 1, max: 9 }),
  count: fc.constantFrom('calendar' as const, 'business' as const),
  // One zone without and one with a change of clocks within the time played (8 March 2026).
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York'),
});

/** The beginnings of days after an instant, found by asking for the date hour by hour. */
function* beginnings(zone: string, after: number): Generator<{ readonly at: number; readonly worked: boolean }> {
  const names = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', day: 'numeric' });
  let before = names.format(after);
  for (let at = Math.floor(after / HOUR) * HOUR + HOUR; ; at += HOUR) {
    const name = names.format(at);
    if (name !== before) yield { at, worked: !/Sat|Sun/.test(name) };
    before = name;
  }
}

describe('ageing', () => {
  test.prop([lives], { numRuns: 300 })(
    'counts the days that began outside of suspensions since the stage was entered or an activity',
    ({ steps, wait, after, count, zone }) => {
      const player = new Player(modelOf({ stages, moves }, { ageing: [{ remind: after, count }] }));
      const lastActivity: { at: number | null } = { at: null };
      const suspensions: { readonly from: number; readonly to: number }[] = [];
      let clockFrom = START;
      let suspendedAt = START;
      let now = START;
      for (const { what, minutes } of steps) {
        now += minutes * MINUTE;
        if (what === ACTIVITY) {
          lastActivity.at = now;
          continue;
        }
        const { status } = player.opportunity;
        player.send(EVENTS[what] as { readonly type: string }, { day: (now - START) / DAY });
        if (!player.last.ok) continue;
        if (what === 'suspend') suspendedAt = now;
        if (what === 'resume') suspensions.push({ from: suspendedAt, to: now });
        if (['advance', 'rollBack', 'repeat'].includes(what) || (what === 'assign' && status === 'pooled'))
          clockFrom = now;
      }
      now += wait * MINUTE;

      const options = { asOf: now, calendar: businessCalendar({ zone }), lastActivityAt: lastActivity.at };
      const reminders = dueItems(player.plan, player.opportunity, options).filter(({ kind }) => kind === 'remind');
      if (player.opportunity.status !== 'open') {
        expect(reminders).toEqual([]);
        return;
      }

      const counted: number[] = [];
      for (const { at, worked } of beginnings(zone, Math.max(clockFrom, lastActivity.at ?? 0))) {
        if (at > now && counted.length >= after) break;
        if (count === 'business' && !worked) continue;
        if (!suspensions.some(({ from, to }) => from < at && at <= to)) counted.push(at);
      }
      const due = counted[after - 1] as number;
      const since = new Date(due).toISOString();
      const days = counted.filter((at) => at <= now).length;
      expect(reminders.map((item) => [item.since, item.days])).toEqual(due <= now ? [[since, days]] : []);
      expect(nextDueAt(player.plan, player.opportunity, options)).toBe(due > now ? since : null);
    },
  );
});
