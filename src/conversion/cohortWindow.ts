import type { SpellColumns } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { type CalendarInput, type InstantInput, instantText } from '../values/index.js';
import { readForm } from './checkOptions.js';
import { type During, readDuring, readFollowUp } from './reportBounds.js';
import { readBound } from './standingAt.js';

type CohortBounds = {
  readonly population: { readonly presentAt: InstantInput } | { readonly enteredDuring: During };
  readonly until: { readonly at: InstantInput } | { readonly followUpDays: number };
  readonly calendar?: CalendarInput;
};

/** Who is in a cohort, and until when each is followed; `NaN` for what is not asked for. */
export type CohortWindow = {
  /** Those in the stage at an instant, or those who first entered it in a period. */
  readonly present: number;
  readonly from: number;
  readonly to: number;
  /** One end for all, or so many milliseconds for each. */
  readonly shared: number;
  readonly followUp: number;
};

/** @throws {StagewrightError} `unreadable_instant`, `empty_period`, `out_of_range`, `after_as_of`, an unknown time zone. */
export function cohortWindow({ population, until, calendar = 'UTC' }: CohortBounds, asOf: number): CohortWindow {
  readForm('population', population, { presentAt: [], enteredDuring: [] });
  readForm('until', until, { at: [], followUpDays: [] });
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
    present: present ?? Number.NaN,
    ...during,
    shared: shared ?? Number.NaN,
    followUp: followUp ?? Number.NaN,
  };
}

/** Why an opportunity is not in a cohort: it never stood in the stage, or not when it was asked for. */
export const NEVER_THERE = -1;
export const THERE_ELSE = -2;

/** The stay in which the follow-up of an opportunity begins, or why it is not in the cohort. */
export function cohortSpell(
  { present, from, to }: CohortWindow,
  { first, end: ends, place: places, at }: SpellColumns,
  opportunity: number,
  place: number,
): number {
  const start = first[opportunity] as number;
  const end = ends[opportunity] as number;
  if (!Number.isNaN(present)) {
    let spell = end - 1;
    while (spell >= start && (at[spell] as number) > present) spell--;
    if (spell >= start && places[spell] === place) return spell;
  }
  for (let spell = start; spell < end; spell++)
    if (places[spell] === place)
      return (at[spell] as number) >= from && (at[spell] as number) < to ? spell : THERE_ELSE;
  return NEVER_THERE;
}

/** When the follow-up begins, of a stay since then. */
export const startOf = ({ present }: CohortWindow, since: number) => (Number.isNaN(present) ? since : present);

export const endOf = ({ shared, followUp }: CohortWindow, start: number) =>
  Number.isNaN(shared) ? start + followUp : shared;

/** How many are in no cohort, by the names of a report; counted by number before, as most of a history may be in none. */
export function cohortExclusions(
  { present }: CohortWindow,
  left: { readonly [why in 'voided' | 'neverThere' | 'thereElse' | 'tooYoung']: number },
): { readonly [why: string]: number } {
  const counts = {
    voided: left.voided,
    not_entered: left.neverThere,
    [Number.isNaN(present) ? 'outside_period' : 'not_present']: left.thereElse,
    too_young: left.tooYoung,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
