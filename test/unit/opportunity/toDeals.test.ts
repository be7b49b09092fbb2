import { type AnyOpportunity, importOpportunity, toDeals } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, type Sent, START } from '../../support/Player.js';
import { thrown } from '../../support/thrown.js';

const fields = { amount: { type: 'money' }, closeOn: { type: 'date' }, other: { type: 'money' } } as const;
const deal = { amount: 'amount', closeOn: 'closeOn' };
const outcomes = [
  { id: 'won', kind: 'won', from: 'any' },
  { id: 'lost', kind: 'lost', forecastCategory: 'omitted' },
  { id: 'dropped', kind: 'abandoned' },
] as const;
const stages = [{ id: 'need', winProbability: 0.3, forecastCategory: 'pipeline' }, { id: 'quote' }] as const;
const series = { stages, deal, result: { outcomes }, probability: { mode: 'individual' } } as const;
const values = { amount: { amount: '100', currency: 'JPY' }, closeOn: '2026-05-01' };

const player = (changes: object = {}, events: readonly Sent[] = []) => {
  const played = new Player(
    modelOf({ ...series, ...changes }, { fields }),
    {},
    { series: 's', owner: 'ann', fields: values },
  );
  for (const event of events) expect(played.send(event).codes).toEqual([]);
  return played;
};
const dealsOf = ({ plan, opportunity }: Player) => toDeals(plan, [opportunity]);
const dealOf = (changes: object = {}, ...events: readonly Sent[]) => dealsOf(player(changes, events))[0];
const close = (outcome: string): Sent => ({ type: 'close', outcome, reason: 'r' });

test('every column of an open one', () => {
  expect(dealOf()).toEqual({
    id: 'o',
    opportunityId: 'o',
    series: 's',
    category: 'pipeline',
    amount: { amount: '100', currency: 'JPY' },
    stage: 'need',
    status: 'open',
    probability: { value: 0.3, source: 'stage' },
    closeOn: '2026-05-01',
    owner: 'ann',
  });
});

describe('amount and close date', () => {
  test('are the fields that the series names, and no others', () => {
    expect(dealOf({ deal: { amount: 'other' } })).toMatchObject({ amount: null, closeOn: null });
    expect(dealOf({ deal: {} })).toMatchObject({ amount: null, closeOn: null });
  });

  test('are null where they have no value: nothing is made up', () => {
    const emptied = { type: 'setFields', values: { amount: null, closeOn: null } };
    expect(dealOf({}, emptied)).toMatchObject({ amount: null, closeOn: null, stage: 'need' });
  });
});

describe('a value that is none of its field is no value', () => {
  test.each([
    [{ amount: { amount: null, currency: 'JPY' } }, { amount: null }],
    [{ amount: { amount: 'abc', currency: 'JPY' } }, { amount: null }],
    [{ amount: 'abc' }, { amount: null }],
    [{ closeOn: 'soon' }, { closeOn: null }],
    [{ closeOn: '2026-02-30' }, { closeOn: null }],
  ])('%j', (changed, told) => {
    const { plan, opportunity } = player();
    const fields: { [field: string]: unknown } = { ...opportunity.fields };
    for (const [field, value] of Object.entries(changed)) fields[field] = { ...opportunity.fields[field], value };
    expect(toDeals(plan, [{ ...opportunity, fields } as never])[0]).toMatchObject(told);
  });
});

describe('probability', () => {
  test('is that of the stage, and null in a stage without one', () => {
    expect(dealOf()?.probability).toEqual({ value: 0.3, source: 'stage' });
    expect(dealOf({}, { type: 'advance' })?.probability).toBeNull();
  });

  test('is the one given by hand where there is one, with its author and what the stage would say', () => {
    const given = { type: 'setProbability', value: 0.8, reason: 'seen', expiresOn: '2026-04-01' };
    const byHand = {
      value: 0.8,
      source: 'manual',
      by: 'ann',
      reason: 'seen',
      expiresOn: '2026-04-01',
      stageValue: 0.3,
    };
    expect(dealOf({}, given)?.probability).toEqual({ ...byHand, at: new Date(START).toISOString() });
    expect(dealOf({}, { type: 'advance' }, given)?.probability).toMatchObject({ value: 0.8, stageValue: null });
    expect(dealOf({}, given, { ...given, value: null })?.probability).toEqual({ value: 0.3, source: 'stage' });
  });

  test.each([
    ['won', 1],
    ['lost', 0],
    ['dropped', 0],
  ])('of what is %s it is %d, whatever was given before', (outcome, value) => {
    const given = { type: 'setProbability', value: 0.8, reason: 'seen' };
    expect(dealOf({}, given, close(outcome))?.probability).toEqual({ value, source: 'stage' });
  });
});

describe('status, stage and instant of the close', () => {
  test.each([
    ['won', 'won'],
    ['lost', 'lost'],
    ['dropped', 'abandoned'],
  ])('of one closed as %s', (outcome, status) => {
    expect(dealOf({}, close(outcome))).toMatchObject({ stage: outcome, status, closedOn: '2026-03-01T00:00:00.000Z' });
  });

  test('what is open has no instant of a close, reopened or not', () => {
    const reopening = { result: { outcomes, reopen: {} } };
    const reopened = dealOf(reopening, close('lost'), { type: 'reopen', reason: 'r' });
    for (const row of [dealOf(), reopened]) {
      expect(row).toMatchObject({ stage: 'need', status: 'open' });
      expect(row).not.toHaveProperty('closedOn');
    }
  });

  test('what waits is open in the stage that it left', () => {
    const suspended = dealOf({}, { type: 'suspend', reason: 'later', followUpOn: '2026-09-01' });
    expect(suspended).toMatchObject({ stage: 'need', status: 'open', owner: 'ann' });
    expect(dealOf({}, { type: 'recycle' })).toMatchObject({ stage: 'need', status: 'open', owner: null });
  });

  test('on the road behind a win it is won, in its stage; at the end in its outcome', () => {
    const road = { afterWin: [{ id: 'sign' }] };
    expect(dealOf(road, close('won'))).toMatchObject({
      stage: 'sign',
      status: 'won',
      closedOn: '2026-03-01T00:00:00.000Z',
    });
    expect(dealOf(road, close('won'), { type: 'advance' })).toMatchObject({ stage: 'won', status: 'won' });
  });
});

describe('forecast category', () => {
  test('is that of the outcome, else that of the stage, else there is none', () => {
    expect(dealOf({}, close('lost'))?.category).toBe('omitted');
    expect(dealOf()?.category).toBe('pipeline');
    expect(dealOf({}, { type: 'advance' })).not.toHaveProperty('category');
    expect(dealOf({}, close('won'))).not.toHaveProperty('category');
  });
});

describe('which opportunities are deals', () => {
  test('all but void ones, in their order; none of none', () => {
    const all = [player(), player({}, [{ type: 'void', reason: 'duplicate' }]), player({}, [close('lost')])];
    const [{ plan }] = all as [Player, ...Player[]];
    const given = all.map(({ opportunity }, index): AnyOpportunity => ({ ...opportunity, id: `o-${index}` }));
    expect(toDeals(plan, given).map(({ id }) => id)).toEqual(['o-0', 'o-2']);
    expect(toDeals(plan, new Set(given)).map(({ id }) => id)).toEqual(['o-0', 'o-2']);
    expect(toDeals(plan, [])).toEqual([]);
  });

  test('those taken over from another system too', () => {
    const { plan } = player();
    const found = { id: 'old', outcome: 'lost', closedAt: '2025-09-01T23:00:00Z' };
    const taken = importOpportunity(plan, found, { at: START, by: { id: 'job', roles: [] } });
    if (!taken.ok) throw new Error('not taken over');
    expect(toDeals(plan, [taken.value.opportunity])).toMatchObject([
      {
        id: 'old',
        stage: 'lost',
        status: 'lost',
        closedOn: '2025-09-01T23:00:00.000Z',
        amount: null,
        closeOn: null,
        owner: null,
      },
    ]);
  });

  test('one of a series that the plan does not have is a mistake, not left out in silence', () => {
    const { plan, opportunity } = player();
    const stranger: AnyOpportunity = { ...opportunity, series: 'renewal' };
    expect(thrown(() => toDeals(plan, [opportunity, stranger]))).toEqual(['model_mismatch opportunities']);
  });
});
