import { type Issue, StagewrightError } from '../issues/index.js';
import {
  type Fraction,
  type InstantInput,
  type Money,
  type MoneyInput,
  readInstant,
  readProbability,
  unreadableInstant,
} from '../values/index.js';
import { type AdjustedLayer, applyAdjustments, ownersWithoutDeals, type ReadAdjustment } from './applyAdjustments.js';
import { checkCategoryReferences } from './checkCategoryReferences.js';
import type { DealInput } from './DealInput.js';
import { exactRecord, given, listOf, mapOf, optional, text } from './demand.js';
import type { ForecastDeal } from './Forecast.js';
import { addRow, emptyCell, type ForecastCell, opportunitiesIn, sumOf } from './ForecastCell.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { type ForecastScope, scopeOf } from './ForecastScope.js';
import { addFractions, multiplyFractions, ZERO } from './fraction.js';
import { type IssueTally, issueTally } from './issueTally.js';
import { minorIn } from './minorIn.js';
import { moneyIn } from './moneyIn.js';
import { eachCounted } from './ReadRows.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { cumulativeRollUps, type RollUp } from './rollUps.js';
import { roundedFraction, roundFractions } from './roundFractions.js';
import { foundIn } from './rowFaults.js';

/** What somebody says instead of the computed number: an entry of a ledger, never overwritten. */
export type Adjustment = {
  /** One of `layers`. */
  readonly layer: string;
  readonly rollUp: string;
  /** The owner whose number is adjusted; left out: the whole. */
  readonly owner?: string;
  readonly amount: MoneyInput;
  readonly by: string;
  readonly at: InstantInput;
  readonly reason: string;
};

export type ForecastCategoriesOptions = ForecastOptions & {
  /**
   * Categories, the surest first, and which open stages belong to each. A deal's own `category` stands before that of its
   * stage. The first category is that of won deals.
   */
  readonly categories: readonly { readonly id: string; readonly stages?: readonly string[] }[];
  /** Default: cumulative. A category in no roll-up is omitted. */
  readonly rollUps?: readonly RollUp[];
  /** Who may adjust, from the nearest to the deal upwards: `['owner', 'manager']`. */
  readonly layers?: readonly string[];
  readonly adjustments?: readonly Adjustment[];
};

/** A forecast by category. */
export type ForecastCategories = ForecastScope & {
  readonly method: 'categories';
  readonly asOf: string;
  readonly currency: string;
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  /** Amounts in full, each deal in one category; `null` holds open deals that none is given for, or one that is not listed. */
  readonly categories: readonly {
    readonly id: string | null;
    readonly amount: Money;
    readonly opportunities: number;
  }[];
  readonly rollUps: readonly { readonly id: string; readonly amount: Money }[];
  /** After each layer: its own view, and the adjustments that made it. */
  readonly layers: readonly AdjustedLayer[];
};

/** By category and owner. */
type Cells = Map<string | null, Map<string | null, ForecastCell>>;

const demands = () => ({
  categories: listOf(exactRecord({ id: text, stages: optional(listOf(text)) })),
  rollUps: optional(listOf(exactRecord({ id: text, weights: mapOf(given) }))),
  layers: optional(listOf(text)),
  adjustments: optional(
    listOf(
      exactRecord({
        layer: text,
        rollUp: text,
        owner: optional(text),
        amount: given,
        by: text,
        at: given,
        reason: text,
      }),
    ),
  ),
});

/**
 * Forecast categories and their roll-ups, with what owners and managers say on top of them.
 *
 * Every deal that counts stands in one category in full: won ones in the first, open ones by their own `category`, else by
 * their stage, else in `null`, as where their own is not listed (told as `unlisted_category`). A roll-up is the weighted sum of categories, its weights plain data. Adjustments are a ledger:
 * of those made until `asOf` the last one for a layer, roll-up and owner stands, and each layer's view is worked out anew
 * from the one below: an owner's number is replaced, or the whole is.
 *
 * Population and rows left out: as `weightedForecast`; an open deal without a probability is left out there and counts here.
 *
 * @returns every category with an amount of 0 for no deals.
 * @throws {StagewrightError} for options that are wrong: as `weightedForecast`; `duplicate_id`, `unknown_reference` for a
 * category, layer or roll-up that is not listed, `not_a_share` for a weight, `unreadable_instant`, `not_money` … of an
 * adjustment.
 *
 * @example
 * import { forecastCategories } from 'stagewright/forecast';
 * const deal = (id: string, stage: string, status: 'open' | 'won') => ({
 *   id, stage, status, amount: { amount: '100', currency: 'CNY' }, probability: null, closeOn: null, owner: 'li',
 * }) as const;
 * const found = forecastCategories([deal('a', 'bid', 'open'), deal('b', 'won', 'won')], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY',
 *   categories: [{ id: 'closed' }, { id: 'commit', stages: ['bid'] }, { id: 'best-case', stages: ['offer'] }],
 * });
 * found.rollUps.map(({ id, amount }) => `${id} ${amount.amount}`) // => ['closed 100.00', 'commit 200.00', 'best-case 200.00']
 */
export function forecastCategories(deals: Iterable<DealInput>, options: ForecastCategoriesOptions): ForecastCategories {
  const settings = readForecastOptions(options, demands());
  const { currency, rounding } = settings;
  const ids = options.categories.map(({ id }) => id);
  const rollUps = options.rollUps ?? cumulativeRollUps(ids);
  const layers = options.layers ?? [];
  checkCategoryReferences(options, ids, rollUps, layers);
  const ledger = readAdjustments(options.adjustments ?? [], currency).filter(({ at }) => at <= settings.now);
  // A category counts amounts in full: a probability that nobody knows is no reason to leave a deal out.
  const { rows, n, excluded, warnings } = readDeals(deals, settings, { isInFull: true });

  const byStage = new Map(
    options.categories.flatMap(({ id, stages = [] }) => stages.map((stage) => [stage, id] as const)),
  );
  const cells: Cells = new Map();
  const tally = issueTally();
  eachCounted(rows, (row, rowClass) => {
    const deal = rows.deals[row];
    if (deal === undefined) return;
    const category = rowClass.part === 'won' ? (ids[0] ?? null) : categoryOf(deal, ids, byStage, tally);
    const owners = cells.get(category) ?? new Map<string | null, ForecastCell>();
    cells.set(category, owners);
    const cell = owners.get(deal.owner) ?? emptyCell();
    owners.set(deal.owner, cell);
    addRow(cell, rows, row, rowClass);
  });
  const amountOf = (cell: ForecastCell) => sumOf(cell, ({ conversion }) => conversion);
  const money = moneyIn(currency);
  const sumOver = (all: Iterable<Fraction>) => [...all].reduce(addFractions, ZERO);
  const categories = [...ids, ...(cells.has(null) ? [null] : [])].map((id) => {
    const owners = [...(cells.get(id)?.values() ?? [])];
    return {
      id,
      exact: sumOver(owners.map(amountOf)),
      opportunities: opportunitiesIn(owners),
    };
  });
  const whole = roundedFraction(sumOver(categories.map(({ exact }) => exact)), rounding);
  const rounded = roundFractions(
    categories.map(({ exact }) => exact),
    whole,
  );
  const computed = rollUps.map(({ id, weights }) => {
    const owners = new Map<string | null, Fraction>();
    for (const [category, weight] of Object.entries(weights)) {
      const factor = readProbability(weight) ?? ZERO;
      for (const [owner, cell] of cells.get(category) ?? [])
        owners.set(owner, addFractions(owners.get(owner) ?? ZERO, multiplyFractions(amountOf(cell), factor)));
    }
    const total = roundedFraction(sumOver(owners.values()), rounding);
    const parts = roundFractions([...owners.values()], total);
    return { id, total, owners: new Map([...owners.keys()].map((owner, index) => [owner, parts[index] ?? 0n])) };
  });
  return {
    method: 'categories',
    asOf: settings.asOf,
    ...scopeOf(settings),
    currency,
    n,
    excluded,
    warnings: [...warnings, ...tally.issues(), ...ownersWithoutDeals(ledger, ownersIn(cells))],
    categories: categories.map(({ id, opportunities }, index) => ({
      id,
      amount: money(rounded[index] ?? 0n),
      opportunities,
    })),
    rollUps: computed.map(({ id, total }) => ({ id, amount: money(total) })),
    layers: applyAdjustments(computed, layers, ledger, money),
  };
}

function ownersIn(cells: Cells): ReadonlySet<string | null> {
  return new Set([...cells.values()].flatMap((owners) => [...owners.keys()]));
}

/** Its own, else that of its stage. What somebody said stands before the stage also where nobody here knows it. */
function categoryOf(
  { id, category, stage }: ForecastDeal,
  ids: readonly string[],
  byStage: ReadonlyMap<string, string>,
  tally: IssueTally,
): string | null {
  if (category === undefined) return byStage.get(stage) ?? null;
  if (ids.includes(category)) return category;
  tally.add('unlisted_category', id, 'warning', {}, foundIn(category));
  return null;
}

/** Every entry with its instant and its amount read; all that is wrong with them at once. */
function readAdjustments(adjustments: readonly Adjustment[], currency: string): readonly ReadAdjustment[] {
  const issues: Issue[] = [];
  const read = adjustments.map((adjustment, index) => {
    const path = `adjustments.${index}`;
    const at = readInstant(adjustment.at);
    if (at === null) issues.push(unreadableInstant(`${path}.at`, adjustment.at));
    return { ...adjustment, index, at: at ?? 0, minor: minorIn(currency, adjustment.amount, `${path}.amount`, issues) };
  });
  if (issues.length > 0) throw new StagewrightError(issues);
  return read;
}
