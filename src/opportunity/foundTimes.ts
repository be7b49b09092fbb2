import { createIssue, type Issue } from '../issues/index.js';
import { dateIn, instantText, readInstant, readLocalInstant, unreadableInstant } from '../values/index.js';
import type { Found } from './Found.js';
import { toJson } from './toJson.js';

/** The times of another system, `null` where nobody knows. */
type Times = {
  readonly openedAt: string | null;
  readonly stageEnteredAt: string | null;
  readonly closedAt: string | null;
  /** The day of an instant in the zone of times that are written without one. */
  readonly dayOf: (instant: string) => string;
};

/** The same, with an opening that is known or assumed. */
export type Instants = Times & { readonly openedAt: string };

/** The zone of times that are written without one, and its clocks. */
export type LocalTimes = { readonly zone: string; readonly localOf: (local: number) => readonly number[] } | null;

/** Reads what another system wrote; what is no instant is told, and so is one that lies in the future. */
export function readTimes(found: Found, importedAt: string, local: LocalTimes, issues: Issue[]): Times {
  const text = (name: 'openedAt' | 'stageEnteredAt' | 'closedAt'): string | null => {
    const value = found[name];
    if (value === undefined || value === null) return null;
    const shown = local !== null && typeof value === 'string' ? readLocalInstant(value, local.localOf) : null;
    const at = readInstant(value) ?? (shown?.length === 1 ? shown[0] : undefined);
    if (at === undefined) {
      const params = { value: toJson(value) };
      issues.push(
        local === null || shown === null
          ? unreadableInstant(name, value, params.value)
          : createIssue('no_single_instant', name, { ...params, zone: local.zone, instants: shown.map(instantText) }),
      );
      return null;
    }
    const written = instantText(at);
    if (written > importedAt) issues.push(createIssue('in_the_future', name, { value: written }, 'warning'));
    return written;
  };
  const calendar = { zone: local?.zone ?? 'UTC' };
  return {
    openedAt: text('openedAt'),
    stageEnteredAt: text('stageEnteredAt'),
    closedAt: text('closedAt'),
    dayOf: (instant) => dateIn(calendar, Date.parse(instant)),
  };
}

/** An opening that nobody knows is assumed and told, and so are times that cannot have followed each other. */
export function timesOf(times: Times, found: Found, isClosed: boolean, importedAt: string, issues: Issue[]): Instants {
  const { openedAt, stageEnteredAt, closedAt, dayOf } = times;
  if (openedAt !== null) {
    if (stageEnteredAt !== null && stageEnteredAt < openedAt)
      issues.push(
        createIssue('entered_before_opened', 'stageEnteredAt', { openedAt, enteredAt: stageEnteredAt }, 'warning'),
      );
    return { ...times, openedAt };
  }
  const known = [stageEnteredAt, isClosed ? closedAt : null].filter((at) => at !== null).sort();
  const assumed = known[0] ?? importedAt;
  if (found.openedAt == null)
    issues.push(createIssue('open_date_unknown', 'openedAt', { assumed, day: dayOf(assumed) }, 'warning'));
  return { ...times, openedAt: assumed };
}
