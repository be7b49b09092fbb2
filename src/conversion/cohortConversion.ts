import { type AnyHistory, isVoidedIn, type StageHistory } from '../history/index.js';
import type { CalendarInput, InstantInput, PeriodUnit } from '../values/index.js';
import { amountRateOfEvents } from './amountRateOfEvents.js';
import { type AttributeAt, readAttributeAt } from './attributeAt.js';
import { framed } from './boundsIn.js';
import { checkOptions } from './checkOptions.js';
import { ADVANCED, BUCKETS, FATES, idsByBucket, outcomeOf, outcomeTable, TOO_YOUNG } from './cohortOutcome.js';
import {
  type CohortWindow,
  cohortExclusions,
  cohortSpell,
  cohortWindow,
  endOf,
  NEVER_THERE,
  startOf,
  THERE_ELSE,
} from './cohortWindow.js';
import { type Every, groupPositions, positionsUpTo } from './groupMembers.js';
import { grownRows } from './grownRows.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { keepPositions } from './report/keepPositions.js';
import { type During, frameWarnings, readStage } from './reportBounds.js';
import { readAsOf } from './standingAt.js';
import { mixedCurrencies } from './sumWorth.js';
import { lastEventAt } from './worthAt.js';

export type CohortBucket = 'advanced' | 'abandoned' | 'movedBack' | 'stayed';

export type CohortConversion = {
  /** Of the cohort: how many came further than the stage. */
  readonly advanced: Rate;
  /** The same by amount: each opportunity with the one amount that it had at the start of its follow-up. */
  readonly advancedAmount: Rate;
  readonly stayed: number;
  readonly movedBack: number;
  readonly abandoned: number;
  /** Parts of `advanced`: lost or abandoned, or back in the stage or before it, at the end. */
  readonly advancedThenLost: number;
  readonly advancedThenBack: number;
  /** Not in the cohort: their follow-up ends after `asOf`. */
  readonly tooYoung: number;
  readonly withoutAmount: number;
  /** Who is in each bucket; the lists are made when first asked for. */
  readonly ids: { readonly [bucket in CohortBucket | 'tooYoung']: readonly string[] };
};

export type CohortConversionOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = {
  readonly stage: string;
  /** No default. Those standing in the stage at an instant, or those who first entered it in a period. */
  readonly population:
    | { readonly presentAt: InstantInput; readonly enteredDuring?: never }
    | { readonly enteredDuring: During; readonly presentAt?: never };
  /** No default. One end for all, or the same time for each, in elapsed days of 24 hours. */
  readonly until:
    | { readonly at: InstantInput; readonly followUpDays?: never }
    | { readonly followUpDays: number; readonly at?: never };
  /** `everReached` (default): further at any time of the follow-up; `stateAtEnd`: further at its end. */
  readonly outcomeBy?: 'everReached' | 'stateAtEnd';
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[] | undefined;
  /** Groups by the period in which they entered the stage; of `presentAt`, for the stay in which they stood then. */
  readonly every?: E;
  /** When attributes that change are read; default: at the start of each follow-up. See `SplitOptions`. */
  readonly attributeAt?: AttributeAt;
  /** The zone of dates and periods; default UTC. */
  readonly calendar?: CalendarInput;
};

/** The cohort in columns. */
type Cohort = {
  readonly opportunity: Int32Array;
  /** When each entered the stage. */
  readonly at: Float64Array;
  /** What became of each: a position in `BUCKETS`, and in `FATES`. */
  readonly bucket: Uint8Array;
  readonly fate: Uint8Array;
  /** The event whose amount counts; -1 for none. */
  readonly worth: Int32Array;
};

/** Room for so many of a cohort to begin with. */
const FEW = 64;

/**
 * What became of one cohort: of those in a stage, how many came to the next stage **or further** within a window.
 *
 * `advanced / cohort`, the cohort being four disjoint buckets, tested in this order: `advanced` (a later stage, a won
 * outcome or a stage behind it, skips included), `abandoned` (lost or abandoned at the end), `movedBack` (in an earlier
 * stage at the end), `stayed` (in the stage, or parked from it). Who is left out, by the first reason that holds: voided
 * ones (`voided`), who never stood in the stage (`not_entered`), who first entered it in another period (`outside_period`)
 * or was elsewhere at the instant (`not_present`), and under `followUpDays` those whose follow-up ends after `asOf`, by
 * their entry alone, whatever became of them (`too_young`). Bounds count what happened up to and
 * including the instant.
 *
 * A stock (`presentAt`) holds more slow opportunities than an inflow (`enteredDuring`): the two rates do not compare, and
 * `method` says which it is. `every` makes a table of cohorts, by the period of the entry: under `followUpDays` their rates
 * compare, under one end for all the earlier ones had longer. Linear in events.
 *
 * @returns rates from 0 to 1 with Wilson's 95 % interval, by amount with Kish's effective size; `null` on an empty cohort,
 * and by amounts of several currencies (`mixed_currencies`).
 * @throws {StagewrightError} `unreadable_instant`, `empty_period`, `unknown_stage`, `out_of_range`, `after_as_of` where a
 * bound lies after `asOf`; of options that it has not, lacks or cannot read `unknown_property`, `missing_property`,
 * `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { cohortConversion, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'offer' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const population = { enteredDuring: { from: '2026-01-01', to: '2026-02-01' } };
 * const report = cohortConversion(history, { stage: 'lead', population, until: { followUpDays: 30 }, asOf: '2026-06-01T00:00:00Z' });
 * report.total.advanced.value // => 0.5
 * report.total.ids.stayed // => ['b']
 */
export function cohortConversion<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: CohortConversionOptions<B, E>): Measured<CohortConversion, B | Every<E>> {
  checkOptions(history, options, {
    stage: 'needed',
    population: 'needed',
    until: 'needed',
    outcomeBy: ['everReached', 'stateAtEnd'],
  });
  const { population, until, outcomeBy = 'everReached', groupBy = [], calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const window = cohortWindow(options, asOf.ms);
  const place = readStage(history, options.stage, 'stage');
  const { cohort, members, excluded } = cohortOf(history, asOf.ms, { window, place, outcomeBy });
  const all = positionsUpTo(members);
  const convert = (positions: Int32Array) => conversionOf(history, cohort, positions);
  const total = convert(all);
  const kinds = ['presentAt' in population ? 'presentAt' : 'enteredDuring', 'at' in until ? 'at' : 'followUpDays'];
  const opportunity = cohort.opportunity.subarray(0, members);
  // The follow-up of a stock begins at one instant for all, that of an inflow with the entry of each.
  const moments = readAttributeAt(options, asOf.ms)('presentAt' in population ? window.present : cohort.at);
  const periodic = { every: options.every as PeriodUnit & E, calendar, at: cohort.at };
  const groups = () => groupPositions<A, B, E>(history, opportunity, groupBy, moments, periodic);
  const report = {
    method: `cohortConversion/${kinds.join('/')}/${outcomeBy}`,
    asOf: asOf.text,
    ...framed(options, history),
    n: total.advanced.denominator,
    excluded,
    warnings: [
      ...frameWarnings(history, options, asOf.text),
      ...mixedCurrencies({ isMixed: total.advancedAmount.interval.reason === 'mixed_currencies' }),
    ],
    total,
    groups: groups().map(({ key, positions }) => ({ key, value: convert(positions) })),
  };
  return keepPositions(report, { ids: history.ids, opportunity, groups, value: convert });
}

/** Who is in the cohort, in columns of which the first `members` are theirs; and who is left out. */
function cohortOf(
  history: AnyHistory,
  asOf: number,
  {
    window,
    place,
    outcomeBy,
  }: { readonly window: CohortWindow; readonly place: number; readonly outcomeBy: 'everReached' | 'stateAtEnd' },
): {
  readonly cohort: Cohort;
  readonly members: number;
  readonly excluded: { readonly [why: string]: number };
} {
  const left = { voided: 0, neverThere: 0, thereElse: 0, tooYoung: 0 };
  const spells = history.spells(asOf);
  const table = outcomeTable(history, outcomeBy);
  let cohort = {
    opportunity: new Int32Array(FEW),
    at: new Float64Array(FEW),
    bucket: new Uint8Array(FEW),
    fate: new Uint8Array(FEW),
    worth: new Int32Array(FEW),
  };
  let members = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided === null) continue;
    const spell = isVoided ? NEVER_THERE : cohortSpell(window, spells, opportunity, place);
    if (isVoided) left.voided++;
    else if (spell === NEVER_THERE) left.neverThere++;
    else if (spell === THERE_ELSE) left.thereElse++;
    if (spell < 0) continue;
    const since = spells.at[spell] as number;
    const start = startOf(window, since);
    const end = endOf(window, start);
    const isYoung = end > asOf;
    if (isYoung) left.tooYoung++;
    const behind = spells.end[opportunity] as number;
    const outcome = isYoung ? TOO_YOUNG << 2 : outcomeOf(spells, spell, behind, end, table);
    if (members === cohort.bucket.length) cohort = grownRows(cohort);
    cohort.opportunity[members] = opportunity;
    cohort.at[members] = since;
    cohort.bucket[members] = outcome >> 2;
    cohort.fate[members] = outcome & 3;
    cohort.worth[members] = lastEventAt(history, opportunity, start, asOf);
    members++;
  }
  return { cohort, members, excluded: cohortExclusions(window, left) };
}

function conversionOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  { opportunity, bucket, fate, worth }: Cohort,
  positions: Int32Array,
): CohortConversion {
  const sizes = BUCKETS.map(() => 0);
  const fates = FATES.map(() => 0);
  const events = new Int32Array(positions.length);
  const isHit = new Uint8Array(positions.length);
  let size = 0;
  let withoutAmount = 0;
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    const of = bucket[position] as number;
    sizes[of] = (sizes[of] as number) + 1;
    if (of === TOO_YOUNG) continue;
    if (of === ADVANCED) fates[fate[position] as number] = (fates[fate[position] as number] as number) + 1;
    const event = worth[position] as number;
    if (event < 0 || (Number.isNaN(history.minor[event]) && !history.large.has(event))) withoutAmount++;
    events[size] = event;
    isHit[size++] = of === ADVANCED ? 1 : 0;
  }
  const [advanced = 0, abandoned = 0, movedBack = 0, stayed = 0, tooYoung = 0] = sizes;
  const [, lost = 0, back = 0, again = 0] = fates;
  let ids: CohortConversion['ids'] | null = null;
  return {
    advanced: rateOf(advanced, size),
    advancedAmount: amountRateOfEvents(history, events.subarray(0, size), isHit),
    stayed,
    movedBack,
    abandoned,
    advancedThenLost: lost,
    advancedThenBack: back + again,
    tooYoung,
    withoutAmount,
    get ids() {
      ids ??= idsByBucket(history.ids, { opportunity, bucket }, positions);
      return ids;
    },
  };
}
