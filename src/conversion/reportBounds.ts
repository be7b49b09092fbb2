import type { StageHistory } from '../history/index.js';
import {
  createIssue,
  demandOptions,
  type Issue,
  isIterable,
  isRecord,
  nearestName,
  StagewrightError,
  shown,
  unknownChoice,
} from '../issues/index.js';
import { type CalendarInput, type InstantInput, readInstant } from '../values/index.js';
import { boundText } from './boundsIn.js';
import { numberIssues } from './numberIssues.js';
import { roadOf } from './spellsOf.js';
import { readBound } from './standingAt.js';

/** Half-open: from the start of `from` to the start of `to`. Dates are read in the calendar's zone. */
export type During = { readonly from: InstantInput; readonly to: InstantInput };

export const MS_PER_DAY = 86_400_000;

/** @throws {StagewrightError} `wrong_type`, `unknown_property`, `unreadable_instant`, `empty_period`. */
export function readDuring(
  during: During,
  calendar: CalendarInput,
  path: string,
): { readonly from: number; readonly to: number } {
  demandOptions(path, during, ['from', 'to']);
  const from = readBound(during.from, calendar, `${path}.from`);
  const to = readBound(during.to, calendar, `${path}.to`);
  if (from < to) return { from, to };
  throw new StagewrightError([
    createIssue('empty_period', path, { from: boundText(during.from), to: boundText(during.to) }),
  ]);
}

/** Elapsed days in milliseconds. @throws {StagewrightError} `wrong_type`, `out_of_range`. */
export function readFollowUp(days: number, path: string): number {
  const issues = numberIssues(path, days, { above: 0 });
  if (issues.length > 0) throw new StagewrightError(issues);
  return days * MS_PER_DAY;
}

/**
 * The place of a stage, or of an outcome, by its name or an alias.
 *
 * @throws {StagewrightError} `unknown_stage`; `unknown_choice` for a place that does not count here.
 */
export function readPlace(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { places, path }: StageHistory<any>,
  name: string,
  at: string,
  counts: (place: number) => boolean = () => true,
): number {
  const named = typeof name === 'string' && !places.includes(name) ? (path.aliases?.[name] ?? name) : name;
  const place = places.indexOf(named);
  if (place >= 0 && counts(place)) return place;
  const choices = places.filter((_, index) => counts(index));
  const nearest = nearestName(name, [...choices, ...Object.keys(path.aliases ?? {})]);
  throw new StagewrightError([
    place >= 0
      ? unknownChoice(at, name, choices)
      : createIssue('unknown_stage', at, { found: shown(name), ...(nearest === null ? {} : { nearest }) }),
  ]);
}

/**
 * The place of a stage that is entered, on the road or behind the win: no outcome, and no waiting room, in which nobody
 * stands who stood in a stage.
 *
 * @throws {StagewrightError} as `readPlace`.
 */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function readStage(history: StageHistory<any>, name: string, at: string): number {
  const { rank, wonRank } = roadOf(history.path);
  return readPlace(history, name, at, (place) => (rank[place] ?? -1) >= 0 && rank[place] !== wonRank);
}

/** What to know behind every report: of its history, and of a period that is not over. */
export function frameWarnings(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { bitemporal }: StageHistory<any>,
  options: { readonly calendar?: CalendarInput },
  asOf: string,
): readonly Issue[] {
  return [
    ...(bitemporal === 'full' ? [] : [createIssue('recorded_at_assumed', 'history', { bitemporal }, 'info')]),
    ...periodWarnings(options, options.calendar ?? 'UTC', asOf, []),
  ];
}

/** Options that are called after what happened during them are periods of events, and may be held by others, as in `basis`. */
function periodWarnings(
  options: object,
  calendar: CalendarInput,
  asOf: string,
  way: readonly string[],
): readonly Issue[] {
  return Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    if (!isRecord(value) || isIterable(value)) return [];
    const path = [...way, name];
    if (!/during$/i.test(name)) return way.length > 0 ? [] : periodWarnings(value, calendar, asOf, path);
    const at = [...path, 'to'].join('.');
    const to = readBound(value.to as InstantInput, calendar, at);
    if (to <= (readInstant(asOf) ?? to)) return [];
    return [createIssue('period_not_over', at, { value: boundText(value.to), asOf }, 'warning')];
  });
}

/** Counts of what is left out, by reason, beside what was before. */
export function exclusions(before: { readonly [why: string]: number } = {}): {
  readonly counts: { readonly [why: string]: number };
  readonly leaveOut: (why: string) => false;
} {
  const counts: { [why: string]: number } = { ...before };
  const leaveOut = (why: string): false => {
    counts[why] = (counts[why] ?? 0) + 1;
    return false;
  };
  return { counts, leaveOut };
}
