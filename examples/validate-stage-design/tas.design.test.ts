import { compileSalesModel, explainCreation } from 'stagewright';
import { type Claims, given, mutationScore } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { tas as model } from '../models/index.js';
import { choiceClaims, duplicateClaims, sourceClaims } from './fieldClaims.js';
import { noWaiverClaims, parkingClaims } from './lifecycleClaims.js';
import { outcomeClaims } from './outcomeClaims.js';
import { processClaims } from './processClaims.js';
import { reopenClaims } from './reopenClaims.js';
import { seriesClaims } from './seriesClaims.js';
import { stageClaims } from './stageClaims.js';

const advance = { type: 'advance' } as const;
const win = { type: 'close', outcome: 'won', reason: 'solution' } as const;
const own = '91350100M000100Y43';
const other = '91110000802100433B';

const verify = { series: 'TAS', stage: 'verify', notIn: 'bid' } as const;
const initiate = { series: 'TAS', stage: 'initiate', notIn: 'bid' } as const;
const analyse = { series: 'TAS', stage: 'analyse', notIn: 'bid' } as const;
const value = { series: 'TAS', stage: 'value', notIn: 'bid' } as const;
const bid = { series: 'TAS', stage: 'bid', notIn: 'verify' } as const;

const claims: Claims<typeof model> = {
  'the design has no error': (p) => expect(p.model).toHaveNoDesignErrors(),

  // Core data belongs to its steward.
  'a credit code is one': (p) =>
    expect(given(p)).toRefuse({ type: 'setFields', values: { uscc: '123' } }, 'invalid_field', { field: 'uscc' }),
  'a credit code is not written over, but raised for correction': (p) =>
    expect(
      given(p, { fields: { uscc: own } })
        .as('AM')
        .after({ type: 'setFields', values: { uscc: other } }).opportunity.fields.uscc?.value,
    ).toBe(own),
  'nor is the registered name': (p) =>
    expect(
      given(p, { fields: { accountName: 'Old' } })
        .as('AM')
        .after({ type: 'setFields', values: { accountName: 'New' } }).opportunity.fields.accountName?.value,
    ).toBe('Old'),
  'a margin is a fraction': (p) =>
    expect(given(p)).toRefuse({ type: 'setFields', values: { margin: 2 } }, 'invalid_field', { field: 'margin' }),

  ...choiceClaims('bidResult'),
  ...sourceClaims(
    'amount',
    ['rep', 'hearsay'],
    [
      { amount: '1000', currency: 'CNY' },
      { amount: '2000', currency: 'CNY' },
    ],
  ),
  ...sourceClaims('margin', ['rep', 'hearsay'], [0.2, 0.3]),
  ...sourceClaims('decisionChain', ['relationship', 'rep'], ['drawn', 'guessed']),
  ...sourceClaims('effort', ['rep', 'hearsay'], ['100 days', '80 days']),
  ...duplicateClaims(['uscc', 'solution'], { fields: { uscc: own, solution: 'ERP' } }),

  // What comes before the opportunity and the account.
  'no opportunity without its creation': (p) =>
    expect(explainCreation(p, 'opportunity', { fields: {} }, given(p).context).allowed).toBe(false),
  'with it one is created': (p) =>
    expect(
      explainCreation(p, 'opportunity', { fields: {}, processes: { 'TAS 1-1': 'approved' } }, given(p).context).allowed,
    ).toBe(true),
  'no account without the review of its data': (p) =>
    expect(
      explainCreation(p, 'account', { fields: {}, processes: { 'TAS 1-1': 'approved' } }, given(p).context).allowed,
    ).toBe(false),

  // Verify.
  ...processClaims('TAS 1-2', {
    ...verify,
    raisedBy: 'AM',
    approvedBy: ['STW'],
    stranger: 'SM',
    verifies: ['uscc', 'accountName'],
    holdsUp: advance,
  }),
  ...processClaims('TAS 1-3', { series: 'TAS', stage: 'value', raisedBy: 'AM', approvedBy: ['STW'], stranger: 'SM' }),
  ...stageClaims('TAS', 'verify', {
    actors: ['AM'],
    onlookers: ['EX', 'SM', 'DIR'],
    fields: ['uscc', 'accountName'],
    processes: ['TAS 1-2'],
  }),

  // Initiate: nothing is spent on a deal before the director agrees.
  ...processClaims('TAS 2-1', {
    ...initiate,
    raisedBy: 'AM',
    approvedBy: ['DIR'],
    stranger: 'SM',
    asks: ['q1', 'q2'],
    verifies: ['amount', 'closeDate'],
    holdsUp: advance,
  }),
  ...processClaims('TAS 2-2', {
    ...initiate,
    raisedBy: 'PT',
    approvedBy: ['DIR'],
    stranger: 'AM',
    state: { fields: { grade: 'E' } },
    holdsUp: advance,
  }),
  'a deal led by a partner is registered': (p) =>
    expect(given(p, { stage: 'initiate', fields: { grade: 'E' }, approved: ['TAS 2-1'] })).toRefuse(
      advance,
      'process_not_raised',
      { process: 'TAS 2-2' },
    ),
  'no other deal is': (p) =>
    expect(given(p, { stage: 'initiate', fields: { grade: 'A' }, approved: ['TAS 2-1'] })).toAllow(advance),
  ...processClaims('TAS 2-3', {
    ...initiate,
    raisedBy: 'AM',
    approvedBy: ['PSH'],
    stranger: 'SM',
    after: ['TAS 2-1'],
  }),
  ...processClaims('TAS 2-4', {
    ...initiate,
    raisedBy: 'AM',
    approvedBy: ['DIR'],
    stranger: 'SM',
    state: { fields: { grade: 'other' } },
  }),
  'only what would be a flagship is lifted to a higher grade': (p) =>
    expect(given(p, { stage: 'initiate', fields: { grade: 'other' }, checks: { isFlagship: false } })).toRefuse(
      { type: 'raiseProcess', process: 'TAS 2-4' },
      'check_failed',
    ),
  ...processClaims('TAS 2-5', {
    ...initiate,
    raisedBy: 'PSH',
    approvedBy: ['DIR'],
    stranger: 'AM',
    after: ['TAS 2-3'],
  }),
  ...processClaims('TAS 2-6', {
    series: 'TAS',
    stage: 'value',
    raisedBy: 'PRE',
    approvedBy: ['PSH'],
    stranger: 'AM',
    after: ['TAS 2-5'],
  }),
  ...stageClaims('TAS', 'initiate', {
    actors: ['AM', 'SM'],
    onlookers: ['DM', 'DIR'],
    fields: ['grade', 'amount', 'closeDate'],
    processes: ['TAS 2-1'],
  }),

  // Analyse.
  ...processClaims('TAS 3-1', { ...analyse, raisedBy: 'SM', approvedBy: ['PSH'], stranger: 'AM', holdsUp: advance }),
  ...processClaims('TAS 3-2', { ...analyse, raisedBy: 'AM', approvedBy: ['DIR'], stranger: 'SM', holdsUp: advance }),
  ...stageClaims('TAS', 'analyse', {
    actors: ['AM', 'SM'],
    onlookers: ['DM', 'DIR'],
    fields: ['need', 'decisionChain', 'rivals'],
    actions: ['strategy', 'relationshipPlan'],
    processes: ['TAS 3-1', 'TAS 3-2'],
  }),

  // Present value: the delivery manager looks at what is promised before it is handed in.
  ...processClaims('TAS 4-1', { ...value, raisedBy: 'SM', approvedBy: ['PSH'], stranger: 'AM' }),
  ...processClaims('DR-1', {
    ...value,
    raisedBy: 'SM',
    approvedBy: ['DM'],
    stranger: 'AM',
    before: 'submitSolution',
    verifies: ['solution'],
    holdsUp: advance,
  }),
  ...processClaims('DR-2', {
    ...value,
    raisedBy: 'SM',
    approvedBy: ['DM'],
    stranger: 'AM',
    before: 'submitEffort',
    holdsUp: advance,
  }),
  ...stageClaims('TAS', 'value', {
    actors: ['SM', 'AM'],
    onlookers: ['DM', 'DIR'],
    fields: ['solution', 'effort'],
    actions: ['submitSolution', 'submitEffort'],
    processes: ['DR-1', 'DR-2'],
  }),

  // Organise the bid.
  ...processClaims('DR-3', { ...bid, raisedBy: 'AM', approvedBy: ['DM'], stranger: 'SM', before: 'submitQuote' }),
  ...processClaims('TAS 6-1', {
    ...bid,
    raisedBy: 'SM',
    approvedBy: ['PSH', 'DM'],
    stranger: 'AM',
    after: ['DR-1', 'DR-2'],
    before: 'submitBid',
    state: { fields: { solution: 'ERP' } },
    verifies: ['solution'],
    holdsUp: win,
  }),
  ...processClaims('TAS 6-2', {
    ...bid,
    raisedBy: 'AM',
    approvedBy: ['DIR', 'LEG'],
    stranger: 'SM',
    after: ['DR-3'],
    before: 'submitBid',
    holdsUp: win,
  }),
  ...processClaims('TAS 6-3', {
    ...bid,
    raisedBy: 'AM',
    approvedBy: ['DIR'],
    stranger: 'SM',
    after: ['TAS 6-1', 'TAS 6-2'],
    before: 'submitBid',
    asks: ['q3', 'q4'],
    holdsUp: win,
  }),
  ...processClaims('TAS 6-4', {
    ...bid,
    raisedBy: 'AM',
    approvedBy: ['LEG'],
    stranger: 'SM',
    after: ['TAS 6-3'],
    before: 'submitBid',
    holdsUp: win,
  }),
  ...stageClaims(
    'TAS',
    'bid',
    {
      actors: ['AM', 'SM', 'DM', 'LEG'],
      onlookers: ['DIR', 'PSH'],
      actions: ['submitQuote', 'submitBid'],
      processes: ['TAS 6-1', 'TAS 6-2', 'TAS 6-3', 'TAS 6-4'],
    },
    win,
  ),

  // The way through.
  ...seriesClaims('TAS', ['verify', 'initiate', 'analyse', 'value', 'bid'], {
    rollBack: 'any',
    fixed: [
      ['no-bid', 'won', 'solution'],
      ['lost', 'no-bid', 'bid-rejected'],
    ],
    redo: 'analyse',
  }),
  'only account manager and director give a win probability': (p) =>
    expect(given(p, { stage: 'initiate' }).as('SM')).toRefuse(
      { type: 'setProbability', value: 0.5, reason: 'seen' },
      'role_required',
    ),
  'and they say why': (p) =>
    expect(given(p)).toRefuse({ type: 'setProbability', value: 0.5 } as never, 'reason_required'),

  // The result.
  ...outcomeClaims('TAS', 'won', { from: 'bid', reason: 'solution', notFrom: 'value' }),
  ...outcomeClaims('TAS', 'lost', { from: 'verify', reason: 'price' }),
  ...outcomeClaims('TAS', 'no-bid', { from: 'verify', reason: 'not-initiated' }),
  'won means that the award says so': (p) =>
    expect(given(p, { stage: 'bid', fields: { bidResult: 'lost' } })).toRefuse(win, 'condition_unmet', {
      field: 'bidResult',
    }),
  'a lost bid is won only in a new tender': (p) =>
    expect(given(p, { outcome: 'lost', checks: { tenderReopened: false } })).toRefuse(
      { type: 'changeOutcome', to: 'won', reason: 'solution' },
      'check_failed',
    ),
  'a won bid is lost only where the award is revoked': (p) =>
    expect(given(p, { outcome: 'won', checks: { awardRevoked: false } })).toRefuse(
      { type: 'changeOutcome', to: 'lost', reason: 'price' },
      'check_failed',
    ),
  ...reopenClaims('TAS', { stage: 'analyse', lostFor: 'price', check: 'directorAgrees', reason: 'a new tender' }),
  'who opens it again says why': (p) =>
    expect(given(p, { outcome: 'lost' })).toRefuse({ type: 'reopen' }, 'reason_required'),

  // Behind the win.
  ...processClaims('TAS 7-1', {
    series: 'TAS',
    stage: 'sign',
    notIn: 'bid',
    raisedBy: 'DM',
    approvedBy: ['DIR', 'LEG'],
    stranger: 'AM',
    state: { outcome: 'won' },
    verifies: ['sow'],
    holdsUp: advance,
  }),
  ...stageClaims('TAS', 'sign', {
    actors: ['AM', 'DM', 'SM', 'LEG'],
    onlookers: ['DIR'],
    fields: ['sow', 'contract'],
    actions: ['limitScope'],
    processes: ['TAS 7-1'],
  }),

  // Parking.
  'who waits for a budget says until when': (p) =>
    expect(given(p, { fields: { closeDate: null } })).toRefuse(
      { type: 'suspend', reason: 'budget-cycle' },
      'date_required',
    ),
  ...parkingClaims(['duplicate', 'mistake'], ['budget-cycle']),
  ...noWaiverClaims({ stage: 'verify', fields: { uscc: null } }, advance),
  'only the director voids': (p) =>
    expect(given(p).as('AM')).toRefuse({ type: 'void', reason: 'mistake' }, 'role_required'),
};

test.each(Object.entries(claims))('%s', (_, holds) => holds(compileSalesModel(model)));

test('every weakened rule would be noticed', () => expect(mutationScore(model, claims).survived).toEqual([]));
