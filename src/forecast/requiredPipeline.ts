import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import { incompleteBeta } from '../statistics/index.js';
import {
  currencyDigits,
  type DateInput,
  dateOfDay,
  dayNumber,
  decimalUnits,
  type Money,
  type MoneyInput,
  type ProbabilityInput,
  readDate,
  readMoney,
  readMoneyIssue,
  readProbability,
} from '../values/index.js';
import { between, type Demand, demandOptions, given, number, optional } from './demand.js';
import { moneyIn } from './moneyIn.js';

export type RequiredPipelineOptions = {
  /** What is to be won. */
  readonly target: MoneyInput;
  /** Of amounts or of deals, measured; above 0. */
  readonly winRate: ProbabilityInput;
  /** The amount of a usual deal, in the target's currency; without it only an amount is required. */
  readonly dealAmount?: MoneyInput;
  /** The date by which the target is to be reached, and how many days a deal takes to its win. */
  readonly closeBy?: DateInput;
  readonly cycleDays?: number;
  /** How sure one wants to be, above 0 and below 1; without it the target is reached on average. Needs `dealAmount`. */
  readonly confidence?: number;
};

/** The pipeline that a target takes. */
export type RequiredPipeline = {
  readonly method: 'requiredPipeline';
  readonly target: Money;
  readonly winRate: number;
  /** target / winRate, rounded up to a minor unit. */
  readonly amount: Money;
  /** Wins and deals needed on average, rounded up; `null` without a usual amount. */
  readonly wins: number | null;
  readonly deals: number | null;
  /** Deals needed so that P(enough wins) is at least the confidence; `null` where that was not asked. */
  readonly dealsAtConfidence: number | null;
  readonly amountAtConfidence: Money | null;
  /** The last day to open them; `null` without a date and a cycle. */
  readonly createBy: string | null;
};

const MOST_DEALS = 100_000;
/** Up to a century. */
const CYCLE: Demand = (value, path) => between(0, 36_525)(value, path);

/**
 * How much pipeline a target takes: target / win rate. A target of 100 at a win rate of 0.2 takes 500.
 *
 * On average only: half of the time that is not enough. With `confidence` it is the least number of deals of the usual
 * amount of which enough are won with that probability (binomial law, exact).
 *
 * @throws {StagewrightError} `not_money`, `invalid_amount` … for amounts, `wrong_currency`, `invalid_probability` for a win
 * rate that is none, `out_of_range` for one of 0, for the confidence, the cycle and amounts that are not above 0,
 * `too_many_deals` for a target that takes over 100,000 of them at the confidence, `missing_property` where a confidence is given without an amount, `invalid_date`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { requiredPipeline } from 'stagewright/forecast';
 * const CNY = (amount: string) => ({ amount, currency: 'CNY' });
 * const needed = requiredPipeline({ target: CNY('100'), winRate: 0.2, dealAmount: CNY('10'), closeBy: '2026-12-31', cycleDays: 60 });
 * needed.amount // => { amount: '500.00', currency: 'CNY' }
 * needed.deals // => 50
 * needed.createBy // => '2026-11-01'
 */
export function requiredPipeline(options: RequiredPipelineOptions): RequiredPipeline {
  demandOptions(options, {
    target: given,
    winRate: given,
    dealAmount: optional(given),
    closeBy: optional(given),
    confidence: optional(number),
    cycleDays: optional(number),
  });
  const issues: Issue[] = [];
  const target = readPositive(options.target, 'target', null, issues);
  const usual =
    options.dealAmount === undefined
      ? null
      : readPositive(options.dealAmount, 'dealAmount', target?.currency ?? null, issues);
  const rate = readProbability(options.winRate);
  const winRate = shown(options.winRate);
  if (rate === null) issues.push(createIssue('invalid_probability', 'winRate', { found: winRate }));
  else if (rate.numerator === 0n)
    issues.push(createIssue('out_of_range', 'winRate', { found: winRate, above: 0, max: 1 }));
  const { confidence, cycleDays } = options;
  if (confidence !== undefined && !(confidence > 0 && confidence < 1))
    issues.push(createIssue('out_of_range', 'confidence', { found: shown(confidence), above: 0, below: 1 }));
  if (confidence !== undefined && options.dealAmount === undefined)
    issues.push(createIssue('missing_property', 'dealAmount', { property: 'dealAmount' }));
  if (cycleDays !== undefined) issues.push(...CYCLE(cycleDays, 'cycleDays'));
  const closeBy = options.closeBy === undefined ? null : readDate(options.closeBy);
  if (options.closeBy !== undefined && closeBy === null)
    issues.push(createIssue('invalid_date', 'closeBy', { value: shown(options.closeBy) }));
  if (issues.length > 0 || target === null || rate === null) throw new StagewrightError(issues);

  const { currency } = target;
  const money = moneyIn(currency);
  const wins = usual === null ? null : Number(divideUp(target.minor, usual.minor));
  const chance = Number(rate.numerator) / Number(rate.denominator);
  const sure = wins === null || confidence === undefined ? null : dealsFor(wins, chance, confidence);
  return {
    method: 'requiredPipeline',
    target: money(target.minor),
    winRate: chance,
    amount: money(divideUp(target.minor * rate.denominator, rate.numerator)),
    wins,
    deals: usual === null ? null : Number(divideUp(target.minor * rate.denominator, usual.minor * rate.numerator)),
    dealsAtConfidence: sure,
    amountAtConfidence: sure === null || usual === null ? null : money(BigInt(sure) * usual.minor),
    createBy: closeBy === null || cycleDays === undefined ? null : dateOfDay(dayNumber(closeBy) - Math.ceil(cycleDays)),
  };
}

function readPositive(
  input: MoneyInput,
  path: string,
  currency: string | null,
  issues: Issue[],
): { readonly minor: bigint; readonly currency: string } | null {
  const issue = readMoneyIssue(input, path);
  const money = readMoney(input);
  if (issue !== null) issues.push(issue);
  if (money === null) return null;
  if (currency !== null && money.currency !== currency)
    issues.push(createIssue('wrong_currency', path, { currency: money.currency, expected: currency }));
  const minor = decimalUnits(money.amount, currencyDigits(money.currency));
  if (minor > 0n) return { minor, currency: money.currency };
  issues.push(createIssue('out_of_range', path, { found: money.amount, above: 0 }));
  return null;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

/** The least number of deals of which at least so many are won with the confidence: P = I_p(wins, deals − wins + 1). */
function dealsFor(wins: number, chance: number, confidence: number): number {
  // A confidence that is met exactly must not be missed by the last digit.
  const least = confidence - Math.min(1e-12, (1 - confidence) * 1e-4);
  const isEnough = (deals: number) =>
    deals >= wins && (chance === 1 || incompleteBeta(chance, wins, deals - wins + 1) >= least);
  let [below, above] = [wins - 1, wins];
  while (!isEnough(above) && above <= MOST_DEALS) [below, above] = [above, 2 * above];
  if (above > MOST_DEALS) throw new StagewrightError([createIssue('too_many_deals', 'target', { limit: MOST_DEALS })]);
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isEnough(middle)) above = middle;
    else below = middle;
  }
  return above;
}
