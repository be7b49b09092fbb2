import { compileSalesModel } from 'stagewright';
import { type Claims, given, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { training as model } from '../models/index.js';
import { stageClaims } from './stageClaims.js';
import { care, classroom, contact, fixedRates, newCustomer, training, win } from './trainingClaims.js';

const onlookers = ['manager', 'csr'];

const claims: Claims<typeof model> = {
  ...training,

  // The front team wins a new customer.
  ...contact(...onlookers),
  ...stageClaims('M', 'need', { actors: ['rep'], onlookers, fields: ['pilotOrder'], actions: ['present'] }),
  ...stageClaims('M', 'trial', { actors: ['rep'], onlookers }),
  ...stageClaims(
    'M',
    'confirm',
    { actors: ['rep', 'manager'], onlookers: ['csr'], fields: ['amount', 'closeDate'], actions: ['settleTerms'] },
    win,
  ),
  ...classroom,
  ...newCustomer('M', ['contact', 'need', 'trial', 'confirm'], {
    without: { paid: false },
    refused: 'condition_unmet',
  }),
  'what was lost at once is not opened again at the end': (p) =>
    expect(given(p, { stage: 'contact' }).after({ type: 'close', outcome: 'lost', reason: 'price' })).toRefuse(
      { type: 'reopen', to: 'confirm' },
      'reopen_not_allowed',
    ),

  // The back team keeps it.
  ...care,
  ...fixedRates('M', 'S'),
};

test.each(Object.entries(claims))('%s', (_, holds) => holds(compileSalesModel(model)));

test('every weakened rule would be noticed', () => expect(mutationScore(model, claims).survived).toEqual([]));
