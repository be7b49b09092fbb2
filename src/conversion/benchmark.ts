import type { StageHistory } from '../history/index.js';
import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import { instantText } from '../values/index.js';
import { checkOptions, isRecord, wrongType } from './checkOptions.js';
import { closingsOn } from './closingsOn.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { type GroupKey, keepCountedOf } from './report/counted.js';
import { type During, exclusions, readDuring, readPlace } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { type Journey, journeysOf, type Road, roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

/** A rate to be held against. The first one whose `when` a group fits holds; without `when` it is the rule for the rest. */
export type Standard<B extends string = string> = {
  /** Values of attributes, each of which must be those of the group. */
  readonly when?: { readonly [attribute in B]?: string | null };
  /** The rate of the industry, 0..1. */
  readonly industry?: number;
  /** The own rate, 0..1; left out: that of `baseline`, where it is given. */
  readonly own?: number;
  /** w of w·own + (1 − w)·industry; left out, the industry counts like `strength` opportunities. */
  readonly ownWeight?: number;
};

export type BenchmarkOptions<B extends string = never> = Omit<SplitOptions<B>, 'every'> & {
  /** `won`: the share won of those closed; or the share of those entering a stage that came to another, or further. */
  readonly rate: 'won' | { readonly from: string; readonly to: string };
  /** The period judged: of closes, or of first entries into `from`. */
  readonly during: During;
  /** The own history that is the standard, or a part of it: a period that ends before the one judged begins. */
  readonly baseline?: During;
  readonly standards?: readonly Standard<B>[];
  /** How many opportunities of the own history an industry rate without `ownWeight` weighs as much as; default 20. */
  readonly strength?: number;
};

export type Benchmark = {
  readonly rate: Rate;
  /** Measured over `baseline`; `null` without one. */
  readonly baseline: Rate | null;
  readonly own: number | null;
  readonly industry: number | null;
  readonly standard: number | null;
  readonly by: 'weighted' | 'shrunk' | 'own' | 'industry' | 'none';
  /** `above` or `below` only where the interval of the rate leaves out the standard; `null` without either. */
  readonly verdict: 'above' | 'below' | 'not_distinguishable' | null;
};

/**
 * Whether a rate is good: against the industry, the own past, or both, for each kind of customer.
 *
 * The standard is w·own + (1 − w)·industry where a weight is given, else (x + m·industry)/(n + m) with x of n from the own
 * history; with one source, that. A group takes the first of `standards` that fits its key, the whole one without `when`.
 * Rates are of those finally closed in the period, as known at `asOf`, or of those whose first entry into `from` lies in it:
 * then a young period is immature, and a warning says how many are open before `to`. Voided ones are left out (`voided`),
 * and those outside of both periods (`outside_period`). Linear in events.
 *
 * @throws {StagewrightError} `baseline_overlaps` where the own history is not before the period judged; `missing_property`
 * for an own rate beside an industry's without a weight; `out_of_range` for rates and weights not from 0 to 1;
 * `unreadable_instant`, `unknown_stage`, `empty_period`, an unknown time zone.
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
export function benchmark<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: BenchmarkOptions<B>,
): Measured<Benchmark, B> {
  checkOptions(history, options, { needs: ['rate', 'during'] });
  const { standards = [], strength = 20, calendar = 'UTC' } = options;
  if (!Array.isArray(standards)) throw new StagewrightError([wrongType('standards', 'list', standards)]);
  const asOf = readAsOf(options.asOf);
  const during = readDuring(options.during, calendar, 'during');
  const baseline = options.baseline === undefined ? null : readDuring(options.baseline, calendar, 'baseline');
  const issues = standardIssues(standards, strength);
  if (baseline !== null && baseline.to > during.from) {
    const params = { to: instantText(baseline.to), from: instantText(during.from) };
    issues.push(createIssue('baseline_overlaps', 'baseline', params));
  }
  if (issues.length > 0) throw new StagewrightError(issues);
  const read = readRate(history, options.rate);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).flatMap((journey): readonly Member[] => {
    const { opportunity, isVoided } = journey;
    if (isVoided) return leaveOut('voided') || [];
    const counted = read(journey);
    const isIn = (period: typeof baseline) =>
      counted !== null && period !== null && counted.at >= period.from && counted.at < period.to;
    if (counted === null || !(isIn(during) || isIn(baseline))) return leaveOut('outside_period') || [];
    return [{ opportunity, isJudged: isIn(during), ...counted }];
  });
  const open = members.filter(({ isJudged, isOpen }) => isJudged && isOpen).length;
  const judge = (of: readonly Member[], standard: Standard | undefined) =>
    judged(of, standard, baseline !== null, strength);
  const report = reportOf(history, members, options, {
    method: `benchmark/${options.rate === 'won' ? 'won' : 'conversion'}`,
    asOf: asOf.text,
    n: members.filter(({ isJudged }) => isJudged).length,
    excluded: counts,
    warnings: open > 0 ? [createIssue('immature', 'during', { open }, 'warning')] : [],
    at: ({ at }) => at,
    value: (of) => of,
  });
  const value = (of: readonly Member[], key: GroupKey) => judge(of, fitting(standards, key));
  const total = value(report.total, {});
  const groups = report.groups.map(({ key, value: of }) => ({ key, value: value(of, key) }));
  return keepCountedOf({ ...report, total, groups }, report, value);
}

type Counted = { readonly at: number; readonly isHit: boolean; readonly isOpen: boolean };
type Member = Counted & { readonly opportunity: number; readonly isJudged: boolean };

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
  if (!isRecord(rate)) throw new StagewrightError([wrongType('rate', 'record', rate)]);
  const road: Road = roadOf(history.path);
  const [from, to] = [readPlace(history, rate.from, 'rate.from'), readPlace(history, rate.to, 'rate.to')];
  const goal = road.rank[to] ?? -1;
  if (goal <= (road.rank[from] ?? -1))
    throw new StagewrightError([createIssue('unknown_stage', 'rate.to', { found: rate.to })]);
  return (journey) => {
    const { spells } = journey;
    const first = spells.findIndex(({ place }) => place === from);
    const entry = spells[first];
    if (entry === undefined) return null;
    const isHit = spells.slice(first).some(({ place }) => (road.rank[place] ?? -1) >= goal);
    return { at: entry.at, isHit, isOpen: !isHit && closingOf(journey) === null };
  };
}

function fitting<B extends string>(
  standards: readonly Standard<B>[],
  key: { readonly [attribute: string]: string | null },
): Standard<B> | undefined {
  return standards.find(({ when = {} }) =>
    Object.entries(when).every(([attribute, value]) => Object.hasOwn(key, attribute) && key[attribute] === value),
  );
}

function judged(
  members: readonly Member[],
  given: Standard | undefined,
  hasBaseline: boolean,
  strength: number,
): Benchmark {
  const rateIn = (isJudged: boolean) => {
    const of = members.filter((member) => member.isJudged === isJudged);
    return rateOf(of.filter(({ isHit }) => isHit).length, of.length);
  };
  const rate = rateIn(true);
  const baseline = hasBaseline ? rateIn(false) : null;
  const industry = given?.industry ?? null;
  const ownWeight = given?.ownWeight ?? null;
  const own = given?.own ?? baseline?.value ?? null;
  const [standard, by] = ((): readonly [number | null, Benchmark['by']] => {
    if (own === null) return industry === null ? [null, 'none'] : [industry, 'industry'];
    if (industry === null) return [own, 'own'];
    // To the digits that a number holds: half of 0.35 and half of 0.3 is 0.325.
    if (ownWeight !== null) return [Number((ownWeight * own + (1 - ownWeight) * industry).toPrecision(15)), 'weighted'];
    const { numerator, denominator } = baseline ?? rate;
    return [(numerator + strength * industry) / (denominator + strength), 'shrunk'];
  })();
  const { low, high } = rate.interval;
  const verdict =
    rate.value === null || standard === null || low === null || high === null
      ? null
      : low > standard
        ? 'above'
        : high < standard
          ? 'below'
          : 'not_distinguishable';
  return { rate, baseline, own, industry, standard, by, verdict };
}

function standardIssues(standards: readonly Standard[], strength: number): Issue[] {
  const isShare = (value: number | undefined) => value === undefined || (value >= 0 && value <= 1);
  return [
    ...(Number.isFinite(strength) && strength > 0
      ? []
      : [createIssue('out_of_range', 'strength', { found: String(strength), above: 0 })]),
    ...standards.flatMap((standard, index) => [
      ...(['industry', 'own', 'ownWeight'] as const)
        .filter((name) => !isShare(standard[name]))
        .map((name) =>
          createIssue('out_of_range', `standards.${index}.${name}`, { found: String(standard[name]), min: 0, max: 1 }),
        ),
      ...(standard.own !== undefined && standard.industry !== undefined && standard.ownWeight === undefined
        ? [createIssue('missing_property', `standards.${index}`, { property: 'ownWeight' })]
        : []),
    ]),
  ];
}
