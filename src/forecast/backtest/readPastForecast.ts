import { createIssue, type Issue, isRecord, StagewrightError, shown, wrongType } from '../../issues/index.js';
import { currencyDigits, type MoneyInput } from '../../values/index.js';
import { type Demand, demand, given, listOf, number, optional, record, share } from '../demand.js';
import { minorIn } from '../minorIn.js';
import type { PastForecast } from './Backtest.js';

const STEPS: Demand = (value, path) => listOf(record({ amount: given, atMost: share }))(value, path);
const LAW: Demand = (value, path) =>
  record({ mean: given, quantiles: record({ q10: given, q50: given, q90: given }), points: optional(STEPS) })(
    value,
    path,
  );
const POINTS: Demand = (value, path) =>
  record({
    expected: given,
    quantiles: optional(listOf(record({ level: number, amount: given }))),
    points: optional(STEPS),
  })(value, path);

/** What a forecaster said, in minor units; everything that is wrong with it at once. */
export function readPastForecast(said: PastForecast, currency: string, asOf: string) {
  const path = `forecaster.${asOf}`;
  // Also where nothing came back: what is missing then is no property, of which the path would end with the name.
  if (!isRecord(said)) throw new StagewrightError([wrongType(path, 'record', said)]);
  demand({ [path]: said }, { [path]: 'mean' in said ? LAW : POINTS });
  const issues: Issue[] = [];
  const minorOf = (input: MoneyInput, name: string) => minorIn(currency, input, `${path}.${name}`, issues);
  const isStored = 'mean' in said;
  const stated = isStored
    ? ([0.1, 0.5, 0.9] as const).map((level) => ({
        level,
        amount: said.quantiles[`q${level * 100}` as 'q10' | 'q50' | 'q90'],
      }))
    : (said.quantiles ?? []);
  const read = {
    expected: minorOf(isStored ? said.mean : said.expected, 'expected'),
    quantiles: stated.map(({ level, amount }, index) => {
      if (!(level > 0 && level < 1))
        issues.push(
          createIssue('out_of_range', `${path}.quantiles.${index}.level`, {
            found: shown(level),
            above: 0,
            below: 1,
          }),
        );
      return { level, minor: minorOf(amount, `quantiles.${index}`) };
    }),
    points: (said.points ?? []).map(({ amount, atMost }, index) => ({
      x: major(minorOf(amount, `points.${index}`), currency),
      atMost,
    })),
  };
  if (!isLaw(read.points)) issues.push(createIssue('not_rising', `${path}.points`));
  issues.push(
    ...crossing(read.quantiles).map((index) => createIssue('quantiles_cross', `${path}.quantiles.${index}.amount`)),
  );
  if (issues.length > 0) throw new StagewrightError(issues);
  return read;
}

/** A distribution function may fall by the last digit of a sum, */
const LAST_DIGIT = 1e-9;
/** and need not show its farthest end: what it holds behind the last point counts at that point. */
const NEARLY_ALL = 0.99;

function isLaw(points: readonly { readonly x: number; readonly atMost: number }[]): boolean {
  const isRising = points.every(({ x, atMost }, index) => {
    const before = points[index - 1];
    return before === undefined || (x >= before.x && atMost >= before.atMost - LAST_DIGIT);
  });
  return isRising && (points.at(-1)?.atMost ?? 1) >= NEARLY_ALL;
}

/** Places of quantiles that lie below one of a lower level, or elsewhere than another of the same. */
function crossing(quantiles: readonly { readonly level: number; readonly minor: bigint }[]): readonly number[] {
  return quantiles.flatMap(({ level, minor }, index) =>
    quantiles.some(
      (other, place) =>
        (other.level < level && other.minor > minor) ||
        (other.level === level && place < index && other.minor !== minor),
    )
      ? [index]
      : [],
  );
}

/** For scores, that are no money. */
export function major(minor: bigint, currency: string): number {
  return Number(minor) / 10 ** currencyDigits(currency);
}
