import { describe, expect, it } from 'vitest';
import {
  type DealInput,
  dealsAt,
  forecastCategories,
  projectClosings,
  splitDeals,
  weightedForecast,
  whatIf,
} from '../../../src/forecast/index.js';
import { dealOf, FORECAST_OPTIONS as options } from '../../support/dealOf.js';
import { day, stagesHistory } from '../../support/stagesHistory.js';

/** A row as mappers of databases make them: its columns are getters of its class, and it has no property of its own. */
class Row {
  readonly #row: DealInput;

  constructor(row: DealInput) {
    this.#row = row;
  }

  get id() {
    return this.#row.id;
  }

  get status() {
    return this.#row.status;
  }

  get stage() {
    return this.#row.stage;
  }

  get owner() {
    return this.#row.owner;
  }

  get opportunityId() {
    return this.#row.opportunityId;
  }

  get series() {
    return this.#row.series;
  }

  get category() {
    return this.#row.category;
  }

  get amountSource() {
    return this.#row.amountSource;
  }

  get amount() {
    return this.#row.amount;
  }

  get probability() {
    return this.#row.probability;
  }

  get closeOn() {
    return this.#row.closeOn;
  }

  get closedOn() {
    return this.#row.closedOn;
  }
}

const rowOf = (row: DealInput) => new Row(row) as DealInput;

const plain = [
  dealOf({ id: 'a', opportunityId: 'o', series: 'new', category: 'commit', amountSource: 'quote' }),
  dealOf({ id: 'b', probability: null, stage: 'bid', owner: 'wu' }),
  dealOf({ id: 'c', status: 'won', closedOn: '2026-11-02' }),
];
const rows = plain.map(rowOf);

describe('rows whose columns are getters of a class are read as plain ones are', () => {
  it('by weightedForecast', () => {
    expect(weightedForecast(rows, options)).toEqual(weightedForecast(plain, options));
  });

  it('by whatIf, whatever is supposed of them', () => {
    const suppose = (deals: readonly DealInput[]) =>
      whatIf(
        deals,
        [
          { opportunity: 'o', becomes: 'won' },
          { opportunity: 'b', becomes: 'lost' },
          { opportunity: 'c', becomes: 'slipped', closeOn: '2027-01-20' },
        ],
        { ...options, closing: { from: '2026-10-01', to: '2027-01-01' } },
      );
    expect(suppose(rows)).toEqual(suppose(plain));
    expect(suppose(rows).after.excluded).toEqual({ lost: 1, outsideWindow: 1 });
  });

  it('by splitDeals', () => {
    const splits = ['a', 'b', 'c'].map((dealId) => ({ dealId, owner: 'xu', share: '1/3', type: 'share' }) as const);
    const parts = (deals: readonly DealInput[]) => weightedForecast(splitDeals(deals, splits).deals, options);
    expect(parts(rows)).toEqual(parts(plain));
    expect(parts(rows).deals.length).toBe(6);
  });

  it('by forecastCategories, which give a probability to those without one', () => {
    const categories = [{ id: 'closed' }, { id: 'commit' }, { id: 'best', stages: ['bid'] }];
    const found = forecastCategories(rows, { ...options, categories });
    expect(found).toEqual(forecastCategories(plain, { ...options, categories }));
    expect(found.categories.map(({ opportunities }) => opportunities)).toEqual([1, 1, 1]);
  });

  it('by projectClosings, which do so too', () => {
    const history = stagesHistory({
      a: [
        [day(1), 'bid', '10.00'],
        [day(11), 'won', '10.00'],
      ],
      b: [
        [day(1), 'bid', '10.00'],
        [day(21), 'lost', '10.00'],
      ],
      e: [[day(20), 'bid', '100.00']],
    });
    const asOf = day(25);
    const deals = dealsAt(history, { asOf });
    const project = (open: readonly DealInput[]) =>
      projectClosings(open, history, { asOf, currency: 'CNY', every: 'month' });
    expect(project(deals.map(rowOf))).toEqual(project(deals));
    expect(project(deals).n).toBe(1);
  });
});
