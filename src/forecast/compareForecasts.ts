import { createIssue, StagewrightError } from '../issues/index.js';
import {
  currencyDigits,
  decimalUnits,
  type Fraction,
  type Money,
  readDecimal,
  readProbability,
} from '../values/index.js';
import type { Bridge, BridgeKind } from './Bridge.js';
import { conversionOf } from './conversionOf.js';
import {
  currency as currencyDemand,
  type Demand,
  demand,
  given,
  listOf,
  nullable,
  oneOf,
  record,
  storedMoney,
  text,
} from './demand.js';
import type { Forecast, ForecastDeal } from './Forecast.js';
import { addFractions, multiplyFractions, ONE, subtractFractions, ZERO } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { roundFractions } from './roundFractions.js';

const ORDER: readonly BridgeKind[] = [
  'new',
  'reopened',
  'won',
  'reamounted',
  'rerated',
  'slipped',
  'lost',
  'currency',
  'removed',
];

const FORECAST: Demand = (value, path) =>
  record({
    asOf: text,
    currency: currencyDemand,
    total: record({ weighted: storedMoney }),
    deals: listOf(
      record({
        id: text,
        status: oneOf('open', 'won', 'lost', 'abandoned'),
        amount: nullable(storedMoney),
        probability: nullable(record({ value: given })),
        rate: nullable(text),
        counted: nullable(oneOf('open', 'won')),
        leftOut: nullable(text),
      }),
    ),
  })(value, path);

/**
 * Why the weighted forecast moved from one day to the next, deal by deal.
 *
 * What a deal adds is amount × rate × probability; it is changed in this order: its amount (`reamounted`), its rate of
 * exchange (`currency`), its probability. The last is named after what happened: `won`, `lost` (also abandoned),
 * `reopened`, `slipped` (left or entered the window by its date), else `rerated`. What counts nothing at one of the two
 * times (lost, outside of the window …) is taken at the rate of the other; what is in neither forecast has no step. Everything
 * is exact, and rounded together so that the steps add up to the difference of the two totals.
 *
 * @param before A `Forecast` as it was stored; nothing else is needed.
 * @returns no steps where nothing moved; twice nothing is a difference of 0.
 * @throws {StagewrightError} `wrong_currency` for forecasts in two currencies; `wrong_type`, `missing_property` and what else is
 * wrong with what is no forecast.
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
  demand({ before, after }, { before: FORECAST, after: FORECAST });
  const { currency } = after;
  if (before.currency !== currency)
    throw new StagewrightError([
      createIssue('wrong_currency', 'before', { currency: before.currency, expected: currency }),
    ]);
  const digits = currencyDigits(currency);
  const steps = new Map<BridgeKind, { sum: Fraction; deals: string[] }>();
  const add = (kind: BridgeKind, change: Fraction, id: string, isEvent = false) => {
    if (change.numerator === 0n && !isEvent) return;
    const step = steps.get(kind) ?? { sum: ZERO, deals: [] };
    step.sum = addFractions(step.sum, change);
    step.deals.push(id);
    steps.set(kind, step);
  };
  const known = new Map(rowsThatCount(before).map((deal) => [deal.id, deal]));
  for (const deal of rowsThatCount(after)) {
    const old = known.get(deal.id);
    known.delete(deal.id);
    if (old === undefined) add('new', worth(partsOf(deal, currency)), deal.id);
    else compareDeal(old, deal, currency, add);
  }
  for (const deal of known.values()) add('removed', negative(worth(partsOf(deal, currency))), deal.id);

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

/** A row given twice counts once. */
function rowsThatCount({ deals }: Forecast): readonly ForecastDeal[] {
  return deals.filter(({ leftOut }) => leftOut !== 'duplicate');
}

/**
 * What a deal is made of: minor units of its own currency, the conversion, and the probability that counted. A row in another
 * currency that counts nothing has no rate: its conversion is `null`.
 */
type Parts = { readonly minor: Fraction; readonly conversion: Fraction | null; readonly probability: Fraction };

function partsOf({ amount, probability, rate, counted, leftOut }: ForecastDeal, currency: string): Parts {
  const own = amount === null ? currency : amount.currency;
  const minor = amount === null ? 0n : decimalUnits(amount.amount, currencyDigits(own));
  const dated = rate === null ? null : readDecimal(rate);
  const converted = dated === null ? null : conversionOf(dated, currencyDigits(own), currencyDigits(currency));
  return {
    minor: { numerator: minor, denominator: 1n },
    conversion: leftOut === 'unconverted' ? ZERO : own === currency ? ONE : converted,
    probability:
      counted === 'won'
        ? ONE
        : counted === 'open'
          ? exactOf(probability)
          : leftOut === 'noAmount' || leftOut === 'unconverted'
            ? exactOf(probability)
            : ZERO,
  };
}

function exactOf(probability: ForecastDeal['probability']): Fraction {
  return probability === null ? ZERO : (readProbability(probability.exact ?? probability.value) ?? ZERO);
}

function worth({ minor, conversion, probability }: Parts): Fraction {
  return conversion === null ? ZERO : multiplyFractions(multiplyFractions(minor, conversion), probability);
}

function negative({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

function compareDeal(
  old: ForecastDeal,
  deal: ForecastDeal,
  currency: string,
  add: (kind: BridgeKind, change: Fraction, id: string, isEvent?: boolean) => void,
): void {
  // What is in neither forecast moved neither.
  if (old.counted === null && deal.counted === null) return;
  const sameCurrency = old.amount === null || deal.amount === null || old.amount.currency === deal.amount.currency;
  const [then, now] = [partsOf(old, currency), partsOf(deal, currency)];
  const was = then.conversion === null ? unrated(then, now, sameCurrency) : then;
  const is = now.conversion === null ? unrated(now, then, sameCurrency) : now;
  // In another currency an amount is another amount, at the rate that it has there.
  const reamounted = sameCurrency
    ? { ...was, minor: is.minor, conversion: old.amount === null ? is.conversion : was.conversion }
    : { ...was, minor: is.minor, conversion: is.conversion };
  const reconverted = { ...reamounted, conversion: is.conversion };
  add('reamounted', subtractFractions(worth(reamounted), worth(was)), deal.id);
  add('currency', subtractFractions(worth(reconverted), worth(reamounted)), deal.id);
  const kind = causeOf(old, deal);
  add(kind, subtractFractions(worth(is), worth(reconverted)), deal.id, kind === 'won');
}

/** A row that counts nothing, for which nobody looked up a rate: at that of the other time, so that no rate is the cause. */
function unrated(parts: Parts, other: Parts, sameCurrency: boolean): Parts {
  return { ...parts, minor: sameCurrency ? parts.minor : other.minor, conversion: other.conversion };
}

function causeOf(old: ForecastDeal, deal: ForecastDeal): BridgeKind {
  const closed = (row: ForecastDeal) => row.status !== 'open';
  if (deal.status === 'won' && old.status !== 'won') return 'won';
  if (closed(deal) && old.status !== deal.status) return 'lost';
  if (closed(old) && !closed(deal)) return 'reopened';
  const isOutside = ({ leftOut }: ForecastDeal) => leftOut === 'outsideWindow' || leftOut === 'undated';
  return isOutside(old) !== isOutside(deal) ? 'slipped' : 'rerated';
}
