import type { Issue } from '../issues/index.js';
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

export type ExpectedValueRanking = {
  readonly method: 'rankByExpectedValue';
  readonly asOf: string;
  /** Open opportunities. */
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  readonly opportunities: readonly RankedOpportunity[];
};

/**
 * Open opportunities by expected value, amount × probability, largest first: where effort has most to gain. Exact values
 * are compared, so that rounding decides nothing; equal ones stand in the order of their ids, whatever that of the rows.
 *
 * @returns no opportunities where none is open; rows left out are counted and told as in `weightedForecast`.
 * @throws {StagewrightError} for options that are wrong, as `weightedForecast`.
 *
 * @example
 * import { rankByExpectedValue } from 'stagewright/forecast';
 * const deal = (id: string, amount: string, value: number) => ({
 *   id, amount: { amount, currency: 'CNY' }, stage: 'bid', status: 'open', probability: { value, source: 'stage' }, closeOn: '2026-12-01', owner: null,
 * }) as const;
 * const found = rankByExpectedValue([deal('b', '100', 0.3), deal('a', '300', 0.1), deal('c', '100', 0.5)], { asOf: '2026-11-01T00:00:00Z', currency: 'CNY' });
 * found.opportunities.map(({ rank, opportunity, expectedValue }) => [rank, opportunity, expectedValue.amount]) // => [[1, 'c', '50.00'], [2, 'a', '30.00'], [2, 'b', '30.00']]
 */
export function rankByExpectedValue(deals: Iterable<DealInput>, options: ForecastOptions): ExpectedValueRanking {
  const settings = readForecastOptions(options);
  const { currency, rounding } = settings;
  const money = moneyIn(currency);
  const { rows, excluded, warnings } = readDeals(deals, settings);
  const valued = drawsOf(rows, rounding)
    .open.map((draw) => ({
      ...draw,
      value: multiplyFractions({ numerator: draw.minor, denominator: 1n }, draw.probability),
    }))
    .sort((a, b) => compare(b.value, a.value) || (a.opportunity < b.opportunity ? -1 : 1));
  let rank = 0;
  const opportunities = valued.map(({ opportunity, minor, chance, value }, index) => {
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
  return { method: 'rankByExpectedValue', asOf: settings.asOf, n: valued.length, excluded, warnings, opportunities };
}

type Value = ReturnType<typeof multiplyFractions>;

function compare(a: Value, b: Value): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
