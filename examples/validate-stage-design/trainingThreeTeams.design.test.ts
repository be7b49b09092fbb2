import { compileSalesModel } from 'stagewright';
import { type Claims, given, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { trainingThreeTeams as model } from '../models/index.js';
import { outcomeClaims } from './outcomeClaims.js';
import { seriesClaims } from './seriesClaims.js';
import { stageClaims } from './stageClaims.js';
import { care, fixedRates, reopening, training } from './trainingClaims.js';

const pilot = { type: 'close', outcome: 'won', reason: 'testimonial' } as const;
const win = { type: 'close', outcome: 'won', reason: 'course' } as const;

const claims: Claims<typeof model> = {
  ...training,

  // The front team wins a pilot customer.
  ...stageClaims('M', 'contact', {
    actors: ['rep'],
    onlookers: ['manager', 'teacher'],
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
  ...stageClaims(
    'M',
    'need',
    { actors: ['rep'], onlookers: ['manager', 'teacher'], fields: ['courseNeed'], actions: ['present'] },
    pilot,
  ),
  ...seriesClaims('M', ['contact', 'need'], {
    rollBack: 'previous',
    fixed: [['won', 'lost', 'price']],
    strangeTypes: ['existing'],
  }),
  ...outcomeClaims('M', 'won', { from: 'need', reason: 'course', notFrom: 'contact', fields: ['pilotOrder'] }),
  ...outcomeClaims('M', 'lost', { from: 'contact', reason: 'price' }),
  ...outcomeClaims('M', 'dropped', { from: 'contact', reason: 'unreachable' }),
  'a lost customer who orders a trial is a pilot customer': (p) =>
    expect(given(p, { series: 'M', outcome: 'lost', fields: { pilotOrder: null } })).toRefuse(
      { type: 'changeOutcome', to: 'won', reason: 'course' },
      'missing_field',
    ),
  'and so is one that was given up': (p) =>
    expect(given(p, { series: 'M', outcome: 'dropped', fields: { pilotOrder: null } })).toRefuse(
      { type: 'changeOutcome', to: 'won', reason: 'course' },
      'missing_field',
    ),
  ...reopening('M', 90),

  // The teacher closes in class.
  ...stageClaims('T', 'trial', { actors: ['teacher'], onlookers: ['rep', 'manager'] }),
  'a class attended is what ends the trial': (p) =>
    expect(
      given(p, { stage: 'trial', done: [] }).after({ type: 'completeAction', action: 'attendTrial' }).opportunity.stage,
    ).toBe('confirm'),
  ...stageClaims(
    'T',
    'confirm',
    { actors: ['teacher'], onlookers: ['rep'], fields: ['amount', 'closeDate'], actions: ['settleTerms'] },
    win,
  ),
  ...seriesClaims('T', ['trial', 'confirm'], {
    rollBack: 'previous',
    fixed: [['won', 'lost', 'price']],
    strangeTypes: ['existing'],
  }),
  ...outcomeClaims('T', 'won', { from: 'confirm', reason: 'course', notFrom: 'trial' }),
  ...outcomeClaims('T', 'lost', { from: 'trial', reason: 'price' }),
  ...outcomeClaims('T', 'dropped', { from: 'trial', reason: 'unreachable' }),
  'won means paid in full': (p) =>
    expect(given(p, { stage: 'confirm', fields: { paid: false } })).toRefuse(win, 'condition_unmet', { field: 'paid' }),
  'a lost pilot customer who pays is won': (p) =>
    expect(given(p, { series: 'T', outcome: 'lost', fields: { paid: false } })).toRefuse(
      { type: 'changeOutcome', to: 'won', reason: 'course' },
      'condition_unmet',
    ),
  'and so is one that was given up in class': (p) =>
    expect(given(p, { series: 'T', outcome: 'dropped', fields: { paid: false } })).toRefuse(
      { type: 'changeOutcome', to: 'won', reason: 'course' },
      'condition_unmet',
    ),
  'what was closed in class is not opened again': (p) =>
    expect(given(p, { series: 'T', outcome: 'lost' })).toRefuse({ type: 'reopen' }, 'reopen_not_allowed'),

  // The back team keeps it.
  ...care,
  ...fixedRates('M', 'T', 'S'),
};

test.each(Object.entries(claims))('%s', (_, holds) => holds(compileSalesModel(model)));

test('every weakened rule would be noticed', () => expect(mutationScore(model, claims).survived).toEqual([]));
