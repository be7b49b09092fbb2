import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import {
  currencyDigits,
  decimalUnits,
  type Fraction,
  type Money,
  type MoneyInput,
  readDecimal,
  readMoney,
  readMoneyIssue,
} from '../values/index.js';
import {
  type Demand,
  demand,
  demandOptions,
  given,
  iterable,
  mapOf,
  optional,
  record,
  storedMoney,
  text,
} from './demand.js';
import { addFractions, multiplyFractions, ZERO } from './fraction.js';
import { moneyIn } from './moneyIn.js';
import { roundedFraction, roundFractions } from './roundFractions.js';

/** Hours booked on an opportunity, as recurring processes report them. */
export type BookedHours = {
  readonly opportunityId: string;
  readonly role: string;
  /** A number or a decimal as text, not below 0. */
  readonly hours: number | string;
};

export type SunkCostOptions = {
  /** What an hour of each role costs, all in one currency. */
  readonly hourlyRates: { readonly [role: string]: MoneyInput };
  /** What each opportunity is expected to bring, by id; `rankByExpectedValue` makes them. */
  readonly expectedValues?: { readonly [opportunityId: string]: Money };
};

/** What was spent on an opportunity so far, beside what it is expected to bring. */
export type SunkCost = {
  readonly opportunityId: string;
  readonly hours: number;
  readonly cost: Money;
  readonly expectedValue: Money | null;
  /** cost / expected value; `null` without one above 0. */
  readonly costRatio: number | null;
};

/** Of one booking: more than all the people there are can work in a year. */
const MOST_HOURS = 10n ** 14n;

const BOOKED: Demand = (value, path) => record({ opportunityId: text, role: text, hours: given })(value, path);

/**
 * Presales cost by opportunity: Σ hours × hourly rate, exact, rounded together so that the opportunities add up to the total.
 *
 * It is spent whatever happens: it says which pursuits eat what they could bring, not whether to go on, for which only what
 * is still to be spent counts.
 *
 * @returns opportunities by cost, largest first, equal ones by id; an empty list without hours.
 * @throws {StagewrightError} `not_money`, `invalid_amount` … and `wrong_currency` for rates, `unknown_reference` for a role
 * without a rate, `out_of_range` for hours that are none;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { sunkCost } from 'stagewright/forecast';
 * const { total, opportunities } = sunkCost(
 *   [{ opportunityId: 'a', role: 'presales', hours: 2.5 }, { opportunityId: 'a', role: 'presales', hours: 1 }],
 *   { hourlyRates: { presales: { amount: '400', currency: 'CNY' } }, expectedValues: { a: { amount: '7000.00', currency: 'CNY' } } },
 * );
 * total // => { amount: '1400.00', currency: 'CNY' }
 * opportunities[0]?.costRatio // => 0.2
 */
export function sunkCost(
  booked: Iterable<BookedHours>,
  options: SunkCostOptions,
): { readonly total: Money | null; readonly opportunities: readonly SunkCost[] } {
  demand({ booked }, { booked: iterable });
  demandOptions(options, { hourlyRates: mapOf(given), expectedValues: optional(mapOf(storedMoney)) });
  const { hourlyRates, expectedValues = {} } = options;
  const issues: Issue[] = [];
  const rates = readRates(hourlyRates, issues);
  const costs = new Map<string, { cost: Fraction; hours: Fraction }>();
  let row = 0;
  for (const one of booked) {
    const path = `booked.${row++}`;
    demand({ [path]: one }, { [path]: BOOKED });
    const { opportunityId, role, hours } = one;
    const rate = rates.minor.get(role);
    const time = readDecimal(hours);
    if (rate === undefined) issues.push(createIssue('unknown_reference', `${path}.role`, { kind: 'role', id: role }));
    if (time === null || time.numerator < 0n || time.numerator > MOST_HOURS * time.denominator)
      issues.push(
        createIssue('out_of_range', `${path}.hours`, { found: shown(hours), min: 0, max: Number(MOST_HOURS) }),
      );
    if (rate === undefined || time === null) continue;
    const known = costs.get(opportunityId) ?? { cost: ZERO, hours: ZERO };
    costs.set(opportunityId, known);
    known.cost = addFractions(known.cost, multiplyFractions(time, { numerator: rate, denominator: 1n }));
    known.hours = addFractions(known.hours, time);
  }
  if (issues.length > 0) throw new StagewrightError(issues);
  const { currency } = rates;
  if (currency === null) return { total: null, opportunities: [] };
  const digits = currencyDigits(currency);
  const write = moneyIn(currency);
  const entries = [...costs];
  const exact = entries.map(([, { cost }]) => cost);
  const total = roundedFraction(exact.reduce(addFractions, ZERO), 'half-even');
  const rounded = roundFractions(exact, total);
  const opportunities = entries
    .map(([opportunityId, { hours }], index) => {
      const minor = rounded[index] ?? 0n;
      const expected = Object.hasOwn(expectedValues, opportunityId) ? (expectedValues[opportunityId] ?? null) : null;
      const value = expected?.currency === currency ? decimalUnits(expected.amount, digits) : 0n;
      return {
        minor,
        opportunityId,
        hours: Number(hours.numerator) / Number(hours.denominator),
        cost: write(minor),
        expectedValue: expected,
        costRatio: value > 0n ? Number(minor) / Number(value) : null,
      };
    })
    .sort((a, b) => (a.minor === b.minor ? (a.opportunityId < b.opportunityId ? -1 : 1) : a.minor > b.minor ? -1 : 1))
    .map(({ minor: _, ...cost }) => cost);
  return { total: write(total), opportunities };
}

function readRates(hourlyRates: SunkCostOptions['hourlyRates'], issues: Issue[]) {
  const minor = new Map<string, bigint>();
  let currency: string | null = null;
  for (const [role, input] of Object.entries(hourlyRates)) {
    const issue = readMoneyIssue(input, `hourlyRates.${role}`);
    const money = readMoney(input);
    if (issue !== null) issues.push(issue);
    if (money === null) continue;
    currency ??= money.currency;
    if (money.currency !== currency)
      issues.push(
        createIssue('wrong_currency', `hourlyRates.${role}`, { currency: money.currency, expected: currency }),
      );
    minor.set(role, decimalUnits(money.amount, currencyDigits(money.currency)));
  }
  return { minor, currency };
}
