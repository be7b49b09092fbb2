import { OPEN, PARKED, type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import { apportion } from '../statistics/index.js';
import { currencyDigits, decimalText, type InstantInput, type Money } from '../values/index.js';
import { groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { readAsOf, type Standing, standingAt } from './standingAt.js';

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
 * add up to 100.00. Voided ones count nowhere. Amounts of several currencies are not added (`mixed_currencies`).
 *
 * @returns one entry for every place of the path in its order, those with nobody in them included; a share of an empty
 * base is `null`.
 * @throws {StagewrightError} `unreadable_instant`.
 */
export function stageDistribution<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  { asOf, scope = 'all', groupBy = [] }: StageDistributionOptions<B>,
): Measured<StageDistribution, B> {
  const instant = readAsOf(asOf);
  const known = standingAt(history, instant.ms);
  const present = known.filter(({ status }) => status !== VOIDED);
  const population = scope === 'all' ? present : present.filter(({ status }) => status === OPEN || status === PARKED);
  const excluded: { [why: string]: number } = {};
  if (present.length < known.length) excluded.voided = known.length - present.length;
  if (population.length < present.length) excluded.closed = present.length - population.length;
  const currencies = [...new Set(population.flatMap(({ currency }) => currency ?? []))].sort();
  const warnings: Issue[] =
    currencies.length > 1 ? [createIssue('mixed_currencies', 'amount', { currencies }, 'warning')] : [];
  const places = scope === 'all' ? history.places : history.path.stages;
  const distribute = (members: readonly Standing[]) => distributionOf(places, members, currencies);
  return {
    method: `stageDistribution/${scope}`,
    asOf: instant.text,
    n: population.length,
    excluded,
    warnings,
    total: distribute(population),
    groups: groupMembers(history, population, groupBy).map(({ key, members }) => ({
      key,
      value: distribute(members),
    })),
  };
}

function distributionOf(
  places: readonly string[],
  members: readonly Standing[],
  currencies: readonly string[],
): StageDistribution {
  const counts = places.map(() => 0);
  const amounts = places.map(() => 0n);
  const without = places.map(() => 0);
  for (const { place, amount } of members) {
    counts[place] = (counts[place] ?? 0) + 1;
    if (amount === null) without[place] = (without[place] ?? 0) + 1;
    else amounts[place] = (amounts[place] ?? 0n) + amount;
  }
  const [currency] = currencies;
  const money = (minor: bigint): Money | null =>
    currency === undefined || currencies.length > 1
      ? null
      : { amount: decimalText(minor, currencyDigits(currency)), currency };
  const countShares = sharesOf(counts.map(BigInt));
  const amountShares = sharesOf(amounts);
  return {
    count: members.length,
    amount: money(amounts.reduce((sum, amount) => sum + amount, 0n)),
    stages: places.map((stage, index) => ({
      stage,
      count: counts[index] ?? 0,
      countShare: countShares[index] as Share,
      amount: money(amounts[index] ?? 0n),
      amountShare: currencies.length === 1 ? (amountShares[index] as Share) : null,
      withoutAmount: without[index] ?? 0,
    })),
  };
}

const HUNDREDTHS_OF_PERCENT = 10_000n;

function sharesOf(parts: readonly bigint[]): readonly Share[] {
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  const shown =
    whole === 0n ? parts.map(() => null) : apportion(HUNDREDTHS_OF_PERCENT, parts).map((part) => decimalText(part, 2));
  return parts.map((part, index) => ({
    value: whole === 0n ? null : Number(part) / Number(whole),
    numerator: String(part),
    denominator: String(whole),
    shown: shown[index] ?? null,
  }));
}
