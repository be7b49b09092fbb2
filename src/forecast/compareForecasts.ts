import { createIssue, StagewrightError } from '../issues/index.js';
import { currencyDigits, decimalUnits, type Fraction, type Money, readInstant } from '../values/index.js';
import type { Bridge, BridgeKind } from './Bridge.js';
import { loneMoves, type Move, rowMoves } from './dealMoves.js';
import type { Forecast, ForecastDeal } from './Forecast.js';
import type { ForecastScope } from './ForecastScope.js';
import { addFractions, ZERO } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { opportunityOf } from './ReadRows.js';
import { roundFractions } from './roundFractions.js';
import { demandForecasts, rowsThatCount } from './storedForecast.js';

const ORDER: readonly BridgeKind[] = [
  'new',
  'reopened',
  'won',
  'reamounted',
  'rerated',
  'slipped',
  'window',
  'lost',
  'currency',
  'removed',
];

/**
 * Why the weighted forecast moved from one day to the next, deal by deal.
 *
 * What a deal adds is amount × rate × probability; it is changed in this order: its amount (`reamounted`), its rate of
 * exchange (`currency`), its probability. The last is named after what happened: `won`, `lost` (also abandoned),
 * `reopened`, `slipped` (left or entered the window by its date, also of a win), `window` (by no date of its own: the windows
 * differ), else `rerated`. An amount in another currency is another amount: `currency` is what the rate did. What counts nothing at one of the two times (lost, outside of the window …) is taken at the rate of the other;
 * what is in neither forecast has no step. Rows are told apart by their id; an opportunity is `new` or `removed` as a whole,
 * and rows of it that come or go change its amount.
 * Everything is exact, and rounded together so that the steps add up to the difference of the two totals.
 *
 * @param before A `Forecast` as it was stored; nothing else is needed. Its `asOf` is not later than that of `after`.
 * @returns no steps where nothing moved; twice nothing is a difference of 0.
 * @throws {StagewrightError} `wrong_currency` for forecasts in two currencies, `not_in_order` for two that are the wrong way round;
 * `wrong_type`, `missing_property` and what else is wrong with what is no forecast; `total_differs` for one whose deals do not
 * come to its total.
 *
 * @example
 * import { compareForecasts, weightedForecast } from 'stagewright/forecast';
 * const deal = (value: number) => ({
 *   id: 'a', amount: { amount: '1000.00', currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value, source: 'stage' }, closeOn: null, owner: null,
 * }) as const;
 * const july = weightedForecast([deal(0.3)], { asOf: '2026-07-01T00:00:00Z', currency: 'CNY' });
 * const august = weightedForecast([deal(0.5)], { asOf: '2026-08-01T00:00:00Z', currency: 'CNY' });
 * compareForecasts(july, august).steps // => [{ kind: 'rerated', amount: { amount: '200.00', currency: 'CNY' }, deals: ['a'] }]
 */
export function compareForecasts(before: Forecast, after: Forecast): Bridge {
  demandForecasts({ before, after });
  const { currency } = after;
  if (before.currency !== currency)
    throw new StagewrightError([
      createIssue('wrong_currency', 'before', { currency: before.currency, expected: currency }),
    ]);
  if (isLater(before.asOf, after.asOf))
    throw new StagewrightError([createIssue('not_in_order', 'before', { from: before.asOf, to: after.asOf })]);
  const digits = currencyDigits(currency);
  const steps = new Map<BridgeKind, { sum: Fraction; deals: Set<string> }>();
  for (const { kind, change, ids } of movesBetween(rowsThatCount(before), rowsThatCount(after), currency)) {
    // A win is told even where it was certain.
    if (change.numerator === 0n && kind !== 'won') continue;
    const step = steps.get(kind) ?? { sum: ZERO, deals: new Set() };
    step.sum = addFractions(step.sum, change);
    for (const id of ids) step.deals.add(id);
    steps.set(kind, step);
  }

  const kinds = ORDER.filter((kind) => steps.has(kind));
  const units = (money: Money) => decimalUnits(money.amount, digits);
  const difference = units(after.total.weighted) - units(before.total.weighted);
  const rounded = roundFractions(
    kinds.map((kind) => steps.get(kind)?.sum ?? ZERO),
    difference,
  );
  const money = moneyIn(currency);
  return {
    method: 'bridge',
    asOf: { before: before.asOf, after: after.asOf },
    scope: { before: scopeIn(before), after: scopeIn(after) },
    before: before.total.weighted,
    after: after.total.weighted,
    difference: money(difference),
    steps: kinds.map((kind, index) => ({
      kind,
      amount: money(rounded[index] ?? 0n),
      deals: [...(steps.get(kind)?.deals ?? [])].sort(),
    })),
  };
}

function scopeIn({ zone, closing }: Forecast): ForecastScope {
  return { zone, closing };
}

function isLater(one: string, other: string): boolean {
  return (readInstant(one) ?? 0) > (readInstant(other) ?? 0);
}

/** Row by row; rows that are there at one time only by their opportunity. */
function movesBetween(
  before: readonly ForecastDeal[],
  after: readonly ForecastDeal[],
  currency: string,
): readonly Move[] {
  const then = new Map(before.map((deal) => [deal.id, deal]));
  const now = new Set(after.map(({ id }) => id));
  const matched = after.flatMap((deal) => {
    const old = then.get(deal.id);
    return old === undefined ? [] : rowMoves(old, deal, currency);
  });
  const [wasBy, isBy] = [
    rowsByOpportunity(before, ({ id }) => !now.has(id)),
    rowsByOpportunity(after, ({ id }) => !then.has(id)),
  ];
  const none = { all: [], alone: [] };
  const lone = [...new Set([...isBy.keys(), ...wasBy.keys()])].flatMap((opportunity) => {
    const [was, is] = [wasBy.get(opportunity) ?? none, isBy.get(opportunity) ?? none];
    return was.alone.length + is.alone.length === 0 ? [] : loneMoves(was, is, currency);
  });
  return [...matched, ...lone];
}

function rowsByOpportunity(deals: readonly ForecastDeal[], isAlone: (deal: ForecastDeal) => boolean) {
  const rows = new Map<string, { all: ForecastDeal[]; alone: ForecastDeal[] }>();
  for (const deal of deals) {
    const opportunity = opportunityOf(deal);
    const found = rows.get(opportunity) ?? { all: [], alone: [] };
    rows.set(opportunity, found);
    found.all.push(deal);
    if (isAlone(deal)) found.alone.push(deal);
  }
  return rows;
}
