import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { compensatedSum, quantile } from '../statistics/index.js';
import { instantText, type Money, type PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { ClosingKind } from './closingsOn.js';
import { compareRates, type RateComparison } from './compareRates.js';
import { DAY_UNITS } from './dayClock.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { type RaceOptions, raceToClose } from './raceToClose.js';
import { type During, exclusions, MS_PER_DAY, readDuring } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { mixedCurrencies, sumWorth, type WorthSum } from './sumWorth.js';
import { type Worth, worthAt } from './worthAt.js';

/** A number before and after; `delta` and `relative` (to before) are `null` where either is unknown, or before is 0. */
export type ValueChange<V> = {
  readonly before: V | null;
  readonly after: V | null;
  readonly delta: number | null;
  readonly relative: number | null;
};

/** Amounts before and after, and how many of either side have none: they are in neither sum. */
export type AmountsChange = ValueChange<Money> & {
  readonly withoutAmount: { readonly before: number; readonly after: number };
};

export type BusinessValue = {
  /** Won of those closed in the period. */
  readonly winRate: { readonly before: Rate; readonly after: Rate; readonly comparison: RateComparison };
  /** What was won in the period, by the amount at the close. */
  readonly wonAmount: AmountsChange;
  /** Mean and median days of those won in the period. */
  readonly cycleDays: ValueChange<number>;
  readonly medianCycleDays: ValueChange<number>;
  /** What was created in the period: how many, and the amount they stood at when it ended. */
  readonly created: ValueChange<number>;
  readonly createdAmount: AmountsChange;
};

export type BusinessValueOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = Omit<
  RaceOptions,
  'observedFrom'
> &
  SplitOptions<B, E> & { readonly before: During; readonly after: During };

/**
 * What a change of the way of selling is worth: win rate, amount won, length of the cycle, and the amount of opportunities
 * found, in a period before it and one after.
 *
 * Win rate (won over won, lost and abandoned) and cycle are of those finally closed in each period, the rates compared by
 * Newcombe's interval. Periods of another length are warned of (`unequal_periods`): amounts do not compare then. A
 * comparison of two times is no proof that the change was the cause. `every` gives the run before and after it: each period
 * has what was created and closed in it, on the one side that it lies on (a period that both share compares them). Voided
 * ones are left out (`voided`), and those neither created nor closed in one of the two (`outside_period`). Linear in
 * events.
 *
 * @returns deltas are after less before, amounts in major units; `null` where either side is unknown, or of several currencies
 * (`mixed_currencies`).
 * @throws {StagewrightError} `unreadable_instant`, `unknown_stage`, `empty_period`, `after_as_of`; of options that it has
 * not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { businessValue, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2025-01-02T00:00:00Z', to: 'lead', amount: '100' },
 *   { id: 'a', at: '2025-03-03T00:00:00Z', to: 'won', amount: '100' },
 *   { id: 'b', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '150' },
 *   { id: 'b', at: '2026-02-01T00:00:00Z', to: 'won', amount: '150' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' }, currency: 'EUR' });
 * const [before, after] = [{ from: '2025-01-01', to: '2026-01-01' }, { from: '2026-01-01', to: '2027-01-01' }];
 * const { wonAmount, cycleDays } = businessValue(history, { before, after, asOf: '2027-01-01T00:00:00Z' }).total;
 * [wonAmount.delta, wonAmount.relative, cycleDays.delta] // => [50, 0.5, -30]
 */
export function businessValue<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: BusinessValueOptions<B, E>): Measured<BusinessValue, B | Every<E>> {
  checkOptions(history, options, { before: 'needed', after: 'needed', from: 'any', unit: DAY_UNITS });
  const { calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const periods = (['before', 'after'] as const).map((name) => ({
    name,
    ...readDuring(options[name], calendar, name),
  }));
  const late = periods.filter(({ to }) => to > asOf.ms);
  if (late.length > 0)
    throw new StagewrightError(
      late.map(({ name, to }) => createIssue('after_as_of', name, { value: instantText(to), asOf: asOf.text })),
    );
  const { counts, leaveOut } = exclusions();
  const days = new Map(
    raceToClose(history, asOf.ms, options).runners.map((runner) => [runner.opportunity, runner.days] as const),
  );
  const closings = new Map(
    raceToClose(history, asOf.ms, {}).runners.map((runner) => [runner.opportunity, runner.closing] as const),
  );
  const members = journeysOf(history, asOf.ms).flatMap(({ opportunity, createdAt, isVoided }): readonly Member[] => {
    if (isVoided) return leaveOut('voided') || [];
    const closing = closings.get(opportunity) ?? null;
    const worth = (instant: number) => worthAt(history, opportunity, { instant, asOf: asOf.ms });
    const own = periods.flatMap(({ from, to }, period): readonly Member[] => {
      const isIn = (at: number) => at >= from && at < to;
      return [
        ...(isIn(createdAt)
          ? [{ opportunity, at: createdAt, period, kind: null, days: null, worth: worth(to - 1) }]
          : []),
        ...(closing !== null && isIn(closing.at)
          ? [
              {
                opportunity,
                at: closing.at,
                period,
                kind: closing.kind,
                days: days.get(opportunity) ?? null,
                worth: worth(closing.at),
              },
            ]
          : []),
      ];
    });
    return own.length > 0 ? own : leaveOut('outside_period') || [];
  });
  const [before = 0, after = 0] = periods.map(({ from, to }) => (to - from) / MS_PER_DAY);
  return reportOf(history, members, options, {
    method: `businessValue/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: [
      ...(Math.abs(before - after) > UNEQUAL * Math.max(before, after)
        ? [createIssue('unequal_periods', 'after', { before, after }, 'warning')]
        : []),
      ...mixedCurrencies(sumWorth(members.map(({ worth }) => worth))),
    ],
    at: ({ at }) => at,
    value: changesOf,
  });
}

/** Months and quarters differ by less; a year and a leap year too. */
const UNEQUAL = 0.1;

type Member = {
  readonly opportunity: number;
  /** Of the creation, or the close. */
  readonly at: number;
  readonly period: number;
  /** How it was closed; `null`: it was created. */
  readonly kind: ClosingKind | null;
  readonly days: number | null;
  readonly worth: Worth;
};

function changesOf(members: readonly Member[]): BusinessValue {
  const [before, after] = [0, 1].map((period) => sideOf(members.filter((member) => member.period === period))) as [
    Side,
    Side,
  ];
  const change = (of: (side: Side) => number | null) => changeOf(of(before), of(after), [of(before), of(after)]);
  const money = (of: (side: Side) => WorthSum): AmountsChange => {
    const [{ money: was, ...first }, { money: is, ...second }] = [of(before), of(after)];
    const isSame = was !== null && is !== null && was.currency === is.currency;
    return {
      ...changeOf(was, is, isSame ? [first.major, second.major] : [null, null]),
      withoutAmount: { before: first.withoutAmount, after: second.withoutAmount },
    };
  };
  return {
    winRate: {
      before: before.winRate,
      after: after.winRate,
      comparison: compareRates(after.winRate, before.winRate),
    },
    wonAmount: money(({ wonAmount }) => wonAmount),
    cycleDays: change(({ mean }) => mean),
    medianCycleDays: change(({ median }) => median),
    created: change(({ created }) => created),
    createdAmount: money(({ createdAmount }) => createdAmount),
  };
}

type Side = {
  readonly winRate: Rate;
  readonly wonAmount: WorthSum;
  readonly mean: number | null;
  readonly median: number | null;
  readonly created: number;
  readonly createdAmount: WorthSum;
};

function sideOf(members: readonly Member[]): Side {
  const closed = members.filter(({ kind }) => kind !== null);
  const won = closed.filter(({ kind }) => kind === 'won');
  const created = members.filter(({ kind }) => kind === null);
  const days = won.flatMap((member) => member.days ?? []);
  const quantiles = quantile(days, [0.5]);
  return {
    winRate: rateOf(won.length, closed.length),
    wonAmount: sumWorth(won.map(({ worth }) => worth)),
    mean: days.length === 0 ? null : compensatedSum(days) / days.length,
    median: quantiles.ok ? (quantiles.values[0] ?? null) : null,
    created: created.length,
    createdAmount: sumWorth(created.map(({ worth }) => worth)),
  };
}

function changeOf<V>(
  before: V | null,
  after: V | null,
  [was, is]: readonly [number | null, number | null],
): ValueChange<V> {
  const delta = was === null || is === null ? null : is - was;
  return { before, after, delta, relative: delta === null || was === null || was === 0 ? null : delta / was };
}
