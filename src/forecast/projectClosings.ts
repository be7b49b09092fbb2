import { demandHistory, type StageHistory } from '../history/index.js';
import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import { compensatedSum } from '../statistics/index.js';
import {
  type BusinessCalendar,
  dateOfDay,
  dayNumber,
  type Money,
  PERIOD_UNITS,
  type PeriodUnit,
  periodsOf,
} from '../values/index.js';
import { changedRow } from './changedRow.js';
import { type CloseSlippage, closeSlippage } from './closeSlippage.js';
import { closingChances } from './closingChances.js';
import type { DealInput } from './DealInput.js';
import { drawsOf } from './Draws.js';
import { demand, iterable, number, oneOf, optional } from './demand.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { ONE } from './fraction.js';
import { ifReadable } from './ifReadable.js';
import { moneyIn } from './moneyIn.js';
import { opportunityOf } from './ReadRows.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { soughtLevel } from './soughtLevel.js';
import { totalLaw } from './totalLaw.js';

export type ProjectClosingsOptions = Omit<ForecastOptions, 'closing'> & {
  /** How time is cut. */
  readonly every: PeriodUnit;
  /** How many periods, the present one first; default 4. */
  readonly periods?: number;
};

/** Expected wins of one period, and what lies a tenth below and above. */
export type ProjectedPeriod = {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly count: { readonly expected: number; readonly q10: number; readonly q90: number };
  readonly amount: { readonly expected: Money; readonly q10: Money; readonly q90: Money };
  /** What the entered close dates say: open opportunities that are to close in the period, in full. */
  readonly entered: { readonly count: number; readonly amount: Money };
};

export type ProjectedClosings = {
  readonly method: 'projectClosings/aalen-johansen';
  readonly asOf: string;
  readonly n: number;
  /** Rows left out as in `weightedForecast`, and `closed`, `not_in_history`, `beyond_observed`. */
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  readonly periods: readonly ProjectedPeriod[];
  /** Won behind the last period, as far as the curves go; in expectation. */
  readonly later: { readonly count: number; readonly amount: Money };
  /** Entered dates before today, after the last period, and none. */
  readonly entered: { readonly overdue: number; readonly later: number; readonly undated: number };
  /** Days from the first entered date to the close, of won ones: above 0 is late. `null` without any. */
  readonly slippage: CloseSlippage | null;
};

/**
 * When open opportunities will be won, from how long it took before: for each its stage's curve of incidence
 * (`cumulativeIncidence` from the first entry), at its age, (F(a + t₂) − F(a + t₁))/S(a) for each period. Expected count and
 * amount are sums, over closes from the beginning of a period up to, not including, its end; bands are quantiles of the law
 * of the period, opportunities taken for independent. Beside it stand the close dates that were entered, and how far such
 * dates were off.
 *
 * Parked time stops the clock, and who is parked is taken to go on today. Probabilities of the deals are not asked: the
 * curves have their own. Periods follow the calendar; the present one counts from `asOf` on.
 *
 * @param open Open deals whose ids the history knows; amounts are theirs.
 * @returns An opportunity that is older than anything seen in its stage is left out (`beyond_observed`): nobody knows.
 * @throws {StagewrightError} as `weightedForecast`.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { dealsAt, projectClosings } from 'stagewright/forecast';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [['a', 'lead', '01-01'], ['a', 'won', '01-31'], ['b', 'lead', '01-01'], ['b', 'lost', '02-10'], ['c', 'lead', '03-01']]
 *   .map(([id, to, on]) => ({ id, to, at: `2026-${on}T00:00:00Z`, amount: '100.00' }));
 * const { history } = historyFromRows(rows, { path, currency: 'EUR', columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } });
 * const asOf = '2026-03-11T00:00:00Z';
 * const { periods } = projectClosings(dealsAt(history, { asOf }), history, { asOf, currency: 'EUR', every: 'month', periods: 2 });
 * // c is 10 days old: it will be won on day 30 of its stage, 31 March, with one half.
 * periods.map(({ period, count, amount }) => [period, count.expected, amount.expected.amount]) // => [['2026-03', 0.5, '50.00'], ['2026-04', 0, '0.00']]
 */
export function projectClosings<A extends string>(
  open: Iterable<DealInput>,
  history: StageHistory<A>,
  options: ProjectClosingsOptions,
): ProjectedClosings {
  const own = { every: oneOf(...PERIOD_UNITS), periods: optional(number) };
  const settings = readForecastOptions(options, own, ['closing']);
  demandHistory(history);
  demand({ open }, { open: iterable });
  const { today, now: asOf, calendar, currency, rounding } = settings;
  const money = moneyIn(currency);
  const { periods: spans, bounds } = periodsAhead(calendar, options.every, today, options.periods ?? 4);
  const won = new Set<string>();
  // The curves have the probabilities; one is given to open ones only so that they count. What was won asks for no amount.
  const certain = [...open].flatMap((deal) =>
    ifReadable(() => {
      if (deal?.status === 'open') return [changedRow(deal, { probability: { value: 1, source: 'model' } })];
      if (deal?.status !== 'won') return [deal];
      won.add(opportunityOf(deal));
      return [];
    }, [deal]),
  );
  const { rows, excluded: left, warnings } = readDeals(certain, settings);
  const { open: draws } = drawsOf(rows, rounding);
  const excluded: { [why: string]: number } = { ...left, ...(won.size > 0 ? { closed: won.size } : {}) };
  const chancesOf = closingChances(history, asOf, bounds.slice(1));
  const projected = draws.flatMap((draw) => {
    const chances = chancesOf(draw.opportunity);
    if (typeof chances !== 'string') return [{ draw, chances }];
    excluded[chances] = (excluded[chances] ?? 0) + 1;
    return [];
  });
  const law = (index: number, minorOf: (minor: bigint) => bigint) => {
    const open = projected.map(({ draw: { opportunity, minor }, chances }) => ({
      opportunity,
      minor: minorOf(minor),
      probability: ONE,
      chance: chances[index] ?? 0,
    }));
    const expected = compensatedSum(open.map(({ minor, chance }) => Number(minor) * chance));
    const { quantile, errorBound } = totalLaw({ won: 0n, wonOpportunities: 0, open }, 0);
    const at = (level: number) => quantile(soughtLevel(level, errorBound));
    return { expected, q10: at(0.1), q90: at(0.9) };
  };
  const rounded = (minor: number) => money(BigInt(Math.round(minor)));
  const enteredIn = (isIn: (date: string | null) => boolean) => {
    const { open: entered } = drawsOf(
      rows,
      rounding,
      (row, { part }) => part === 'open' && isIn(rows.dates[row] ?? null),
    );
    return { count: entered.length, amount: money(entered.reduce((sum, { minor }) => sum + minor, 0n)) };
  };
  const last = spans.at(-1)?.to ?? today;
  const later = law(spans.length, (minor) => minor);
  return {
    method: 'projectClosings/aalen-johansen',
    asOf: settings.asOf,
    n: projected.length,
    excluded,
    warnings,
    periods: spans.map(({ key, from, to }, index): ProjectedPeriod => {
      const { expected, q10, q90 } = law(index, (minor) => minor);
      return {
        period: key,
        from,
        to,
        count: law(index, () => 1n),
        amount: { expected: rounded(expected), q10: rounded(q10), q90: rounded(q90) },
        entered: enteredIn((date) => date !== null && date >= today && date >= from && date < to),
      };
    }),
    later: { count: law(spans.length, () => 1n).expected, amount: rounded(later.expected) },
    entered: {
      overdue: enteredIn((date) => date !== null && date < today).count,
      later: enteredIn((date) => date !== null && date >= last).count,
      undated: enteredIn((date) => date === null).count,
    },
    slippage: closeSlippage(history, asOf, calendar),
  };
}

/** So many periods, that of today first; fewer where an explicit calendar ends. */
function periodsAhead(calendar: BusinessCalendar, every: PeriodUnit, today: string, count: number) {
  if (!(Number.isInteger(count) && count > 0 && count <= 400))
    throw new StagewrightError([createIssue('out_of_range', 'periods', { found: shown(count), min: 1, max: 400 })]);
  const { periods, bounds } = periodsOf(calendar, every, today, dateOfDay(dayNumber(today) + 370 * count));
  return { periods: periods.slice(0, count), bounds: bounds.slice(0, count + 1) };
}
