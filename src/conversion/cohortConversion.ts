import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { type CalendarInput, type InstantInput, instantText } from '../values/index.js';
import { groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { amountRateOf, type Rate, rateOf } from './Rate.js';
import { type During, exclusions, historyWarnings, readDuring, readFollowUp, readPlace } from './reportBounds.js';
import { type Journey, journeysOf, type Road, roadOf, spellAt } from './spellsOf.js';
import { readAsOf, readBound } from './standingAt.js';
import { type Worth, worthAt } from './worthAt.js';

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
  /** Who is in each bucket. */
  readonly ids: { readonly [bucket in CohortBucket | 'tooYoung']: readonly string[] };
};

export type CohortConversionOptions<B extends string = never> = {
  readonly stage: string;
  /** No default. Those standing in the stage at an instant, or those who first entered it in a period. */
  readonly population: { readonly presentAt: InstantInput } | { readonly enteredDuring: During };
  /** No default. One end for all, or the same time for each, in elapsed days of 24 hours. */
  readonly until: { readonly at: InstantInput } | { readonly followUpDays: number };
  /** `everReached` (default): further at any time of the follow-up; `stateAtEnd`: further at its end. */
  readonly outcomeBy?: 'everReached' | 'stateAtEnd';
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
  /** The zone of dates; default UTC. */
  readonly calendar?: CalendarInput;
};

type Member = Worth & {
  readonly opportunity: number;
  readonly bucket: CohortBucket | 'tooYoung';
  readonly end: string;
};

/**
 * What became of one cohort: of those in a stage, how many came to the next stage **or further** within a window.
 *
 * `advanced / cohort`, the cohort being four disjoint buckets, tested in this order: `advanced` (a later stage, a won
 * outcome or a stage behind it, skips included), `abandoned` (lost or abandoned at the end), `movedBack` (in an earlier
 * stage at the end), `stayed` (in the stage, or parked from it). Who is left out: voided ones (`excluded.voided`), and
 * under `followUpDays` those whose follow-up ends after `asOf`, by their entry alone, whatever became of them
 * (`excluded.too_young`). Who never stood in the stage is no part of the cohort. Bounds count what happened up to and
 * including the instant.
 *
 * A stock (`presentAt`) holds more slow opportunities than an inflow (`enteredDuring`): the two rates do not compare, and
 * `method` says which it is. Linear in events.
 *
 * @returns rates from 0 to 1 with Wilson's 95 % interval, by amount with Kish's effective size; `null` on an empty cohort.
 * @throws {StagewrightError} `unreadable_instant`, `empty_period`, `unknown_stage`, `out_of_range`, `after_as_of` where a
 * bound lies after `asOf`, an unknown time zone.
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
export function cohortConversion<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: CohortConversionOptions<B>,
): Measured<CohortConversion, B> {
  const { population, until, outcomeBy = 'everReached', groupBy = [] } = options;
  const asOf = readAsOf(options.asOf);
  const window = readWindow(options, asOf.ms);
  const place = readPlace(history, options.stage, 'stage');
  const road = roadOf(history.path);
  if ((road.rank[place] ?? -1) < 0 || road.rank[place] === road.wonRank)
    throw new StagewrightError([createIssue('unknown_stage', 'stage', { found: options.stage })]);
  const { counts, leaveOut } = exclusions();
  const members: Member[] = [];
  for (const journey of journeysOf(history, asOf.ms)) {
    const start = window.startOf(journey, place);
    if (start === null) continue;
    const { opportunity } = journey;
    if (journey.isVoided) leaveOut('voided');
    else {
      const end = window.endOf(start.at);
      const isYoung = end > asOf.ms;
      if (isYoung) leaveOut('too_young');
      const outcome = isYoung ? YOUNG : outcomeOf(journey, { from: start.spell, end, outcomeBy }, road);
      members.push({ opportunity, ...outcome, ...worthAt(history, opportunity, { instant: start.at, asOf: asOf.ms }) });
    }
  }
  const convert = (of: readonly Member[]) => conversionOf(of, history.ids);
  const total = convert(members);
  const kinds = ['presentAt' in population ? 'presentAt' : 'enteredDuring', 'at' in until ? 'at' : 'followUpDays'];
  return {
    method: `cohortConversion/${kinds.join('/')}/${outcomeBy}`,
    asOf: asOf.text,
    n: total.advanced.denominator,
    excluded: counts,
    warnings: [
      ...historyWarnings(history),
      ...(total.advancedAmount.interval.reason === 'mixed_currencies'
        ? [createIssue('mixed_currencies', 'amount', {}, 'warning')]
        : []),
    ],
    total,
    groups: groupMembers(history, members, groupBy).map(({ key, members }) => ({ key, value: convert(members) })),
  };
}

type Window = {
  /** When the follow-up of an opportunity begins; `null`: it is not in the cohort. */
  readonly startOf: (journey: Journey, place: number) => { readonly at: number; readonly spell: number } | null;
  readonly endOf: (start: number) => number;
};

function readWindow(
  { population, until, calendar = 'UTC' }: Pick<CohortConversionOptions, 'population' | 'until' | 'calendar'>,
  asOf: number,
): Window {
  const present = 'presentAt' in population ? readBound(population.presentAt, calendar, 'population.presentAt') : null;
  const during =
    'enteredDuring' in population
      ? readDuring(population.enteredDuring, calendar, 'population.enteredDuring')
      : { from: present ?? 0, to: present ?? 0 };
  const followUp = 'followUpDays' in until ? readFollowUp(until.followUpDays, 'until.followUpDays') : null;
  const shared = 'at' in until ? readBound(until.at, calendar, 'until.at') : null;
  const latest = Math.max(present ?? during.from, shared ?? during.from);
  if (latest > asOf) {
    const params = { value: instantText(latest), asOf: instantText(asOf) };
    throw new StagewrightError([createIssue('after_as_of', shared === latest ? 'until.at' : 'population', params)]);
  }
  if (shared !== null && (shared < during.to || shared === present)) {
    const params = { from: instantText(during.to), to: instantText(shared) };
    throw new StagewrightError([createIssue('empty_period', 'until.at', params)]);
  }
  return {
    startOf: ({ spells }, place) => {
      const spell = present === null ? spells.findIndex((each) => each.place === place) : spellAt(spells, present);
      if (spells[spell]?.place !== place) return null;
      const at = present ?? spells[spell].at;
      return present !== null || (at >= during.from && at < during.to) ? { at, spell } : null;
    },
    endOf: (start) => shared ?? start + (followUp ?? 0),
  };
}

const YOUNG = { bucket: 'tooYoung', end: '' } as const;

type FollowUp = {
  /** The stay in which the follow-up begins. */
  readonly from: number;
  readonly end: number;
  readonly outcomeBy: 'everReached' | 'stateAtEnd';
};

function outcomeOf(
  { spells }: Journey,
  { from, end, outcomeBy }: FollowUp,
  { rank, isDead }: Road,
): { readonly bucket: CohortBucket; readonly end: string } {
  const place = spells[from]?.place ?? -1;
  const base = rank[place] ?? -1;
  const last = spells[spellAt(spells, end)]?.place ?? place;
  const isFurther = (at: number) => (rank[at] ?? -1) > base;
  const hasAdvanced =
    outcomeBy === 'stateAtEnd'
      ? isFurther(last)
      : spells.some((spell, index) => index > from && spell.at <= end && isFurther(spell.place));
  const fate = isDead(last) ? 'abandoned' : isFurther(last) ? 'further' : last === place ? 'stayed' : 'movedBack';
  return { bucket: hasAdvanced ? 'advanced' : fate === 'further' ? 'stayed' : fate, end: fate };
}

function conversionOf(members: readonly Member[], ids: readonly string[]): CohortConversion {
  const cohort = members.filter(({ bucket }) => bucket !== 'tooYoung');
  const of = (bucket: Member['bucket']) => members.filter((member) => member.bucket === bucket);
  const advanced = of('advanced');
  const idsOf = (bucket: Member['bucket']) => of(bucket).map(({ opportunity }) => ids[opportunity] ?? '');
  return {
    advanced: rateOf(advanced.length, cohort.length),
    advancedAmount: amountRateOf(cohort.map((member) => ({ ...member, isHit: member.bucket === 'advanced' }))),
    stayed: of('stayed').length,
    movedBack: of('movedBack').length,
    abandoned: of('abandoned').length,
    advancedThenLost: advanced.filter(({ end }) => end === 'abandoned').length,
    advancedThenBack: advanced.filter(({ end }) => end === 'stayed' || end === 'movedBack').length,
    tooYoung: of('tooYoung').length,
    withoutAmount: cohort.filter(({ amount }) => amount === null).length,
    ids: {
      advanced: idsOf('advanced'),
      abandoned: idsOf('abandoned'),
      movedBack: idsOf('movedBack'),
      stayed: idsOf('stayed'),
      tooYoung: idsOf('tooYoung'),
    },
  };
}
