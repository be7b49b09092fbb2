import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { compareForecasts, type DealInput, splitDeals, weightedForecast } from '../../../src/forecast/index.js';
import { dealOf } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const JULY = { asOf: '2026-07-01T00:00:00Z', currency: 'CNY' } as const;
const AUGUST = { ...JULY, asOf: '2026-08-01T00:00:00Z' } as const;
const usd = (rate: string, on: string) => [{ currency: 'USD', on, rate }];

const bridge = (before: readonly DealInput[], after: readonly DealInput[], more: object = {}) =>
  compareForecasts(weightedForecast(before, { ...JULY, ...more }), weightedForecast(after, { ...AUGUST, ...more }));
const steps = (...args: Parameters<typeof bridge>) =>
  bridge(...args).steps.map(({ kind, amount, deals }) => `${kind} ${amount.amount} ${deals.join(',')}`);
const at = (value: number | string) => ({ value, source: 'stage' }) as const;

describe('compareForecasts', () => {
  it('names every kind of change, each by hand', () => {
    const before = [
      dealOf({ id: 'won', probability: at(0.4) }), // 40 → 100
      dealOf({ id: 'lost', probability: at(0.3) }), // 30 → 0
      dealOf({ id: 'rerated', probability: at(0.2) }), // 20 → 50
      dealOf({ id: 'reamounted', probability: at(0.5) }), // 50 → 80 of 160
      dealOf({ id: 'back', status: 'lost' }), // 0 → 10
      dealOf({ id: 'gone', probability: at(0.1) }), // 10 → not there
    ];
    const after = [
      dealOf({ id: 'won', status: 'won' }),
      dealOf({ id: 'lost', status: 'abandoned' }),
      dealOf({ id: 'rerated', probability: at(0.5) }),
      dealOf({ id: 'reamounted', probability: at(0.5), amount: { amount: '160', currency: 'CNY' } }),
      dealOf({ id: 'back', probability: at(0.1) }),
      dealOf({ id: 'new', probability: at(0.25) }),
    ];
    expect(steps(before, after)).toEqual([
      'new 25.00 new',
      'reopened 10.00 back',
      'won 60.00 won',
      'reamounted 30.00 reamounted',
      'rerated 30.00 rerated',
      'lost -30.00 lost',
      'removed -10.00 gone',
    ]);
    const { before: from, after: to, difference } = bridge(before, after);
    expect([from.amount, to.amount, difference.amount]).toEqual(['150.00', '265.00', '115.00']);
  });

  it('tells what slipped out of the window, and what was pulled in', () => {
    const closing = { closing: { from: '2026-07-01', to: '2026-10-01' } };
    const inside = dealOf({ id: 'a', closeOn: '2026-09-01' });
    const outside = dealOf({ id: 'a', closeOn: '2026-11-01' });
    expect(steps([inside], [outside], closing)).toEqual(['slipped -50.00 a']);
    expect(steps([outside], [inside], closing)).toEqual(['slipped 50.00 a']);
  });

  it('tells what only another window took out or let in apart from what slipped', () => {
    const [wide, narrow] = [
      { from: '2026-06-01', to: '2026-10-01' },
      { from: '2026-08-01', to: '2026-12-01' },
    ];
    const won = (id: string, closedOn: string) => dealOf({ id, status: 'won', closedOn });
    const deals = [
      won('june', '2026-06-20'), // 100 → outside
      dealOf({ id: 'late', closeOn: '2026-11-01' }), // outside → 50
      dealOf({ id: 'both', closeOn: '2026-09-01' }), // 50 → 50
    ];
    const moved = (closeOn: string) => dealOf({ id: 'moved', closeOn });
    const between = (before: object, after: object, first: readonly DealInput[], last: readonly DealInput[]) =>
      compareForecasts(
        weightedForecast(first, { ...JULY, closing: before as typeof wide }),
        weightedForecast(last, { ...AUGUST, closing: after as typeof wide }),
      );
    // Its date moved as well: it slipped, and would have slipped in one window too.
    const found = between(wide, narrow, [...deals, moved('2026-09-01')], [...deals, moved('2027-01-01')]);
    expect(found.steps.map(({ kind, amount, deals: ids }) => `${kind} ${amount.amount} ${ids.join(',')}`)).toEqual([
      'slipped -50.00 moved',
      'window -50.00 june,late',
    ]);
    expect(found.difference.amount).toBe('-100.00');
    // Without a window at one of the two times nothing is outside of it.
    const undated = weightedForecast([dealOf({ id: 'u', closeOn: null })], JULY);
    const dated = weightedForecast([dealOf({ id: 'u', closeOn: null })], { ...AUGUST, closing: wide });
    expect(compareForecasts(undated, dated).steps.map(({ kind }) => kind)).toEqual(['window']);
  });

  it('refuses two that are the wrong way round', () => {
    const [july, august] = [weightedForecast([dealOf()], JULY), weightedForecast([dealOf()], AUGUST)];
    expect(thrown(() => compareForecasts(august, july))).toEqual(['not_in_order before']);
    expect(compareForecasts(july, july).steps).toEqual([]);
    const zoned = { ...july, asOf: '2026-08-01T02:00:00+08:00' };
    expect(compareForecasts(zoned, august).steps).toEqual([]);
  });

  it('parts the rate of exchange from the amount', () => {
    const dollars = (amount: string) => [dealOf({ id: 'a', amount: { amount, currency: 'USD' } })];
    const rates = [...usd('7', '2026-07-01'), ...usd('8', '2026-08-01')];
    // 100 × 7 × ½ = 350; 110: 385; at 8: 440.
    expect(steps(dollars('100'), dollars('110'), { rates })).toEqual(['reamounted 35.00 a', 'currency 55.00 a']);
  });

  it('a deal that counts nothing has no rate any more, and what became of it is told, not its rate', () => {
    const dollars = (over: Partial<DealInput> = {}) => [
      dealOf({ id: 'a', amount: { amount: '100', currency: 'USD' }, ...over }),
    ];
    const rates = [...usd('7', '2026-07-01'), ...usd('8', '2026-08-01')];
    const closing = { from: '2026-07-01', to: '2027-01-01' };
    // 100 × 7 × ½ = 350 in July; in August, without a rate, nothing.
    for (const [kind, after, more] of [
      ['lost', dollars({ status: 'lost' }), {}],
      ['lost', dollars({ status: 'abandoned' }), {}],
      ['rerated', dollars({ probability: null }), {}],
      ['slipped', dollars({ closeOn: '2027-03-01' }), { closing }],
      ['slipped', dollars({ closeOn: null }), { closing }],
      ['lost', [dealOf({ id: 'a', status: 'lost', amount: { amount: '90', currency: 'EUR' } })], {}],
      // What cannot be converted any more is left out for its rate.
      ['currency', dollars(), { rates: usd('7', '2026-07-01') }],
    ] as const)
      expect(steps(dollars(), after, { rates, ...more })).toEqual([`${kind} -350.00 a`]);
    // And back, at the rate of August: 400.
    expect(steps(dollars({ status: 'lost' }), dollars(), { rates })).toEqual(['reopened 400.00 a']);
    expect(steps(dollars({ closeOn: '2027-03-01' }), dollars(), { rates, closing })).toEqual(['slipped 400.00 a']);
    // Lost and back at another amount: what was lost counted nothing, so that nothing is for the amount.
    const less = dollars({ amount: { amount: '90', currency: 'USD' } });
    expect(steps(dollars({ status: 'lost' }), less, { rates })).toEqual(['reopened 360.00 a']);
  });

  it('an opportunity of several rows is new or gone as a whole; rows that come and go change its amount', () => {
    const line = (id: string, amount: string, over: Partial<DealInput> = {}) =>
      dealOf({ id, opportunityId: 'o', amount: { amount, currency: 'CNY' }, ...over });
    const [one, two] = [line('l1', '100'), line('l2', '40')];
    expect(steps([], [one, two])).toEqual(['new 70.00 l1,l2']);
    expect(steps([one, two], [])).toEqual(['removed -70.00 l1,l2']);
    expect(steps([one], [one, two])).toEqual(['reamounted 20.00 l2']);
    expect(steps([one, two], [one])).toEqual(['reamounted -20.00 l2']);
    // Divided among owners it is what it was; won then, it is won.
    const split = (deal: DealInput) =>
      splitDeals(
        [deal],
        ['li', 'wu'].map((owner) => ({ dealId: deal.id, owner, share: 0.5, type: 'share' }) as const),
      ).deals;
    const [deal, won] = [dealOf({ id: 'o' }), dealOf({ id: 'o', status: 'won' })];
    expect(steps([deal], split(deal))).toEqual([]);
    expect(steps(split(deal), [deal])).toEqual([]);
    expect(steps([deal], split(won))).toEqual(['won 50.00 o,o#share0,o#share1']);
    expect(steps(split(deal), [dealOf({ id: 'o', status: 'lost' })])).toEqual(['lost -50.00 o,o#share0,o#share1']);
    expect(steps([dealOf({ id: 'o', status: 'lost' })], split(deal))).toEqual(['reopened 50.00 o,o#share0,o#share1']);
    // And with a line that is gone when it is lost, nothing of it is for the amount.
    const lost = { status: 'lost', probability: null } as const;
    expect(steps([one, two], [line('l1', '100', lost)])).toEqual(['lost -70.00 l1,l2']);
    // 100 at ½ become two rows of 80 at 0.75: 30 for the amount, 40 for the probability.
    const larger = split(dealOf({ id: 'o', amount: { amount: '160', currency: 'CNY' }, probability: at(0.75) }));
    expect(steps([deal], larger)).toEqual([
      'reamounted 30.00 o,o#share0,o#share1',
      'rerated 40.00 o,o#share0,o#share1',
    ]);
  });

  it('of the same forecast is empty, but a win at probability 1 is still told', () => {
    expect(steps([dealOf()], [dealOf()])).toEqual([]);
    expect(steps([dealOf({ probability: at(1) })], [dealOf({ status: 'won' })])).toEqual(['won 0.00 d']);
  });

  it('reads a forecast that was stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(weightedForecast([dealOf({ probability: at('1/3') })], JULY)));
    expect(compareForecasts(stored, weightedForecast([], AUGUST)).steps).toMatchObject([
      { kind: 'removed', amount: { amount: '-33.33' } },
    ]);
  });

  const deal = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    amount: fc.oneof(
      fc.record({
        minor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
        currency: fc.constantFrom('CNY', 'USD', 'EUR'),
      }),
      fc.constant(null),
    ),
    probability: fc.oneof(fc.constantFrom('1/3', '2/7', 0.1, 0.5, 1).map(at), fc.constant(null)),
    status: fc.constantFrom('open', 'open', 'won', 'lost' as const),
    closeOn: fc.constantFrom('2026-06-01', '2026-09-01', '2027-01-01', null),
    // Rows of one opportunity that do not agree are told, and left out.
    opportunityId: fc.constantFrom('o', 'a', undefined),
  });
  const deals = fc
    .uniqueArray(deal, { selector: ({ id }) => id })
    .map((rows) => rows.map((row) => dealOf(row as Partial<DealInput>)));

  test.prop([deals, deals], { numRuns: 200 })(
    'in another currency that is worth the same, the same deals give the same steps',
    (before, after) => {
      const at = (currency: string) => (rows: readonly DealInput[]) =>
        rows.map((row): DealInput => {
          const closeOn = row.closeOn ?? '2026-09-01';
          return { ...row, closeOn, amount: row.amount && { ...row.amount, currency } };
        });
      const options = {
        closing: { from: '2026-07-01', to: '2026-12-01' },
        rates: usd('1', '2020-01-01'),
        maxRateAgeDays: 9999,
      };
      const [own, other] = (['CNY', 'USD'] as const).map((currency) =>
        bridge(at(currency)(before), at(currency)(after), options),
      );
      expect(other).toEqual(own);
    },
  );

  test.prop([deals, deals], { numRuns: 200 })(
    'the steps add up to the difference, to the last minor unit',
    (before, after) => {
      const options = {
        closing: { from: '2026-07-01', to: '2026-12-01' },
        rates: [...usd('7.123456', '2026-06-30'), ...usd('7.2', '2026-07-30')],
      };
      const found = bridge(before, after, options);
      const minor = ({ amount }: { readonly amount: string }) => BigInt(amount.replace('.', ''));
      const sum = found.steps.reduce((total, { amount }) => total + minor(amount), 0n);
      expect(sum).toBe(minor(found.difference));
      expect(minor(found.before) + sum).toBe(minor(found.after));
    },
  );
});
