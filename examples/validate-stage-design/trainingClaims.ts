import { type BlockerCode, explainCreation } from 'stagewright';
import { expect } from 'vitest';
import { duplicateClaims, sourceClaims } from './fieldClaims.js';
import { noWaiverClaims, parkingClaims } from './lifecycleClaims.js';
import { outcomeClaims } from './outcomeClaims.js';
import { reopenClaims } from './reopenClaims.js';
import { seriesClaims } from './seriesClaims.js';
import { at, type PlanClaims, stageClaims } from './stageClaims.js';

export const win = { type: 'close', outcome: 'won', reason: 'course' } as const;
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
  ...sourceClaims(
    'amount',
    ['order', 'rep'],
    [
      { amount: '1000', currency: 'CNY' },
      { amount: '2000', currency: 'CNY' },
    ],
  ),
  ...duplicateClaims(['mobile'], { fields: { mobile: lead.mobile } }),
  ...parkingClaims(['duplicate', 'mistake'], ['later-term']),
  ...noWaiverClaims({ stage: 'contact', fields: { mobile: null } }, { type: 'advance' }),
  'only a manager voids': (p) =>
    expect(at(p, {}).as('rep' as never)).toRefuse({ type: 'void', reason: 'mistake' }, 'role_required'),
  'who waits for the next term says when it begins': (p) =>
    expect(at(p, { fields: { closeDate: null } })).toRefuse({ type: 'suspend', reason: 'later-term' }, 'date_required'),
  'nothing is handed over to another series': (p) =>
    expect(at(p, {})).not.toAllow({ type: 'transfer', series: p.definition.series.at(-1)?.id, reason: 'mistake' }),
};

/** The front team reaches the one who decides, and knows whose number it is. */
export const contact = (...onlookers: readonly string[]): PlanClaims => ({
  ...stageClaims('M', 'contact', { actors: ['rep'], onlookers, fields: ['mobile'], actions: ['call'] }),
  'a contact counts only with the decision maker': (p) =>
    expect(at(p, { stage: 'contact', fields: { decisionMaker: false } })).toRefuse(
      { type: 'advance' },
      'condition_unmet',
      { field: 'decisionMaker' },
    ),
  'and only where no other customer has the number': (p) =>
    expect(at(p, { stage: 'contact', checks: { mobileIsUnique: false } })).toRefuse(
      { type: 'advance' },
      'check_failed',
    ),
  ...reopenClaims('M', { stage: 'need', lostFor: 'price', days: 90, check: 'managerAgrees' }),
});

/** A new customer of a series is won, lost or dropped; what was given up is won after all with what a win asks for. */
export function newCustomer(
  series: string,
  stages: readonly string[],
  { without, refused, fields = [] }: { without: object; refused: BlockerCode; fields?: readonly string[] },
): PlanClaims {
  const [first = ''] = stages;
  const [before, last] = stages.slice(-2);
  const late = (outcome: string): PlanClaims => ({
    [`${series}: what was ${outcome} is won only with what a win asks for`]: (p) =>
      expect(at(p, { series, outcome, fields: without })).toRefuse(
        { type: 'changeOutcome', to: 'won', reason: 'course' },
        refused,
      ),
  });
  return {
    ...seriesClaims(series, stages, {
      rollBack: 'previous',
      fixed: [['won', 'lost', 'price']],
      strangeTypes: ['existing'],
    }),
    ...outcomeClaims(series, 'won', { from: last ?? '', reason: 'course', notFrom: before ?? '', fields }),
    ...outcomeClaims(series, 'lost', { from: first, reason: 'price' }),
    ...outcomeClaims(series, 'dropped', { from: first, reason: 'unreachable' }),
    ...late('lost'),
    ...late('dropped'),
  };
}

/** A class ends the trial by itself; who is won has paid in full. */
export const classroom: PlanClaims = {
  'a class attended is what ends the trial': (p) =>
    expect(
      at(p, { stage: 'trial', done: [] }).after({ type: 'completeAction', action: 'attendTrial' } as never).opportunity
        .stage,
    ).toBe('confirm'),
  'won means paid in full': (p) =>
    expect(at(p, { stage: 'confirm', fields: { paid: false } })).toRefuse(win, 'condition_unmet', { field: 'paid' }),
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
