import { compileSalesModel } from 'stagewright';
import { type Claims, given, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { trainingThreeTeams as model } from '../models/index.js';
import { stageClaims } from './stageClaims.js';
import { care, classroom, contact, fixedRates, newCustomer, training, win } from './trainingClaims.js';

const claims: Claims<typeof model> = {
  ...training,

  // The front team wins a pilot customer.
  ...contact('manager', 'teacher'),
  ...stageClaims(
    'M',
    'need',
    { actors: ['rep'], onlookers: ['manager', 'teacher'], fields: ['courseNeed'], actions: ['present'] },
    { type: 'close', outcome: 'won', reason: 'testimonial' },
  ),
  ...newCustomer('M', ['contact', 'need'], {
    without: { pilotOrder: null },
    refused: 'missing_field',
    fields: ['pilotOrder'],
  }),

  // The teacher closes in class.
  ...stageClaims('T', 'trial', { actors: ['teacher'], onlookers: ['rep', 'manager'] }),
  ...stageClaims(
    'T',
    'confirm',
    { actors: ['teacher'], onlookers: ['rep'], fields: ['amount', 'closeDate'], actions: ['settleTerms'] },
    win,
  ),
  ...classroom,
  ...newCustomer('T', ['trial', 'confirm'], { without: { paid: false }, refused: 'condition_unmet' }),
  'what was closed in class is not opened again': (p) =>
    expect(given(p, { series: 'T', outcome: 'lost' })).toRefuse({ type: 'reopen' }, 'reopen_not_allowed'),

  // The back team keeps it.
  ...care,
  ...fixedRates('M', 'T', 'S'),
};

test.each(Object.entries(claims))('%s', (_, holds) => holds(compileSalesModel(model)));

test('every weakened rule would be noticed', () => expect(mutationScore(model, claims).survived).toEqual([]));
