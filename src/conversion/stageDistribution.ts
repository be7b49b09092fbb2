import { CLOSED, type StageHistory, VOIDED } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import { currencyDigits, decimalText, type Money, type PeriodUnit } from '../values/index.js';
import { type AmountTotal, totalAmounts } from './amountTotals.js';
import { readAttributeAt } from './attributeAt.js';
import { framed } from './boundsIn.js';
import { checkOptions } from './checkOptions.js';
import { firstRows } from './firstRows.js';
import { type Every, groupPositions, positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { keepPositions } from './report/keepPositions.js';
import { type During, exclusions, frameWarnings } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { type Share, sharesOf } from './Share.js';
import { readAsOf } from './standingAt.js';
import { standingPlaces } from './standingPlaces.js';
import { periodsWithin, readStretch } from './stretchReport.js';
import { lastEventAt } from './worthAt.js';

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

export type StageDistributionOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & {
  /** At whose end it is, and at the ends of whose periods; left out: the history up to `asOf`. */
  readonly during?: During;
  /** `all` (default): open and closed ones; `open`: those before a result, parked ones too. */
  readonly scope?: 'all' | 'open';
};

/**
 * How opportunities spread over stages and outcomes at an instant, by count and by amount: at `asOf`, or at the end of
 * `during`. `every` tells how they stood at the end of each period, the last one cut off at that instant: a stock, which
 * does not sum to the whole. All of it is told as known at `asOf`. Who is parked counts in the stage that it left, as
 * everywhere: in a waiting room only who was in no stage before.
 *
 * Shares are exact ratios of the whole in scope; `shown` are percent with two decimals by largest remainder, so that they
 * add up to 100.00, and `null` where an amount is below zero. Voided ones count nowhere (`voided`), nor do those created
 * after the end (`created_later`), those in no place of the path (`without_stage`) and, with `scope: 'open'`, those closed
 * then (`closed`). Amounts of several currencies are not added (`mixed_currencies`). Linear in opportunities, with `every` in opportunities × periods.
 *
 * @returns one entry for every place of the path in its order, those with nobody in them included; a share of an empty
 * base is `null`.
 * @throws {StagewrightError} `unreadable_instant`, `empty_period`, `after_as_of`, `outside_fiscal_calendar` (see `every`);
 * of options that it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, stageDistribution } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-02-20T00:00:00Z', to: 'offer' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const during = { from: '2026-01-01', to: '2026-03-01' };
 * const { total, groups } = stageDistribution(history, { during, every: 'month', scope: 'open', asOf: '2026-03-01T00:00:00Z' });
 * total.stages.map(({ stage, count, countShare }) => [stage, count, countShare.shown]) // => [['lead', 1, '50.00'], ['offer', 1, '50.00']]
 * groups.map(({ key, value }) => [key.period, value.stages[0]?.count]) // => [['2026-01', 2], ['2026-02', 1]]
 */
export function stageDistribution<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: StageDistributionOptions<B, E>): Measured<StageDistribution, B | Every<E>> {
  checkOptions(history, options, { scope: ['all', 'open'], during: 'any' });
  const { scope = 'all', groupBy = [], every, calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const stretch = readStretch(history, options, asOf);
  const momentsOf = readAttributeAt(options, asOf.ms);
  const { counts, leaveOut } = exclusions();
  const standingBefore = standings(history, asOf.ms, scope);
  const whole = standingBefore(stretch.to, leaveOut);
  const parts = every === undefined ? [] : periodsWithin(every, calendar, stretch);
  const all = [whole, ...parts.map(({ to }) => standingBefore(to))];
  const opportunity = joined(all.map((part) => part.opportunity));
  const events = joined(all.map(({ event }) => event));
  const standing = joined(all.map(({ place }) => place));
  const totals = totalAmounts(history, whole.event, whole.place);
  const { currencies } = all.length === 1 ? totals : totalAmounts(history, events, standing);
  const places = scope === 'all' ? history.places : history.path.stages;
  const distribute = (positions: Int32Array) =>
    distributionOf(
      places,
      totalAmounts(
        history,
        positions.map((position) => events[position] as number),
        positions.map((position) => standing[position] as number),
      ),
      currencies,
    );
  const n = whole.opportunity.length;
  const groups = () => {
    if (every === undefined)
      return groupPositions<A, B, E>(history, whole.opportunity, groupBy, momentsOf(stretch.to - 1));
    let from = n;
    return parts.flatMap(({ period, to }, part) => {
      const own = all[part + 1]?.opportunity ?? whole.opportunity;
      const start = from;
      from += own.length;
      const split =
        groupBy.length === 0
          ? [{ key: {}, positions: positionsUpTo(own.length) }]
          : groupPositions(history, own, groupBy, momentsOf(to - 1));
      return split
        .filter(({ positions }) => positions.length > 0)
        .map(({ key, positions }) => ({
          key: { period, ...key } as { readonly [P in B | Every<E>]: string | null },
          positions: positions.map((position) => start + position),
        }));
    });
  };
  const report = {
    method: `stageDistribution/${scope}`,
    asOf: asOf.text,
    ...framed(options, history),
    n,
    excluded: counts,
    warnings: [
      ...frameWarnings(history, options, asOf.text),
      ...(currencies.length > 1 ? [createIssue('mixed_currencies', 'amount', { currencies }, 'warning')] : []),
    ],
    total: distributionOf(places, totals, currencies),
    groups: groups().map(({ key, positions }) => ({ key, value: distribute(positions) })),
  };
  return keepPositions(report, { ids: history.ids, opportunity, count: n, groups, value: distribute });
}

/** Opportunities with the last event of each, and where it stood then. */
type Standings = { readonly opportunity: Int32Array; readonly event: Int32Array; readonly place: Int32Array };

/** Who stood where just before an instant, as known at `asOf`; those of whom that was not so are told why. */
function standings(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  scope: 'all' | 'open',
): (end: number, leaveOut?: (why: string) => void) => Standings {
  const { last, status } = history.spells(asOf);
  const placeOf = standingPlaces(history, asOf);
  return (end, leaveOut = () => {}) => {
    const found = {
      opportunity: new Int32Array(last.length),
      event: new Int32Array(last.length),
      place: new Int32Array(last.length),
    };
    let n = 0;
    for (let opportunity = 0; opportunity < last.length; opportunity++) {
      const known = last[opportunity] as number;
      if (known < 0) continue;
      const event = end > asOf ? known : lastEventAt(history, opportunity, end - 1, asOf);
      if (status[opportunity] === VOIDED) leaveOut('voided');
      else if (event < 0) leaveOut('created_later');
      else if (scope === 'open' && history.status[event] === CLOSED) leaveOut('closed');
      else {
        const place = placeOf(opportunity, event);
        if (place < 0) {
          leaveOut('without_stage');
          continue;
        }
        found.opportunity[n] = opportunity;
        found.place[n] = place;
        found.event[n++] = event;
      }
    }
    return firstRows(found, n);
  };
}

function joined(columns: readonly Int32Array[]): Int32Array {
  const [first] = columns;
  if (first !== undefined && columns.length === 1) return first;
  const all = new Int32Array(columns.reduce((length, column) => length + column.length, 0));
  let from = 0;
  for (const column of columns) {
    all.set(column, from);
    from += column.length;
  }
  return all;
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
