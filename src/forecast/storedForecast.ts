import { createIssue, type Issue, isRecord, StagewrightError, shown, wrongType } from '../issues/index.js';
import { currencyDigits, decimalUnits, readDecimal, readInstant, unreadableInstant } from '../values/index.js';
import { worthOf } from './dealMoves.js';
import {
  currency as currencyDemand,
  type Demand,
  demand,
  listOf,
  nullable,
  oneOf,
  probability,
  record,
  storedMoney,
  text,
} from './demand.js';
import type { Forecast, ForecastDeal } from './Forecast.js';
import { addFractions, ZERO } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { roundedFraction } from './roundFractions.js';

const INSTANT: Demand = (value, path) => (readInstant(value) === null ? [unreadableInstant(path, value)] : []);

const RATE: Demand = (value, path) => {
  const rate = readDecimal(value);
  return rate !== null && rate.numerator > 0n ? [] : [createIssue('invalid_rate', path, { rate: shown(value) })];
};

const PROBABILITY: Demand = (value, path) =>
  isRecord(value) ? probability(value.exact ?? value.value, path) : [wrongType(path, 'record', value)];

const FORECAST: Demand = (value, path) =>
  record({
    asOf: INSTANT,
    currency: currencyDemand,
    zone: text,
    closing: nullable(record({ from: text, to: text })),
    total: record({ weighted: storedMoney }),
    deals: listOf(
      record({
        id: text,
        status: oneOf('open', 'won', 'lost', 'abandoned'),
        amount: nullable(storedMoney),
        probability: nullable(PROBABILITY),
        rate: nullable(RATE),
        counted: nullable(oneOf('open', 'won')),
        leftOut: nullable(text),
      }),
    ),
  })(value, path);

/**
 * Holds forecasts that were stored to what is read of them.
 *
 * @param forecasts By the name of their argument.
 * @throws {StagewrightError} with all that is wrong with what is no forecast; `wrong_currency` of a total that is not in its
 * currency, `total_differs` where its deals do not come to its total, as where some of them were cut off.
 */
export function demandForecasts(forecasts: { readonly [name: string]: Forecast }): void {
  demand(forecasts, Object.fromEntries(Object.keys(forecasts).map((name) => [name, FORECAST])));
  const issues = Object.entries(forecasts).flatMap(([name, forecast]) =>
    totalIssues(forecast, `${name}.total.weighted`),
  );
  if (issues.length > 0) throw new StagewrightError(issues);
}

function totalIssues(forecast: Forecast, path: string): readonly Issue[] {
  const { currency, total } = forecast;
  if (total.weighted.currency !== currency)
    return [createIssue('wrong_currency', path, { currency: total.weighted.currency, expected: currency })];
  const sum = rowsThatCount(forecast)
    .map((deal) => worthOf(deal, currency))
    .reduce(addFractions, ZERO);
  const digits = currencyDigits(currency);
  const told = decimalUnits(total.weighted.amount, digits);
  // However it was rounded, it is less than a unit away.
  const gap = sum.numerator - told * sum.denominator;
  return gap < sum.denominator && -gap < sum.denominator
    ? []
    : [
        createIssue('total_differs', path, {
          found: total.weighted,
          expected: moneyIn(currency)(roundedFraction(sum, 'half-even')),
        }),
      ];
}

/** A row given twice counts once. */
export function rowsThatCount({ deals }: Forecast): readonly ForecastDeal[] {
  const rows = deals.filter(({ leftOut }) => leftOut !== 'duplicate');
  return [...new Map(rows.map((deal) => [deal.id, deal])).values()];
}
