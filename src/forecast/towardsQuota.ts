import { currencyDigits, decimalUnits, type Money } from '../values/index.js';
import { moneyIn } from './moneyIn.js';

/** Where a quota stands, by what is won and what is forecast. */
export type TowardsQuota = {
  readonly quota: Money;
  readonly won: Money;
  /** Won and open by its probability. */
  readonly weighted: Money;
  /** quota − won, not below 0. */
  readonly remaining: Money;
  /** won / quota, and weighted / quota; `null` for a quota of 0. */
  readonly attainment: number | null;
  readonly forecastAttainment: number | null;
};

/** Won and forecast money held against a quota in minor units of their currency. */
export function towardsQuota({ won, weighted }: Pick<TowardsQuota, 'won' | 'weighted'>, quota: bigint): TowardsQuota {
  const { currency } = won;
  const money = moneyIn(currency);
  const digits = currencyDigits(currency);
  const units = ({ amount }: Money) => decimalUnits(amount, digits);
  return {
    quota: money(quota),
    won,
    weighted,
    remaining: money(quota > units(won) ? quota - units(won) : 0n),
    attainment: shareOf(units(won), quota),
    forecastAttainment: shareOf(units(weighted), quota),
  };
}

/** part / whole; `null` where there is no whole. */
export function shareOf(part: bigint, whole: bigint): number | null {
  return whole > 0n ? Number(part) / Number(whole) : null;
}
