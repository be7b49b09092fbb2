import { compileSalesModel } from 'stagewright';
import { type Claims, given, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { training as model } from '../models/index.js';
import { outcomeClaims } from './outcomeClaims.js';
import { seriesClaims } from './seriesClaims.js';
import { stageClaims } from './stageClaims.js';
import { care, fixedRates, reopening, training } from './trainingClaims.js';

const win = { type: 'close', outcome: 'won', reason: 'course' } as const;
const paid = { type: 'changeOutcome', to: 'won', reason: 'course' } as const;

const claims: Claims<typeof model> = {
  ...training,

  // The front team wins a new customer.
  ...stageClaims('M', 'contact', {
    actors: ['rep'],
    onlookers: ['manager', 'csr'],
    fields: ['mobile'],
    actions: ['call'],
  }),
  'a contact counts only with the decision maker': (p) =>
    expect(given(p, { stage: 'contact', fields: { decisionMaker: false } })).toRefuse(
      { type: 'advance' },
      'condition_unmet',
      { field: 'decisionMaker' },
    ),
  'and only where no other customer has the number': (p) =>
    expect(given(p, { stage: 'contact', checks: { mobileIsUnique: false } })).toRefuse(
      { type: 'advance' },
      'check_failed',
    ),
  ...stageClaims('M', 'need', {
    actors: ['rep'],
    onlookers: ['manager', 'csr'],
    fields: ['pilotOrder'],
    actions: ['present'],
  }),
  ...stageClaims('M', 'trial', { actors: ['rep'], onlookers: ['manager', 'csr'] }),
  'a class attended is what ends the trial': (p) =>
    expect(
      given(p, { stage: 'trial', done: [] }).after({ type: 'completeAction', action: 'attendTrial' }).opportunity.stage,
    ).toBe('confirm'),
  ...stageClaims(
    'M',
    'confirm',
    {
      actors: ['rep', 'manager'],
      onlookers: ['csr'],
      fields: ['amount', 'closeDate'],
      actions: ['settleTerms'],
    },
    win,
  ),
  ...seriesClaims('M', ['contact', 'need', 'trial', 'confirm'], {
    rollBack: 'previous',
    fixed: [['won', 'lost', 'price']],
    strangeTypes: ['existing'],
  }),

  // The result.
  ...outcomeClaims('M', 'won', { from: 'confirm', reason: 'course', notFrom: 'trial' }),
  ...outcomeClaims('M', 'lost', { from: 'contact', reason: 'price' }),
  ...outcomeClaims('M', 'dropped', { from: 'contact', reason: 'unreachable' }),
  'won means paid in full': (p) =>
    expect(given(p, { stage: 'confirm', fields: { paid: false } })).toRefuse(win, 'condition_unmet', { field: 'paid' }),
  'a lost customer who pays is won': (p) =>
    expect(given(p, { series: 'M', outcome: 'lost', fields: { paid: false } })).toRefuse(paid, 'condition_unmet'),
  'and so is one that was given up': (p) =>
    expect(given(p, { outcome: 'dropped', fields: { paid: false } })).toRefuse(paid, 'condition_unmet'),
  ...reopening('M', 90),

  // The back team keeps it.
  ...care,
  ...fixedRates('M', 'S'),
};

test.each(Object.entries(claims))('%s', (_, holds) => holds(compileSalesModel(model)));

test('every weakened rule would be noticed', () => expect(mutationScore(model, claims).survived).toEqual([]));
