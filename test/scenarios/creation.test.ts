import { compileSalesModel, defineSalesModel, explainCreation, type ObjectKind, openOpportunity } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, reasons } from './support/Desk.js';
import { kaSmbPlan, NEW, USCC } from './support/kaSmbDesk.js';
import { tasPlan } from './support/tasDesk.js';
import { trainingPlan } from './support/trainingDesk.js';

const at = '2026-01-05T09:00:00Z';
const by = { id: 'ann', roles: ['rep'] };
const asked = { leadIsPlausible: true, mobileIsUnique: true, hasOrder: false };

describe('the order in which records come to be', () => {
  const orders: readonly (readonly ObjectKind[])[] = [
    ['lead', 'account', 'opportunity'],
    ['account', 'opportunity'],
    ['lead', 'prospect', 'opportunity', 'account'],
    ['lead', 'opportunity', 'account'],
  ];

  test.each(orders.map((order) => [order.join(' > '), order] as const))(
    'S0-17, S0-20, S1-43: %s is a legal order',
    (_name, order) => {
      const plan = compileSalesModel(
        defineSalesModel({
          format: 'stagewright/1',
          id: 'order',
          version: 1,
          objects: { order },
          series: [
            { id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } },
          ],
        }),
      );
      expect(openOpportunity(plan, { id: 'o' }, { at, by }).ok).toBe(true);
      for (const object of order) expect(explainCreation(plan, object, { fields: {} }, { at, by }).allowed).toBe(true);
    },
  );

  test('S0-20: where leads are vague and need not exist, an opportunity is opened without one', () => {
    const plan = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'b',
        version: 1,
        fields: { phone: { of: 'account', type: 'phone', check: 'cn-mobile' } },
        objects: {
          order: ['account', 'opportunity'],
          checks: [{ to: 'account', condition: { field: 'phone', valid: true } }],
        },
        series: [
          { id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } },
        ],
      }),
    );
    expect(openOpportunity(plan, { id: 'o', fields: { phone: '13912345678' } }, { at, by }).ok).toBe(true);
    expect(codes(explainCreation(plan, 'lead', { fields: {} }, { at, by }))).toEqual(['move_not_allowed']);
  });
});

describe('order A: lead, account, opportunity', () => {
  test('S0-18: a mobile of ten digits gives neither an account nor an opportunity', () => {
    const fields = { mobile: '1391234567', interest: 'English' };
    const account = explainCreation(trainingPlan, 'account', { fields, checks: asked }, { at, by });
    expect(account.allowed).toBe(false);
    expect(account.blockers.map(({ params }) => params.field)).toContain('mobile');
    const opened = openOpportunity(trainingPlan, { id: 'o', fields }, { at, by, checks: asked });
    expect(opened.ok).toBe(false);
    expect(!opened.ok && opened.blockers.map(({ params }) => params.field)).toContain('mobile');
  });

  test('S0-18: a lead whose data make no sense, or is a colleague’s, gives no account', () => {
    const fields = { mobile: '13912345678', interest: 'English' };
    const refused = explainCreation(
      trainingPlan,
      'account',
      { fields, checks: { leadIsPlausible: false } },
      { at, by },
    );
    expect(reasons(refused)).toEqual(['check_failed leadIsPlausible']);
    const unasked = explainCreation(trainingPlan, 'account', { fields }, { at, by });
    expect(reasons(unasked)).toEqual(['check_unanswered leadIsPlausible']);
    expect(explainCreation(trainingPlan, 'account', { fields, checks: asked }, { at, by }).standing).toBe('ready');
  });

  test('S0-19: without product interest a new customer has no opportunity yet', () => {
    const fields = { mobile: '13912345678' };
    expect(explainCreation(trainingPlan, 'account', { fields, checks: asked }, { at, by }).allowed).toBe(true);
    const refused = openOpportunity(trainingPlan, { id: 'o', fields }, { at, by, checks: asked });
    expect(!refused.ok && codes(refused)).toEqual(['condition_unmet']);
    const opened = openOpportunity(
      trainingPlan,
      { id: 'o', fields: { ...fields, interest: 'English' } },
      { at, by, checks: asked },
    );
    expect(opened.ok).toBe(true);
  });

  test('S0-18, S0-21: an object asks its own checks and those of every object before it, no later ones', () => {
    const fields = { mobile: '1391234567' };
    expect(explainCreation(trainingPlan, 'lead', { fields: {} }, { at, by }).allowed).toBe(true);
    const opportunity = explainCreation(
      trainingPlan,
      'opportunity',
      { fields, checks: { leadIsPlausible: false, hasOrder: false } },
      { at, by },
    );
    const things = reasons(opportunity);
    expect(things).toContain('check_failed leadIsPlausible');
    expect(things).toContain('condition_unmet');
    expect(things.some((thing) => thing.endsWith('mobile'))).toBe(true);
  });
});

describe('the hand-over of leads', () => {
  test('S1-2: an unqualified lead gives no opportunity, a qualified one does', () => {
    const start = { id: 'o', fields: { uscc: USCC, segment: 'KA' } } as const;
    const refused = openOpportunity(kaSmbPlan, start, { at, by, checks: { ...NEW, leadQualified: false } });
    expect(!refused.ok && reasons(refused)).toEqual(['check_failed leadQualified']);
    expect(openOpportunity(kaSmbPlan, start, { at, by, checks: NEW }).ok).toBe(true);
  });

  test('S2-18: a lead without TAS 1-1 gives no opportunity', () => {
    const fields = { uscc: USCC, accountName: 'Fuzhou Example Co.' };
    const missing = openOpportunity(tasPlan, { id: 'o', fields }, { at, by });
    expect(!missing.ok && codes(missing)).toEqual(['condition_unknown']);
    expect(!missing.ok && missing.blockers[0]?.params).toMatchObject({ processes: ['TAS 1-1'] });
    const rejected = openOpportunity(tasPlan, { id: 'o', fields, processes: { 'TAS 1-1': 'rejected' } }, { at, by });
    expect(!rejected.ok && codes(rejected)).toEqual(['condition_unmet']);
    const opened = openOpportunity(tasPlan, { id: 'o', fields, processes: { 'TAS 1-1': 'approved' } }, { at, by });
    expect(opened.ok && opened.opportunity.processes['TAS 1-1']?.status).toBe('approved');
  });

  test('S1-43, S2-19: where the account comes last, it waits for its own review', () => {
    const fields = { uscc: USCC };
    const early = explainCreation(tasPlan, 'account', { fields, processes: { 'TAS 1-1': 'approved' } }, { at, by });
    expect(early.allowed).toBe(false);
    const both = { 'TAS 1-1': 'approved', 'TAS 1-2': 'approved' } as const;
    expect(explainCreation(tasPlan, 'account', { fields, processes: both }, { at, by }).allowed).toBe(true);
  });

  test('S2-18: a conversion process comes with the lead alone', () => {
    const opened = openOpportunity(
      tasPlan,
      { id: 'o', fields: { uscc: USCC }, processes: { 'TAS 1-1': 'approved' } },
      { at, by },
    );
    if (!opened.ok) throw new Error('not opened');
    expect(
      opened.effects
        .filter((effect) => effect.type === 'process.request')
        .map((effect) => 'process' in effect && effect.process),
    ).not.toContain('TAS 1-1');
  });
});
