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

/** Who is in a cohort, and until when each is followed. */
type CohortWindow = {
  /** The stay in which the follow-up of an opportunity begins; -1: it is not in the cohort. */
  readonly spellOf: (spells: SpellColumns, opportunity: number, place: number) => number;
  /** When the follow-up begins, of a stay since then. */
  readonly startOf: (since: number) => number;
  readonly endOf: (start: number) => number;
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
    spellOf: ({ first, end: ends, place: places, at }, opportunity, place) => {
      const start = first[opportunity] as number;
      const end = ends[opportunity] as number;
      if (present !== null) {
        let spell = end - 1;
        while (spell >= start && (at[spell] as number) > present) spell--;
        return spell >= start && places[spell] === place ? spell : -1;
      }
      for (let spell = start; spell < end; spell++)
        if (places[spell] === place)
          return (at[spell] as number) >= during.from && (at[spell] as number) < during.to ? spell : -1;
      return -1;
    },
    startOf: (since) => present ?? since,
    endOf: (start) => shared ?? start + (followUp ?? 0),
  };
}
