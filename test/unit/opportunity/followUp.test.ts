import { fc, test as property } from '@fast-check/vitest';
import { apply, formatIssue, translator } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

const model = modelOf(
  { stages: [{ id: 'a' }] },
  {
    fields: { tender: { type: 'date' }, contractEnd: { type: 'date' } },
    lifecycle: {
      suspend: { reasons: ['later', { id: 'waiting', needs: ['tender', 'contractEnd'], wakeLeadDays: 60 }] },
    },
  },
);
const wait = (followUpOn?: string) => ({ type: 'suspend', reason: 'later', ...(followUpOn ? { followUpOn } : {}) });
const followUp = (player: Player) => player.opportunity.parked?.followUpOn;

describe('a day that is over is none to follow up on', () => {
  test('given by hand, it is refused, and the date is asked for', () => {
    const player = new Player(model).send(wait('2026-02-20'));
    expect(player.last).toMatchObject({
      standing: 'needs_input',
      inputs: [{ name: 'followUpOn' }],
      blockers: [{ code: 'date_required', params: { over: ['2026-02-20'] } }],
    });
    const issue = player.last.ok ? undefined : player.last.blockers[0];
    expect(issue && formatIssue(issue)).toBe('A follow-up date is needed: 2026-02-20 is over.');
    expect(issue && translator(player.plan, zhCN)(issue)).toBe('需要跟进日期：2026-02-20已经过去。');
    expect(followUp(player.send(wait('2026-03-01')))).toBe('2026-03-01');
  });

  // The last place where a day ends is twelve hours behind UTC; the platform's own zone data is the reference.
  const lastZone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Etc/GMT+12', dateStyle: 'short' });
  property.prop([fc.integer({ min: -72, max: 72 }), fc.nat(59)])(
    'over is what is over everywhere',
    (hours, minutes) => {
      const { plan, opportunity } = new Player(model);
      const at = START + 30 * 86_400_000 + hours * 3_600_000 + minutes * 60_000;
      const applied = apply(plan, opportunity, wait('2026-03-31') as never, { at, by: { id: 'ann', roles: [] } });
      expect(applied.ok).toBe(lastZone.format(at) <= '2026-03-31');
    },
  );

  test('what is recorded late is held against the day on which it happened', () => {
    expect(followUp(new Player(model).send(wait('2026-03-05'), { recordedAt: '2026-06-01T00:00:00Z' } as never))).toBe(
      '2026-03-05',
    );
  });
});

describe('the dates that a reason rests on', () => {
  const waiting = { type: 'suspend', reason: 'waiting' };
  const withDates = (fields: object) => new Player(model, {}, { fields } as never).send(waiting);

  test('those that are over are passed over', () => {
    expect(followUp(withDates({ tender: '2025-05-01', contractEnd: '2026-12-31' }))).toBe('2026-11-01');
    const player = withDates({ tender: '2025-05-01', contractEnd: '2026-01-31' });
    expect(player.last).toMatchObject({
      standing: 'needs_input',
      blockers: [
        { code: 'date_required', params: { fields: ['tender', 'contractEnd'], over: ['2025-05-01', '2026-01-31'] } },
      ],
    });
  });

  test('one that is near is followed up on at once', () => {
    expect(followUp(withDates({ tender: '2026-03-31' }))).toBe('2026-01-30');
  });
});
