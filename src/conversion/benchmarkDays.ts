import type { StageHistory } from '../history/index.js';
import { createIssue, demandOptions } from '../issues/index.js';
import { kaplanMeier } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { benchmarkReport, type Candidate } from './benchmarkReport.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS, type DayClockOptions } from './dayClock.js';
import { type DaysQuantile, leftBy } from './daysQuantile.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { raceToClose } from './raceToClose.js';
import { exclusions, readPlace } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { roadOf } from './spellsOf.js';
import { durationsOf, stageStays } from './stageStays.js';
import {
  readStandards,
  type SettledStandard,
  STANDARD_OPTIONS,
  type StandardOptions,
  settleStandard,
} from './standards.js';
import { readAsOf } from './standingAt.js';

/** How long it took, of how many. */
export type DaysSeen = {
  readonly n: number;
  /** Of them, those that came to the end; the others are open, and count up to now. */
  readonly ended: number;
  readonly q25: DaysQuantile;
  readonly median: DaysQuantile;
  readonly q75: DaysQuantile;
  readonly q90: DaysQuantile;
};

/** Days of a period, and what their median is held against. */
export type DaysBenchmark = SettledStandard & {
  readonly days: DaysSeen;
  /** Measured over `baseline`; `null` without one. */
  readonly baseline: DaysSeen | null;
  /** `faster` or `slower` only where the band of the median leaves out the standard; `null` without either. */
  readonly verdict: 'faster' | 'slower' | 'not_distinguishable' | null;
};

export type BenchmarkDaysOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = SplitOptions<
  B,
  E
> &
  StandardOptions<B> &
  DayClockOptions & {
    /** From creation to the win, of those won; or of the first stay in a stage, until any exit. */
    readonly of: 'won' | { readonly stage: string };
  };

type Member = Candidate & { readonly days: number; readonly entryDays: number; readonly isOpen: boolean };

/**
 * Whether something goes quickly: the median days of a period against those of the industry, of the own past, or both, for
 * each kind of customer.
 *
 * The standard is one of medians, w·own + (1 − w)·industry where a weight is given, else (n·own + m·industry) / (n + m) with n
 * of the own history that came to the end; the rest as in `benchmark`. Quantiles are Kaplan-Meier's: stays that are still
 * open count up to `asOf`. Of wins are those finally won in a period (the days of a win are known when it is, so there is
 * nobody open; whoever may win yet is in none of them), of stays those that began in it. Left out are voided ones
 * (`voided`), of wins those `open` or closed otherwise (`not_won`), of stays those never in the stage (`not_entered`) or in any
 * (`without_stage`), and who lies outside of both periods (`outside_period`). Stays that are open are warned of (`immature`).
 * Cost: a sort.
 *
 * @returns quantiles with their 95 % band, `null` where they are not reached; no verdict then.
 * @throws {StagewrightError} `baseline_overlaps`, `missing_property`, `out_of_range` as `benchmark`, for days below 0;
 * `unreadable_instant`, `after_as_of`, `unknown_stage`, `empty_period`; of options that it has not, lacks or cannot
 * read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { benchmarkDays, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['talk'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = Array.from({ length: 21 }, (_, id) => [
 *   { id, at: Date.UTC(2026, 0, 1), to: 'talk' },
 *   { id, at: Date.UTC(2026, 0, 21 + id), to: 'won' },
 * ]).flat();
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const during = { from: '2026-01-01', to: '2027-01-01' };
 * const { total } = benchmarkDays(history, { of: 'won', during, standards: [{ industry: 45 }], asOf: '2027-01-01T00:00:00Z' });
 * [total.days.n, total.days.median.value, total.standard, total.verdict] // => [21, 30, 45, 'faster']
 */
export function benchmarkDays<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: BenchmarkDaysOptions<B, E>): Measured<DaysBenchmark, B | Every<E>> {
  checkOptions(history, options, { of: 'needed', ...STANDARD_OPTIONS, unit: DAY_UNITS });
  const asOf = readAsOf(options.asOf);
  const { during, baseline, standards, strength } = readStandards(options, null, Object.keys(history.values));
  const { timed, excluded } = options.of === 'won' ? wins(history, asOf.ms, options) : stays(history, asOf.ms, options);
  const { counts, leaveOut } = exclusions(excluded);
  const isIn = (period: typeof baseline, at: number) => period !== null && at >= period.from && at < period.to;
  const members = timed.flatMap((one): readonly Member[] => {
    const isJudged = isIn(during, one.at);
    return isJudged || isIn(baseline, one.at) ? [{ ...one, isJudged }] : leaveOut('outside_period') || [];
  });
  const open = members.filter(({ isJudged, isOpen }) => isJudged && isOpen).length;
  // It weighs an industry's number against the own history.
  const bounded = baseline === null || standards.length === 0 ? options : { ...options, strength };
  return benchmarkReport(history, members, bounded, {
    method: `benchmarkDays/${options.of === 'won' ? 'won' : 'stage'}/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: open > 0 ? [createIssue('immature', 'during', { open }, 'warning')] : [],
    standards,
    judge: (judged, before, given): DaysBenchmark => {
      const [days, own] = [seen(judged), seen(before)];
      const settled = settleStandard(given, { value: own.median.value, n: own.ended }, strength);
      return { days, baseline: baseline && own, ...settled, verdict: verdictOf(days.median, settled.standard) };
    },
  });
}

type Timed = {
  readonly timed: readonly Omit<Member, 'isJudged'>[];
  readonly excluded: { readonly [why: string]: number };
};

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function wins(history: StageHistory<any>, asOf: number, { unit, calendar }: DayClockOptions): Timed {
  const clock = { ...(unit && { unit }), ...(calendar && { calendar }) };
  const { runners, excluded } = raceToClose(history, asOf, clock);
  const { counts, leaveOut } = exclusions(excluded);
  const timed = runners.flatMap(({ opportunity, days, entryDays, closing }) =>
    closing?.kind === 'won'
      ? [{ opportunity, at: closing.at, days, entryDays, isOpen: false }]
      : leaveOut(closing === null ? 'open' : 'not_won') || [],
  );
  return { timed, excluded: counts };
}

function stays(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: DayClockOptions & Pick<BenchmarkDaysOptions, 'of'>,
): Timed {
  demandOptions('of', options.of, ['stage']);
  const { stage: name } = options.of as { readonly stage?: unknown };
  const { stages: onRoad } = roadOf(history.path);
  const position = onRoad.indexOf(readPlace(history, name as string, 'of.stage', (place) => onRoad.includes(place)));
  const { stays, excluded } = stageStays(history, asOf, options);
  const { counts, leaveOut } = exclusions(excluded);
  const byOpportunity = new Map<number, Omit<Member, 'isJudged'> | null>();
  for (const { opportunity, position: own, at, days, entryDays, end } of stays) {
    const known = byOpportunity.get(opportunity) ?? null;
    const isOwn = own === position;
    byOpportunity.set(opportunity, isOwn ? { opportunity, at, days, entryDays, isOpen: end === 'open' } : known);
  }
  return {
    timed: [...byOpportunity.values()].flatMap((stay) => stay ?? (leaveOut('not_entered') || [])),
    excluded: counts,
  };
}

function seen(members: readonly Member[]): DaysSeen {
  const fitted = kaplanMeier(durationsOf(members, ({ isOpen }) => (isOpen ? 0 : 1)));
  const curve = fitted.ok ? fitted : null;
  const [q25, median, q75, q90] = [0.25, 0.5, 0.75, 0.9].map((p) => leftBy(curve, p)) as [
    DaysQuantile,
    DaysQuantile,
    DaysQuantile,
    DaysQuantile,
  ];
  return { n: members.length, ended: members.filter(({ isOpen }) => !isOpen).length, q25, median, q75, q90 };
}

/** A bound that is not reached leaves the band open to that side. */
function verdictOf({ value, low, high }: DaysQuantile, standard: number | null): DaysBenchmark['verdict'] {
  if (value === null || standard === null) return null;
  if (high !== null && high < standard) return 'faster';
  return low !== null && low > standard ? 'slower' : 'not_distinguishable';
}
