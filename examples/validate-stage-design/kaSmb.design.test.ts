import { compileSalesModel, explainCreation } from 'stagewright';
import { type Claims, given, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { kaSmb as model } from '../models/index.js';
import { choiceClaims, duplicateClaims, sourceClaims } from './fieldClaims.js';
import { noWaiverClaims, parkingClaims } from './lifecycleClaims.js';
import { outcomeClaims } from './outcomeClaims.js';
import { processClaims } from './processClaims.js';
import { reopenClaims } from './reopenClaims.js';
import { seriesClaims } from './seriesClaims.js';
import { type PlanClaims, stageClaims } from './stageClaims.js';

const win = { type: 'close', outcome: 'won', reason: 'solution' } as const;
const onlookers = ['finance', 'operations'];
const own = '91350100M000100Y43';
const other = '91110000802100433B';

/** Both series take their stages from one catalogue. */
const talk = (series: string): PlanClaims => ({
  ...stageClaims(series, 'talk', {
    actors: ['rep'],
    onlookers: ['manager', ...onlookers],
    actions: ['visit'],
    fields: ['uscc', 'keyPerson'],
  }),
  [`${series}: no talk about an account that is there already`]: (p) =>
    expect(given(p, { series, stage: 'talk', checks: { usccIsUnique: false } } as never)).toRefuse(
      { type: 'advance' },
      'check_failed',
    ),
});
const result = (series: string, last: string): PlanClaims => ({
  ...outcomeClaims(series, 'won', { from: last, reason: 'solution', notFrom: 'talk', fields: ['contract'] }),
  ...outcomeClaims(series, 'lost', { from: 'talk', reason: 'price' }),
  [`${series}: what was lost is won only with a contract`]: (p) =>
    expect(given(p, { series, outcome: 'lost', fields: { contract: null } } as never)).toRefuse(
      { type: 'changeOutcome', to: 'won', reason: 'solution' },
      'missing_field',
    ),
});
const claims: Claims<typeof model> = {
  'the design has no error': (p) => expect(p.model).toHaveNoDesignErrors(),

  // Accounts.
  'a credit code is one': (p) =>
    expect(given(p)).toRefuse({ type: 'setFields', values: { uscc: '123' } }, 'invalid_field', { field: 'uscc' }),
  'only operations correct it': (p) =>
    expect(given(p, { fields: { uscc: own } }).as('rep')).toRefuse(
      { type: 'setFields', values: { uscc: other } },
      'role_required',
    ),
  'an account needs it': (p) =>
    expect(explainCreation(p, 'account', { fields: {} }, given(p).context).allowed).toBe(false),
  'with it an account is created': (p) =>
    expect(explainCreation(p, 'account', { fields: { uscc: own } }, given(p).context).allowed).toBe(true),
  ...choiceClaims('segment', 'ownership', 'importance'),
  ...sourceClaims(
    'amount',
    ['rep', 'hearsay'],
    [
      { amount: '1000', currency: 'CNY' },
      { amount: '2000', currency: 'CNY' },
    ],
  ),
  ...duplicateClaims(['uscc', 'type'], { type: 'new', fields: { uscc: own } }),
  ...duplicateClaims(['accountName', 'type'], { type: 'new', fields: { accountName: 'Acme' } }),
  'an opportunity needs a qualified lead': (p) => {
    const { context } = given(p, { checks: { leadQualified: false } });
    expect(explainCreation(p, 'opportunity', { fields: { uscc: own } }, context).allowed).toBe(false);
  },

  // The price is approved before it is handed in.
  ...processClaims('P-1', {
    series: 'KA',
    stage: 'quote',
    raisedBy: 'rep',
    approvedBy: ['manager', 'finance'],
    stranger: 'operations',
    notIn: 'talk',
    before: 'submitProposal',
    state: { fields: { need: 'a new plant' } },
    verifies: ['need'],
    holdsUp: { type: 'advance' },
  }),

  // Key accounts.
  ...talk('KA'),
  ...stageClaims('KA', 'need', {
    actors: ['rep'],
    onlookers: ['manager', ...onlookers],
    fields: ['need', 'orgChart', 'rivals'],
  }),
  ...stageClaims('KA', 'quote', {
    actors: ['rep'],
    onlookers: ['manager', ...onlookers],
    actions: ['submitProposal'],
    fields: ['amount', 'closeDate'],
    processes: ['P-1'],
  }),
  ...stageClaims('KA', 'deal', { actors: ['rep', 'manager'], onlookers, fields: ['terms'] }, win),
  ...seriesClaims('KA', ['talk', 'need', 'quote', 'deal'], {
    rollBack: 'any',
    fixed: [['won', 'lost', 'price']],
    type: 'new',
  }),
  'who gives a win probability says why': (p) =>
    expect(given(p, { series: 'KA' })).toRefuse({ type: 'setProbability', value: 0.5 } as never, 'reason_required'),
  ...result('KA', 'deal'),
  ...reopenClaims('KA', { stage: 'talk', lostFor: 'price', days: 180, check: 'managerAgrees' }),

  // Small business.
  ...talk('SMB'),
  ...stageClaims(
    'SMB',
    'quote',
    {
      actors: ['rep'],
      onlookers: ['manager', ...onlookers],
      actions: ['submitProposal'],
      fields: ['amount', 'closeDate'],
      processes: ['P-1'],
    },
    win,
  ),
  ...seriesClaims('SMB', ['talk', 'quote'], { rollBack: 'previous', fixed: [['won', 'lost', 'price']], type: 'new' }),
  'SMB: nobody gives a win probability': (p) =>
    expect(given(p, { series: 'SMB' })).toRefuse(
      { type: 'setProbability', value: 0.5, reason: 'a feeling' },
      'move_not_allowed',
    ),
  ...result('SMB', 'quote'),
  ...reopenClaims('SMB', { stage: 'talk', lostFor: 'price', days: 60 }),

  // Parking and handing over.
  'who waits for a tender says when it is': (p) =>
    expect(given(p, { fields: { tenderDate: null } })).toRefuse(
      { type: 'suspend', reason: 'tender-not-due' },
      'date_required',
    ),
  'who waits for a contract to end says when that is': (p) =>
    expect(given(p, { fields: { contractEnd: null } })).toRefuse(
      { type: 'suspend', reason: 'under-contract' },
      'date_required',
    ),
  ...parkingClaims(['duplicate', 'mistake'], ['tender-not-due', 'under-contract']),
  ...noWaiverClaims({ series: 'KA', stage: 'talk', fields: { keyPerson: null } }, { type: 'advance' }),
  'only a manager voids': (p) =>
    expect(given(p).as('rep')).toRefuse({ type: 'void', reason: 'mistake' }, 'role_required'),
  'only a manager hands over to the other series': (p) =>
    expect(given(p, { series: 'KA' }).as('rep')).toRefuse(
      { type: 'transfer', series: 'SMB', reason: 'segment-changed' },
      'role_required',
    ),
  'and only because the segment has changed': (p) =>
    expect(given(p, { series: 'KA' })).toRefuse(
      { type: 'transfer', series: 'SMB', reason: 'a whim' } as never,
      'reason_unknown',
    ),
};

test.each(Object.entries(claims))('%s', (_, holds) => holds(compileSalesModel(model)));

test('every weakened rule would be noticed', () => expect(mutationScore(model, claims).survived).toEqual([]));
