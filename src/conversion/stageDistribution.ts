import { CLOSED, type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import { apportion } from '../statistics/index.js';
import { currencyDigits, decimalText, type InstantInput, type Money } from '../values/index.js';
import { type AmountTotal, totalAmounts } from './amountTotals.js';
import { checkOptions } from './checkOptions.js';
import { groupPositions } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { keepPositions } from './report/keepPositions.js';
import { readAsOf } from './standingAt.js';

/** A share: exact as a ratio of whole numbers in text, and shown in percent so that all shares add up to 100. */
export type Share = {
  readonly value: number | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly shown: string | null;
};

export type StageShare = {
  /** A stage, or an outcome. */
  readonly stage: string;
  readonly count: number;
  readonly countShare: Share;
  /** `null` where amounts are of several currencies. */
  readonly amount: Money | null;
  readonly amountShare: Share | null;
  /** How many of them have no amount. */
  readonly withoutAmount: number;
};

export type StageDistribution = {
  readonly count: number;
  readonly amount: Money | null;
  readonly stages: readonly StageShare[];
};

export type StageDistributionOptions<B extends string = never> = {
  readonly asOf: InstantInput;
  /** `all` (default): open and closed ones; `open`: those before a result. Parked ones count in the stage they left. */
  readonly scope?: 'all' | 'open';
  readonly groupBy?: readonly B[];
};

/**
 * How opportunities spread over stages and outcomes at an instant, by count and by amount.
 *
 * Shares are exact ratios of the whole in scope; `shown` are percent with two decimals by largest remainder, so that they
 * add up to 100.00, and `null` where an amount is below zero. Voided ones count nowhere. Amounts of several currencies are not added (`mixed_currencies`).
 *
 * @returns one entry for every place of the path in its order, those with nobody in them included; a share of an empty
 * base is `null`.
 * @throws {StagewrightError} `unreadable_instant`.
 */
export function stageDistribution<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: StageDistributionOptions<B>,
): Measured<StageDistribution, B> {
  checkOptions(history, options, { words: { scope: ['all', 'open'] } });
  const { asOf, scope = 'all', groupBy = [] } = options;
  const instant = readAsOf(asOf);
  const { last: known, status: statuses } = history.spells(instant.ms);
  const events = new Int32Array(known.length);
  const opportunities = new Int32Array(known.length);
  const excluded: { [why: string]: number } = {};
  const leaveOut = (why: string) => {
    excluded[why] = (excluded[why] ?? 0) + 1;
  };
  let n = 0;
  for (let opportunity = 0; opportunity < known.length; opportunity++) {
    const event = known[opportunity] as number;
    if (event < 0) continue;
    const status = statuses[opportunity] as number;
    if (status === VOIDED) leaveOut('voided');
    else if (scope === 'open' && status === CLOSED) leaveOut('closed');
    else {
      opportunities[n] = opportunity;
      events[n++] = event;
    }
  }
  const population = events.subarray(0, n);
  const totals = totalAmounts(history, population);
  const currencies = totals.currencies;
  const warnings: Issue[] =
    currencies.length > 1 ? [createIssue('mixed_currencies', 'amount', { currencies }, 'warning')] : [];
  const places = scope === 'all' ? history.places : history.path.stages;
  const distribute = (positions: Int32Array) =>
    distributionOf(
      places,
      totalAmounts(
        history,
        positions.map((position) => population[position] as number),
      ),
      currencies,
    );
  const opportunity = opportunities.subarray(0, n);
  const groups = () => groupPositions(history, opportunity, groupBy);
  const report = {
    method: `stageDistribution/${scope}`,
    asOf: instant.text,
    n,
    excluded,
    warnings,
    total: distributionOf(places, totals, currencies),
    groups: groups().map(({ key, positions }) => ({ key, value: distribute(positions) })),
  };
  return keepPositions(report, { ids: history.ids, opportunity, groups, value: distribute });
}

function distributionOf(
  places: readonly string[],
  { byPlace, count }: { readonly byPlace: readonly AmountTotal[]; readonly count: number },
  currencies: readonly string[],
): StageDistribution {
  const [currency] = currencies;
  const money = (minor: bigint): Money | null =>
    currency === undefined || currencies.length > 1
      ? null
      : { amount: decimalText(minor, currencyDigits(currency)), currency };
  const shown = byPlace.slice(0, places.length);
  const countShares = sharesOf(shown.map((total) => BigInt(total.count)));
  const amountShares = sharesOf(shown.map(({ amount }) => amount));
  return {
    count,
    amount: money(byPlace.reduce((sum, { amount }) => sum + amount, 0n)),
    stages: places.map((stage, index) => ({
      stage,
      count: shown[index]?.count ?? 0,
      countShare: countShares[index] as Share,
      amount: money(shown[index]?.amount ?? 0n),
      amountShare: currencies.length === 1 ? (amountShares[index] as Share) : null,
      withoutAmount: shown[index]?.without ?? 0,
    })),
  };
}

const HUNDREDTHS_OF_PERCENT = 10_000n;

function sharesOf(parts: readonly bigint[]): readonly Share[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  // Credits beside amounts: of parts of both signs none is a share of the whole.
  const shown =
    whole === 0n || parts.some((part) => part < 0n)
      ? parts.map(() => null)
      : apportion(HUNDREDTHS_OF_PERCENT, parts).map((part) => decimalText(part, 2));
  return parts.map((part, index) => ({
    value: whole === 0n ? null : Number(part) / Number(whole),
    numerator: String(part),
    denominator: String(whole),
    shown: shown[index] ?? null,
  }));
}
