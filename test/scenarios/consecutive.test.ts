import { fc, test } from '@fast-check/vitest';
import { apply, type EventInput, replay } from 'stagewright';
import { describe, expect } from 'vitest';
import { training } from '../../examples/models/training.js';
import { openNew, toWon, trainingPlan } from './support/trainingDesk.js';

type Event = EventInput<typeof training>;

const order = training.series[0].stages.map(({ id }) => id as string);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom<Event>(
    { type: 'advance' },
    { type: 'skip', to: 'confirm' },
    { type: 'skip', to: 'trial' },
    { type: 'rollBack', reason: 'back' },
    { type: 'rollBack', to: 'contact', reason: 'back' },
    { type: 'close', outcome: 'won', reason: 'trial' },
    { type: 'close', outcome: 'lost', reason: 'price' },
    { type: 'changeOutcome', to: 'won', reason: 'course' },
    { type: 'reopen' },
    { type: 'suspend', reason: 'later-term', followUpOn: '2026-09-01' },
    { type: 'resume' },
    { type: 'recycle' },
    { type: 'assign', owner: 'cai' },
    { type: 'setFields', values: { decisionMaker: true, pilotOrder: 'T-1', closeDate: '2026-09-15', paid: true } },
    { type: 'setFields', values: { amount: { amount: '4800', currency: 'CNY' } } },
  ),
  fc
    .constantFrom('call', 'present', 'attendTrial', 'settleTerms', 'mail')
    .map((action): Event => ({ type: 'completeAction', action })),
  fc.constant<Event>({ type: 'advance' }),
);

describe('S0-54: consecutive advancement', () => {
  const checks = { leadIsPlausible: true, mobileIsUnique: true, hasOrder: false, managerAgrees: true };
  const by = { id: 'ann', roles: ['rep', 'manager'] };

  test.prop([fc.array(event, { minLength: 5, maxLength: 60 })])(
    'whatever is sent, no event raises the stage by more than one',
    (events) => {
      const { opportunity: opened, records } = openNew();
      let opportunity = opened;
      let at = Date.parse(opened.openedAt);
      for (const sent of events) {
        at += 60_000;
        const applied = apply(trainingPlan, opportunity, sent, { at, by, checks });
        if (!applied.ok) continue;
        const [before, after] = [opportunity.stage, applied.opportunity.stage];
        const isReopening = opportunity.closing !== null;
        if (before !== null && after !== null && !isReopening) {
          expect(order.indexOf(after) - order.indexOf(before)).toBeLessThanOrEqual(1);
        }
        expect(applied.records.flatMap(({ skipped }) => skipped ?? [])).toEqual([]);
        records.push(...applied.records);
        opportunity = applied.opportunity;
      }
      const replayed = replay(records);
      expect(replayed.ok && replayed.value).toEqual(opportunity);
    },
  );

  test('the same road can be walked to its end', () => {
    expect(toWon().place).toEqual(['won', null]);
  });
});
