import { compileSalesModel } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { trainingThreeTeams } from '../../examples/models/trainingThreeTeams.js';
import { codes, Desk } from './support/Desk.js';

const plan = compileSalesModel(trainingThreeTeams);
const answers = { leadIsPlausible: true, mobileIsUnique: true, hasOrder: false, isPilotCustomer: false };
const fields = { mobile: '13912345678', interest: 'English for teams' } as const;
const REP = { as: ['rep'], checks: answers };
const TEACHER = { as: ['teacher'], checks: { ...answers, isPilotCustomer: true } };

describe('S0-12, S0-13: the deal closed in class', () => {
  test('the front team wins a pilot customer, and hands over by an opportunity of the middle series', () => {
    const desk = new Desk(plan, { id: 'm-1', fields }, REP);
    expect(desk.opportunity).toMatchObject({ series: 'M', stage: 'contact' });
    desk.sends([
      { type: 'completeAction', action: 'call' },
      { type: 'setFields', values: { decisionMaker: true } },
      { type: 'advance' },
      { type: 'completeAction', action: 'present' },
      { type: 'setFields', values: { courseNeed: 'Business English' } },
    ]);
    expect(desk.place).toEqual(['open', 'need']);
    expect(codes(desk.refuses({ type: 'close', outcome: 'won', reason: 'course' }))).toEqual(['missing_field']);
    desk.sends([
      { type: 'setFields', values: { pilotOrder: 'T-17' } },
      { type: 'close', outcome: 'won', reason: 'course' },
    ]);
    expect(desk.place).toEqual(['won', null]);
    expect(desk.told).toEqual(expect.arrayContaining(['customer.advance pilot', 'order.allow', 'opportunity.open T']));
  });

  test('the teacher makes the pilot customer a formal one; the rep looks on', () => {
    const desk = new Desk(plan, { id: 't-1', fields }, TEACHER);
    expect(desk.opportunity).toMatchObject({ series: 'T', stage: 'trial' });
    expect(codes(desk.refuses({ type: 'completeAction', action: 'attendTrial' }, { as: ['rep'] }))).toEqual([
      'role_required',
    ]);
    desk.sends({ type: 'completeAction', action: 'attendTrial' });
    expect(desk.place).toEqual(['open', 'confirm']);
    expect(desk.told).toEqual(['customer.advance pilot-delivered']);
    desk.sends([
      { type: 'completeAction', action: 'settleTerms' },
      {
        type: 'setFields',
        values: { amount: { amount: '4800', currency: 'CNY' }, closeDate: '2026-03-01', paid: true },
      },
      { type: 'close', outcome: 'won', reason: 'trial' },
    ]);
    expect(desk.told).toEqual(expect.arrayContaining(['customer.advance formal', 'order.allow', 'opportunity.open S']));
    expect(codes(desk.refuses({ type: 'reopen' }))).toEqual(['reopen_not_allowed']);
  });

  test('the back team’s series is the same as with two teams', () => {
    const care = { as: ['csr'], checks: { ...answers, hasOrder: true } };
    const desk = new Desk(plan, { id: 's-1', fields: { mobile: fields.mobile } }, care);
    expect(desk.opportunity).toMatchObject({ series: 'S', stage: 'care', type: 'existing' });
  });
});
