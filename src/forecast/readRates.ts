import { createIssue, type Issue, shown } from '../issues/index.js';
import { dayNumber, type Fraction, isCurrency, readDate, readDecimal } from '../values/index.js';
import type { ExchangeRate } from './ForecastOptions.js';
import { ONE } from './fraction.js';
import type { DatedRate, RateTable } from './RateTable.js';

/**
 * Rates by currency in the order of their dates. Of two of one day the later one given stands, and where they differ that is
 * told, as is a rate other than 1 into the currency of the forecast itself, which nothing is converted by.
 */
export function readRates(rates: readonly ExchangeRate[], maxAgeDays: number, own: string): RateTable {
  const issues: Issue[] = [];
  const byCurrency = new Map<string, DatedRate[]>();
  const byDay = new Map<string, DatedRate>();
  for (const [index, { currency, on, rate }] of rates.entries()) {
    const date = readDate(on);
    const value = readRate(rate);
    const path = `rates.${index}`;
    if (!isCurrency(currency))
      issues.push(createIssue('unknown_currency', `${path}.currency`, { currency: shown(currency) }));
    if (date === null) issues.push(createIssue('invalid_date', `${path}.on`, { value: shown(on) }));
    if (value === null)
      issues.push(createIssue('invalid_rate', path, { currency: shown(currency), rate: shown(rate) }));
    if (!isCurrency(currency) || date === null || value === null) continue;
    const text = String(rate);
    if (currency === own) {
      if (!isSame(value, ONE))
        issues.push(createIssue('rate_of_own_currency', path, { currency, rate: text }, 'warning'));
      continue;
    }
    const ofDay = byDay.get(currency + date);
    if (ofDay !== undefined && !isSame(value, ofDay.value)) {
      const params = { currency, on: date, rate: ofDay.text, found: text };
      issues.push(createIssue('contradictory_rates', path, params, 'warning'));
    }
    const dated = { on: date, text, value };
    byDay.set(currency + date, dated);
    const list = byCurrency.get(currency) ?? [];
    byCurrency.set(currency, list);
    list.push(dated);
  }
  for (const list of byCurrency.values()) list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const lastOf = (currency: string, date: string) => lastUntil(byCurrency.get(currency) ?? [], date);
  const ageAt = (date: string, { on }: DatedRate) => dayNumber(date) - dayNumber(on);
  return {
    isEmpty: rates.length === 0,
    find: (currency, date) => {
      const last = lastOf(currency, date);
      return last !== null && ageAt(date, last) <= maxAgeDays ? last : null;
    },
    ageOf: (currency, date) => {
      const last = lastOf(currency, date);
      return last === null ? null : ageAt(date, last);
    },
    maxAgeDays,
    issues,
  };
}

function isSame(one: Fraction, other: Fraction): boolean {
  return one.numerator * other.denominator === other.numerator * one.denominator;
}

/** A decimal above 0, and no more than any two currencies are apart; `null` for all else. */
function readRate(rate: unknown): Fraction | null {
  const value = readDecimal(rate);
  const isRate = value !== null && value.numerator > 0n && value.numerator <= value.denominator * 10n ** 18n;
  return isRate ? value : null;
}

function lastUntil(list: readonly DatedRate[], date: string): DatedRate | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.on ?? '') <= date) low = middle + 1;
    else high = middle;
  }
  return list[low - 1] ?? null;
}
