import { compileSalesModel, defineSalesModel } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, Desk, reasons } from './support/Desk.js';
import { openKaSmb } from './support/kaSmbDesk.js';
import { toValue } from './support/tasDesk.js';
import { openNew, toConfirm, toNeed, toTrial } from './support/trainingDesk.js';

describe('what a stage asks for', () => {
  test('S0-34, S0-35: advancing without the required action is refused with missing_action', () => {
    const desk = openNew().sends({ type: 'setFields', values: { decisionMaker: true } });
    const refused = desk.refuses({ type: 'advance' });
    expect(refused.standing).toBe('blocked');
    expect(reasons(refused)).toEqual(['missing_action call']);
    expect(refused.blockers[0]).toMatchObject({ element: 3, remedy: { type: 'completeAction', action: 'call' } });
  });

  test('S0-35, S0-45: an optional action shows on the checklist and never blocks', () => {
    const desk = openNew().sends([
      { type: 'completeAction', action: 'call' },
      { type: 'setFields', values: { decisionMaker: true } },
    ]);
    const verdict = desk.explains({ type: 'advance' });
    expect(verdict.standing).toBe('ready');
    const mail = verdict.checklist.find(({ params }) => params.action === 'mail');
    expect(mail).toMatchObject({ met: false, required: false, blocker: null });
    desk.sends({ type: 'advance' });
    expect(desk.place).toEqual(['open', 'need']);
  });

  test('S0-35: a refusal tells every reason at once, and what has passed beside it', () => {
    const refused = openNew().refuses({ type: 'advance' }, { checks: { mobileIsUnique: false } });
    expect(reasons(refused)).toEqual([
      'check_failed mobileIsUnique',
      'condition_unknown decisionMaker',
      'missing_action call',
    ]);
    const passed = refused.checklist
      .filter(({ kind, met }) => kind === 'field' && met)
      .map(({ params }) => params.field);
    expect(passed).toEqual(['mobile']);
    expect(refused.refusal).toMatchObject({
      kind: 'refusal',
      opportunityId: 'm-1',
      afterSeq: 1,
      event: { type: 'advance' },
    });
    expect(refused.refusal.blockers).toEqual(refused.blockers);
  });

  test('S0-35: types are fixed by the model; another one is no type', () => {
    expect(codes(openNew().refuses({ type: 'setFields', values: { type: 'whatever' as 'new' } }))).toEqual([
      'invalid_event',
    ]);
  });

  test('S0-36, S1-38: the playbook of the stage comes back with the verdict', () => {
    expect(openNew().explains({ type: 'advance' }).playbook).toMatchObject({ script: 'docs/scripts/first-call.md' });
    expect(toTrial().explains({ type: 'advance' }).playbook).toMatchObject({ docs: ['course-handbook.pdf'] });
    expect(toNeed().explains({ type: 'advance' }).playbook).toBeUndefined();
  });

  test('S1-38, S1-39: bid documents and guides come with the stage that needs them, by mode', () => {
    expect(openKaSmb('KA').explains({ type: 'advance' }).playbook?.docs).toContain('bid-documents.zip');
    expect(openKaSmb('SMB').explains({ type: 'advance' }).playbook?.docs).toEqual([
      'product-handbook.pdf',
      'sales-success-guide.pdf',
    ]);
  });

  test('S0-33: a milestone-governed series asks for results; acts beside them are free and block nothing', () => {
    const desk = toValue();
    const verdict = desk.explains({ type: 'advance' });
    const acts = verdict.checklist.filter(({ kind, required }) => kind === 'action' && required);
    expect(acts.map(({ params }) => params.action)).toEqual(['submitSolution', 'submitEffort']);
    expect(verdict.checklist.find(({ params }) => params.action === 'workPlan')).toMatchObject({ required: false });
  });

  test('S3-15: an act of any kind, such as sharing on social media, can be required', () => {
    const social = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'social',
        version: 1,
        actions: { 'wechat-share': 'Shared on WeChat' },
        series: [
          {
            id: 's',
            won: 'order-placed',
            stages: [{ id: 'warm', requires: { actions: [{ action: 'wechat-share', times: 2 }] } }, { id: 'talk' }],
            result: { outcomes: [{ id: 'won', kind: 'won' }] },
          },
        ],
      }),
    );
    const desk = new Desk(social, { id: 'o' }).sends({ type: 'completeAction', action: 'wechat-share' });
    expect(reasons(desk.refuses({ type: 'advance' }))).toEqual(['missing_action wechat-share']);
    desk.sends({ type: 'completeAction', action: 'wechat-share' }).sends({ type: 'advance' });
    expect(desk.place).toEqual(['open', 'talk']);
  });
});

describe('S0-46: advancing when the actions are done', () => {
  test('completing the last required action moves the stage with no advance', () => {
    const desk = toTrial();
    expect(desk.place).toEqual(['open', 'trial']);
    desk.sends({ type: 'completeAction', action: 'attendTrial' });
    expect(desk.place).toEqual(['open', 'confirm']);
    const [done, moved] = desk.records.slice(-2);
    expect(done).toMatchObject({ cause: 'user', event: { type: 'completeAction' }, to: 'trial' });
    expect(moved).toMatchObject({
      cause: 'auto',
      event: { type: 'advance' },
      from: 'trial',
      to: 'confirm',
      at: done?.at,
      by: done?.by,
    });
    expect(moved?.seq).toBe((done?.seq ?? 0) + 1);
    expect(desk.told).toContain('customer.advance pilot-delivered');
  });

  test('rolling back into the stage does not bounce forward: completions belong to the visit', () => {
    const desk = toConfirm().sends({ type: 'rollBack', reason: 'Wants a second trial class' });
    expect(desk.place).toEqual(['open', 'trial']);
    expect(desk.records.at(-1)?.cause).toBe('user');
    expect(desk.opportunity.visit.actions).toEqual({});
    desk.sends({ type: 'setFields', values: { amount: { amount: '5000', currency: 'CNY' } } });
    expect(desk.place).toEqual(['open', 'trial']);
    desk.sends({ type: 'completeAction', action: 'attendTrial' });
    expect(desk.place).toEqual(['open', 'confirm']);
  });

  test('reopening into it does not bounce either, even where completions are kept', () => {
    const auto = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'auto',
        version: 1,
        actions: { attend: 'Attend', sign: 'Sign' },
        series: [
          {
            id: 's',
            won: 'order-placed',
            stages: [{ id: 'trial', auto: true, requires: { actions: ['attend'] } }, { id: 'confirm' }],
            result: {
              outcomes: [
                { id: 'won', kind: 'won' },
                { id: 'lost', kind: 'lost' },
              ],
              reopen: { to: 'trial', keep: 'all' },
            },
          },
        ],
      }),
    );
    const desk = new Desk(auto, { id: 'o' })
      .sends({ type: 'completeAction', action: 'attend' })
      .sends({ type: 'close', outcome: 'lost', reason: 'price' })
      .sends({ type: 'reopen' });
    expect(desk.place).toEqual(['open', 'trial']);
    expect(Object.keys(desk.opportunity.visit.actions)).toEqual(['attend']);
    desk.sends({ type: 'advance' });
    expect(desk.place).toEqual(['open', 'confirm']);
  });

  test('one event causes at most one automatic move', () => {
    const chain = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'chain',
        version: 1,
        actions: { call: 'Call' },
        series: [
          {
            id: 's',
            won: 'order-placed',
            stages: [
              { id: 'a', auto: true, requires: { actions: ['call'] } },
              { id: 'b', auto: true, requires: { actions: ['call'] } },
              { id: 'c' },
            ],
            result: { outcomes: [{ id: 'won', kind: 'won' }] },
          },
        ],
      }),
    );
    const desk = new Desk(chain, { id: 'o' }).sends({ type: 'completeAction', action: 'call' });
    expect(desk.place).toEqual(['open', 'b']);
    expect(desk.records.map(({ cause }) => cause)).toEqual(['user', 'user', 'auto']);
  });
});
