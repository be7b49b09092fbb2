import { explainCreation } from 'stagewright';
import { expect } from 'vitest';
import { outcomeClaims } from './outcomeClaims.js';
import { seriesClaims } from './seriesClaims.js';
import { at, type PlanClaims, stageClaims } from './stageClaims.js';

const lead = { mobile: '13800138000', interest: 'English' };

/** What holds of every training business: whose number it is, when a lead becomes an account, who may void. */
export const training: PlanClaims = {
  'the design has no error': (p) => expect(p.model).toHaveNoDesignErrors(),
  'a mobile number is a Chinese one': (p) =>
    expect(at(p, {})).toRefuse({ type: 'setFields', values: { mobile: '12345' } }, 'invalid_field', {
      field: 'mobile',
    }),
  'an account needs a valid number': (p) =>
    expect(explainCreation(p, 'account', { fields: {} }, at(p, {}).context).allowed).toBe(false),
  'and a lead that makes sense': (p) => {
    const { context } = at(p, { checks: { leadIsPlausible: false } });
    expect(explainCreation(p, 'account', { fields: lead } as never, context).allowed).toBe(false);
  },
  'with both it is created': (p) =>
    expect(explainCreation(p, 'account', { fields: lead } as never, at(p, {}).context).allowed).toBe(true),
  'no opportunity without interest, or an order before': (p) => {
    const { context } = at(p, { checks: { hasOrder: false } });
    const facts = { fields: { mobile: lead.mobile } } as never;
    expect(explainCreation(p, 'opportunity', facts, context).allowed).toBe(false);
  },
  'only a manager voids': (p) =>
    expect(at(p, {}).as('rep' as never)).toRefuse({ type: 'void', reason: 'mistake' }, 'role_required'),
  'who waits for the next term says when it begins': (p) =>
    expect(at(p, { fields: { closeDate: null } })).toRefuse({ type: 'suspend', reason: 'later-term' }, 'date_required'),
  'nothing is handed over to another series': (p) =>
    expect(at(p, {})).not.toAllow({ type: 'transfer', series: p.definition.series.at(-1)?.id, reason: 'mistake' }),
};

/** Care of existing customers, the same in both organisations. */
export const care: PlanClaims = {
  ...stageClaims('S', 'care', { actors: ['csr'], onlookers: ['rep', 'manager'], actions: ['review'] }),
  ...stageClaims(
    'S',
    'offer',
    { actors: ['csr', 'manager'], onlookers: ['rep'], actions: ['present'] },
    { type: 'close', outcome: 'repeat', reason: 'value' },
  ),
  'an offer is over only with a new need or a referral': (p) =>
    expect(at(p, { series: 'S', stage: 'offer', fields: { repurchase: null, referred: null } })).toRefuse(
      { type: 'close', outcome: 'repeat', reason: 'value' },
      'condition_unmet',
    ),
  ...seriesClaims('S', ['care', 'offer'], {
    rollBack: 'previous',
    fixed: [['repeat', 'lost', 'budget']],
    strangeTypes: ['new'],
  }),
  ...outcomeClaims('S', 'repeat', { from: 'offer', reason: 'value', notFrom: 'care', fields: ['orderForm'] }),
  ...outcomeClaims('S', 'cross', { from: 'offer', reason: 'need', notFrom: 'care', fields: ['orderForm'] }),
  ...outcomeClaims('S', 'referral', { from: 'offer', reason: 'trust', notFrom: 'care', fields: ['referred'] }),
  ...outcomeClaims('S', 'lost', { from: 'care', reason: 'budget' }),
  'a lost customer who orders after all is a repeat customer': (p) =>
    expect(at(p, { series: 'S', outcome: 'lost', fields: { orderForm: null } })).toRefuse(
      { type: 'changeOutcome', to: 'repeat', reason: 'value' },
      'missing_field',
    ),
  'care is not opened again': (p) =>
    expect(at(p, { series: 'S', outcome: 'lost' })).toRefuse({ type: 'reopen' }, 'reopen_not_allowed'),
};

/** The rate of a stage is the same for all: nobody gives one to a single deal. */
export const fixedRates = (...series: readonly string[]): PlanClaims =>
  Object.fromEntries(
    series.map((id) => [
      `${id}: nobody gives a win probability`,
      (p) =>
        expect(at(p, { series: id })).toRefuse(
          { type: 'setProbability', value: 0.5, reason: 'a feeling' },
          'move_not_allowed',
        ),
    ]),
  );

/** A result that can be opened again: for so long, and only where the manager agrees. */
export const reopening = (series: string, days: number): PlanClaims => ({
  [`${series}: for ${days} days it is opened again`]: (p) =>
    expect(at(p, { series, outcome: 'lost' }).later({ days })).toAllow({ type: 'reopen' }),
  [`${series}: and not a day longer`]: (p) =>
    expect(at(p, { series, outcome: 'lost' }).later({ days: days + 1 })).toRefuse(
      { type: 'reopen' },
      'reopen_window_over',
    ),
  [`${series}: only where the manager agrees`]: (p) =>
    expect(at(p, { series, outcome: 'lost', checks: { managerAgrees: false } })).toRefuse(
      { type: 'reopen' },
      'check_failed',
    ),
});
