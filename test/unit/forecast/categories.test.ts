import { describe, expect, it } from 'vitest';
import {
  type Adjustment,
  forecastAccuracy,
  forecastCategories,
  singleRollUps,
  splitDeals,
} from '../../../src/forecast/index.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const CNY = (amount: string) => ({ amount, currency: 'CNY' });
const options = {
  ...FORECAST_OPTIONS,
  categories: [
    { id: 'closed' },
    { id: 'commit', stages: ['bid'] },
    { id: 'best', stages: ['offer'] },
    { id: 'pipeline', stages: ['talk'] },
  ],
};
const deals = [
  dealOf({ id: 'w', status: 'won', stage: 'won', amount: CNY('100'), owner: 'li' }),
  dealOf({ id: 'b', stage: 'bid', amount: CNY('200'), owner: 'li' }),
  dealOf({ id: 'o', stage: 'offer', amount: CNY('400'), owner: 'wang' }),
  dealOf({ id: 'own', stage: 'talk', category: 'commit', amount: CNY('50'), owner: 'wang' }),
  dealOf({ id: 't', stage: 'talk', amount: CNY('800'), owner: 'li', probability: null }),
  dealOf({ id: 'none', stage: 'elsewhere', amount: CNY('7'), owner: 'li' }),
  dealOf({ id: 'l', status: 'lost', amount: CNY('9') }),
];

describe('forecastCategories', () => {
  it('puts every deal in one category, its own before that of its stage', () => {
    const found = forecastCategories(deals, options);
    expect(found.categories.map(({ id, amount, opportunities }) => [id, amount.amount, opportunities])).toEqual([
      ['closed', '100.00', 1],
      ['commit', '250.00', 2],
      ['best', '400.00', 1],
      ['pipeline', '800.00', 1],
      [null, '7.00', 1],
    ]);
    expect(found.excluded).toEqual({ lost: 1 });
  });

  it('rolls up cumulatively, singly, or by weights given as data', () => {
    const rolled = (rollUps?: Parameters<typeof forecastCategories>[1]['rollUps']) =>
      forecastCategories(deals, rollUps === undefined ? options : { ...options, rollUps }).rollUps.map(
        ({ id, amount }) => `${id} ${amount.amount}`,
      );
    expect(rolled()).toEqual(['closed 100.00', 'commit 350.00', 'best 750.00', 'pipeline 1550.00']);
    expect(rolled(singleRollUps(['commit', 'best']))).toEqual(['commit 250.00', 'best 400.00']);
    expect(rolled([{ id: 'call', weights: { closed: 1, commit: '80%', best: '1/3' } }])).toEqual(['call 433.33']);
  });

  const say = (layer: string, amount: string, at: string, more: Partial<Adjustment> = {}): Adjustment => ({
    layer,
    rollUp: 'commit',
    amount: CNY(amount),
    by: layer,
    at,
    reason: 'called the customer',
    ...more,
  });

  it('keeps adjustments as a ledger of layers, each view worked out from the one below', () => {
    const adjustments = [
      say('owner', '260', '2026-11-01T00:00:00Z', { owner: 'li' }),
      say('owner', '280', '2026-11-02T00:00:00Z', { owner: 'li' }), // the last of li's stands: 300 computed → 280
      say('manager', '310', '2026-11-03T00:00:00Z'), // the whole: 330 → 310
      say('manager', '1', '2026-12-01T00:00:00Z'), // after asOf: not known yet
    ];
    const { layers, rollUps } = forecastCategories(deals, { ...options, layers: ['owner', 'manager'], adjustments });
    expect(rollUps[1]?.amount.amount).toBe('350.00');
    const commit = layers.map(({ rollUps: all }) => all.find(({ id }) => id === 'commit'));
    expect(commit.map((view) => [view?.amount.amount, view?.change.amount])).toEqual([
      ['330.00', '-20.00'],
      ['310.00', '-20.00'],
    ]);
    expect(commit[0]?.adjustments).toEqual([
      {
        owner: 'li',
        amount: { ...CNY('280.00') },
        change: { ...CNY('-20.00') },
        by: 'owner',
        at: '2026-11-02T00:00:00.000Z',
        reason: 'called the customer',
      },
    ]);
    expect(layers[0]?.rollUps.find(({ id }) => id === 'best')?.change.amount).toBe('0.00');
  });

  it('refuses what is not listed, all of it at once', () => {
    expect(
      thrown(() =>
        forecastCategories(deals, {
          ...options,
          categories: [
            { id: 'a', stages: ['x'] },
            { id: 'a', stages: ['x'] },
          ],
          rollUps: [{ id: 'r', weights: { b: 2 } }],
          adjustments: [say('boss', '1', '2026-11-01T00:00:00Z')],
        }),
      ),
    ).toEqual([
      'duplicate_id categories.1',
      'duplicate_id categories.1.stages.0',
      'unknown_reference rollUps.0.weights.b',
      'not_a_share rollUps.0.weights.b',
      'unknown_reference adjustments.0.layer',
      'unknown_reference adjustments.0.rollUp',
    ]);
    expect(
      thrown(() =>
        forecastCategories(deals, { ...options, layers: ['owner'], adjustments: [say('owner', '1', 'soon')] }),
      ),
    ).toEqual(['unreadable_instant adjustments.0.at']);
    const yen = { amount: '1', currency: 'JPY' };
    expect(
      thrown(() =>
        forecastCategories(deals, {
          ...options,
          layers: ['owner'],
          adjustments: [
            say('owner', '1', '2026-11-01T00:00:00Z'),
            say('owner', 'much', 'soon'),
            say('owner', '1', '2026-11-01T00:00:00Z', { amount: yen }),
          ],
        }),
      ),
    ).toEqual([
      'unreadable_instant adjustments.1.at',
      'invalid_amount adjustments.1.amount',
      'wrong_currency adjustments.2.amount',
    ]);
  });

  it('a deal counts in full whatever is known of its probability: none given, no longer, or nothing in the list', () => {
    const expired = { value: 0.5, source: 'manual', expiresOn: '2026-01-01' } as const;
    const unknown = [null, undefined, [], { value: null, source: 'stage' }, expired, [expired]];
    const rows = unknown.map((probability, n) =>
      dealOf({ id: `d${n}`, stage: 'bid', probability: probability as never, amount: CNY('100') }),
    );
    const { categories, excluded, n } = forecastCategories(rows, options);
    expect([n, excluded, categories[1]]).toEqual([6, {}, { id: 'commit', amount: CNY('600.00'), opportunities: 6 }]);
  });

  it('an opportunity of several owners is one', () => {
    const { deals: rows } = splitDeals(
      [dealOf({ id: 'a', stage: 'bid', amount: CNY('100') }), dealOf({ id: 'b', stage: 'bid', amount: CNY('50') })],
      ['li', 'wu', 'xu'].map((owner) => ({ dealId: 'a', owner, share: '1/3', type: 'share' }) as const),
    );
    const { categories } = forecastCategories(rows, options);
    expect(categories[1]).toEqual({ id: 'commit', amount: CNY('150.00'), opportunities: 2 });
  });
});

describe('adjustments against what happened', () => {
  // Three months; the computed commit, what li made of it, what the manager made of that, and what was won: by hand.
  const months = [
    { computed: '100', li: '120', manager: '90', won: '100' },
    { computed: '100', li: '130', manager: '110', won: '100' },
    { computed: '100', li: '150', manager: '95', won: '100' },
  ];

  it('each layer and each adjuster has its own bias, measured on its own views', () => {
    const told = months.flatMap(({ computed, li, manager, won }) => {
      const { rollUps, layers } = forecastCategories([dealOf({ stage: 'bid', amount: CNY(computed), owner: 'li' })], {
        ...options,
        rollUps: singleRollUps(['commit']),
        layers: ['owner', 'manager'],
        adjustments: [
          {
            layer: 'owner',
            rollUp: 'commit',
            owner: 'li',
            amount: CNY(li),
            by: 'li',
            at: '2026-11-01T00:00:00Z',
            reason: 'r',
          },
          {
            layer: 'manager',
            rollUp: 'commit',
            amount: CNY(manager),
            by: 'wu',
            at: '2026-11-02T00:00:00Z',
            reason: 'r',
          },
        ],
      });
      const views = [{ by: 'computed', amount: rollUps[0]?.amount }];
      for (const { rollUps: adjusted } of layers) {
        const view = adjusted[0];
        views.push({ by: view?.adjustments[0]?.by ?? 'nobody', amount: view?.amount });
      }
      return views.map(({ by, amount }) => ({ by, forecast: amount ?? CNY('0'), actual: CNY(won) }));
    });
    // Of 300: computed 0, li +20 +30 +50, wu −10 +10 −5.
    expect(forecastAccuracy(told).groups.map(({ key, value }) => [key.by, value.bias, value.wape])).toEqual([
      ['computed', 0, 0],
      ['li', expect.closeTo(100 / 300, 12), expect.closeTo(100 / 300, 12)],
      ['wu', expect.closeTo(-5 / 300, 12), expect.closeTo(25 / 300, 12)],
    ]);
  });
});

describe('forecastAccuracy', () => {
  // By hand: errors 20, −10, 30 of 100, 100, 0; naive steps 0 and 100.
  it('is WAPE, bias, MAPE without empty periods, and MASE', () => {
    const { total, groups } = forecastAccuracy([
      { forecast: CNY('120'), actual: CNY('100'), by: 'li' },
      { forecast: CNY('90'), actual: CNY('100'), by: 'wang' },
      { forecast: CNY('30'), actual: CNY('0'), by: 'li' },
    ]);
    expect(total).toEqual({ n: 3, wape: 0.3, bias: 0.2, mape: expect.closeTo(0.15, 12), mapeExcluded: 1, mase: 0.4 });
    expect(groups.map(({ key, value }) => [key.by, value.bias])).toEqual([
      ['li', 0.5],
      ['wang', -0.1],
    ]);
  });

  it('of nothing is null, and refuses mixed currencies', () => {
    expect(forecastAccuracy([]).total).toEqual({
      n: 0,
      wape: null,
      bias: null,
      mape: null,
      mapeExcluded: 0,
      mase: null,
    });
    expect(thrown(() => forecastAccuracy([{ forecast: { amount: '1', currency: 'USD' }, actual: CNY('1') }]))).toEqual([
      'wrong_currency outcomes.0.forecast',
    ]);
  });
});
