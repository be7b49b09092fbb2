import type { Money } from '../values/index.js';
import type { DealInput } from './DealInput.js';
import { drawsOf } from './Draws.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { multiplyFractions } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { roundedFraction } from './roundFractions.js';

/** An open opportunity in the order of what it is worth. */
export type RankedOpportunity = {
  /** From 1; equal values share a rank. */
  readonly rank: number;
  readonly opportunity: string;
  readonly expectedValue: Money;
  readonly amount: Money;
  readonly probability: number;
};

/**
 * Open opportunities by expected value, amount × probability, largest first: where effort has most to gain. Exact values
 * are compared, so that rounding decides nothing; equal ones stand in the order of their ids, whatever that of the rows.
 *
 * @returns an empty list without open opportunities.
 * @throws {StagewrightError} for options that are wrong, as `weightedForecast`.
 */
export function rankByExpectedValue(
  deals: Iterable<DealInput>,
  options: ForecastOptions,
): readonly RankedOpportunity[] {
  const settings = readForecastOptions(options);
  const { currency, rounding } = settings;
  const money = moneyIn(currency);
  const valued = drawsOf(readDeals(deals, settings).rows, rounding)
    .open.map((draw) => ({
      ...draw,
      value: multiplyFractions({ numerator: draw.minor, denominator: 1n }, draw.probability),
    }))
    .sort((a, b) => compare(b.value, a.value) || (a.opportunity < b.opportunity ? -1 : 1));
  let rank = 0;
  return valued.map(({ opportunity, minor, chance, value }, index) => {
    const before = valued[index - 1];
    if (before === undefined || compare(before.value, value) !== 0) rank = index + 1;
    return {
      rank,
      opportunity,
      expectedValue: money(roundedFraction(value, rounding)),
      amount: money(minor),
      probability: chance,
    };
  });
}

type Value = ReturnType<typeof multiplyFractions>;

function compare(a: Value, b: Value): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
