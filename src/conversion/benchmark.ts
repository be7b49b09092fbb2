import type { StageHistory } from '../history/index.js';
import { createIssue, demandOptions } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { benchmarkReport, type Candidate } from './benchmarkReport.js';
import { checkOptions } from './checkOptions.js';
import { closingsOn } from './closingsOn.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { exclusions, readPlace, readStage } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { type Journey, journeysOf, type Road, roadOf } from './spellsOf.js';
import {
  readStandards,
  type SettledStandard,
  STANDARD_OPTIONS,
  type StandardOptions,
  settleStandard,
} from './standards.js';
import { readAsOf } from './standingAt.js';

export type BenchmarkOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = SplitOptions<
  B,
  E
> &
  StandardOptions<B> & {
    /** `won`: the share won of those closed; or the share of those entering a stage that came to another, or further. */
    readonly rate: 'won' | { readonly from: string; readonly to: string };
  };

/** A rate of a period, and what it is held against. */
export type Benchmark = SettledStandard & {
  readonly rate: Rate;
  /** Measured over `baseline`; `null` without one. */
  readonly baseline: Rate | null;
  /** `above` or `below` only where the interval of the rate leaves out the standard; `null` without either. */
  readonly verdict: 'above' | 'below' | 'not_distinguishable' | null;
};

/**
 * Whether a rate is good: against the industry, the own past, or both, for each kind of customer.
 *
 * The standard is w·own + (1 − w)·industry where a weight is given, else (x + m·industry)/(n + m) with x of n from the own
 * history; with one source, that. A group takes the first of `standards` that fits its key, the whole one without `when`.
 * Rates are of those finally closed in the period, as known at `asOf`, or of those whose first entry into `from` lies in
 * it: then a young period is immature, and a warning says how many are open before `to` (`immature`). Voided ones are left
 * out (`voided`), those without a close (`open`) or an entry (`not_entered`), and those outside of both periods
 * (`outside_period`). `every` holds each period of those judged, by the
 * close or the entry, against the same own history. Linear in events.
 *
 * @throws {StagewrightError} `baseline_overlaps` where the own history is not before the period judged;
 * `missing_property` for an own rate beside an industry's without a weight; `out_of_range` for rates and weights not
 * from 0 to 1; `unreadable_instant`, `after_as_of`, `unknown_stage`, `empty_period`; of options that it has not, lacks
 * or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { benchmark, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['talk'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = Array.from({ length: 40 }, (_, id) => [
 *   { id, at: '2026-01-02T00:00:00Z', to: 'talk' },
 *   { id, at: '2026-02-02T00:00:00Z', to: id < 24 ? 'won' : 'lost' },
 * ]).flat();
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const standards = [{ industry: 0.35, own: 0.3, ownWeight: 0.5 }];
 * const { total } = benchmark(history, { rate: 'won', during: { from: '2026-01-01', to: '2027-01-01' }, standards, asOf: '2027-01-01T00:00:00Z' });
 * [total.rate.value, total.standard, total.verdict] // => [0.6, 0.325, 'above']
 */
export function benchmark<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: BenchmarkOptions<B, E>,
): Measured<Benchmark, B | Every<E>> {
  checkOptions(history, options, { rate: 'needed', ...STANDARD_OPTIONS });
  const asOf = readAsOf(options.asOf);
  const { during, baseline, standards, strength } = readStandards(options, 1, Object.keys(history.values));
  const read = readRate(history, options.rate);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).flatMap((journey): readonly Member[] => {
    const { opportunity, isVoided } = journey;
    if (isVoided) return leaveOut('voided') || [];
    const counted = read(journey);
    const isIn = (period: typeof baseline) =>
      counted !== null && period !== null && counted.at >= period.from && counted.at < period.to;
    if (counted === null) return leaveOut(options.rate === 'won' ? 'open' : 'not_entered') || [];
    if (!(isIn(during) || isIn(baseline))) return leaveOut('outside_period') || [];
    return [{ opportunity, isJudged: isIn(during), ...counted }];
  });
  const open = members.filter(({ isJudged, isOpen }) => isJudged && isOpen).length;
  const rate = (of: readonly Member[]) => rateOf(of.filter(({ isHit }) => isHit).length, of.length);
  // It weighs an industry's number against the own history.
  const bounded = baseline === null || standards.length === 0 ? options : { ...options, strength };
  return benchmarkReport(history, members, bounded, {
    method: `benchmark/${options.rate === 'won' ? 'won' : 'conversion'}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: open > 0 ? [createIssue('immature', 'during', { open }, 'warning')] : [],
    standards,
    judge: (judged, before, given): Benchmark => {
      const [found, own] = [rate(judged), rate(before)];
      const settled = settleStandard(given, { value: own.value, n: own.denominator }, strength);
      return { rate: found, baseline: baseline && own, ...settled, verdict: verdictOf(found, settled.standard) };
    },
  });
}

function verdictOf({ value, interval: { low, high } }: Rate, standard: number | null): Benchmark['verdict'] {
  if (value === null || standard === null || low === null || high === null) return null;
  if (low > standard) return 'above';
  return high < standard ? 'below' : 'not_distinguishable';
}

type Counted = { readonly at: number; readonly isHit: boolean; readonly isOpen: boolean };
type Member = Candidate & Counted;

/** When an opportunity counts, and whether it is a hit; `null`: it does not count. */
function readRate(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  rate: BenchmarkOptions['rate'],
): (journey: Journey) => Counted | null {
  const closingOf = closingsOn(history.path);
  if (rate === 'won')
    return (journey) => {
      const closing = closingOf(journey);
      return closing === null ? null : { at: closing.at, isHit: closing.kind === 'won', isOpen: false };
    };
  demandOptions('rate', rate, ['from', 'to']);
  const road: Road = roadOf(history.path);
  const from = readStage(history, rate.from, 'rate.from');
  const start = road.rank[from] ?? -1;
  const to = readPlace(history, rate.to, 'rate.to', (place) => (road.rank[place] ?? -1) > start);
  const goal = road.rank[to] ?? -1;
  return (journey) => {
    const { spells } = journey;
    const first = spells.findIndex(({ place }) => place === from);
    const entry = spells[first];
    if (entry === undefined) return null;
    const isHit = spells.slice(first).some(({ place }) => (road.rank[place] ?? -1) >= goal);
    return { at: entry.at, isHit, isOpen: !isHit && closingOf(journey) === null };
  };
}
