import { createIssue } from './createIssue.js';
import type { Issue } from './Issue.js';
import { nearestName } from './nearestName.js';

/** Whether a value is a record: an object that is no list. */
export function isRecord(value: unknown): value is { readonly [property: string]: unknown } {
  return typeof value === 'object' && value !== null && isReadable(value) && !Array.isArray(value);
}

/** `isRecord` for what is asked at every event, at a tenth of the cost; reading a property may still throw. */
export function isQuicklyRecord(value: unknown): value is { readonly [property: string]: unknown } {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether a value can be looked at: a proxy that was revoked, or whose traps throw, cannot. */
export function isReadable(value: unknown): boolean {
  try {
    Object.prototype.toString.call(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is a list. */
export function isList(value: unknown): value is readonly unknown[] {
  return isReadable(value) && Array.isArray(value);
}

/** Whether a value can be gone through, and is no text. */
export function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && isReadable(value) && Symbol.iterator in value;
}

/** Whether a value is an issue, as far as words for it are concerned. */
export function isIssue(value: unknown): value is Issue {
  return isRecord(value) && typeof value.code === 'string' && typeof value.path === 'string' && isRecord(value.params);
}

/** The type of a value in the words of the issues. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (!isReadable(value)) return 'unreadable';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'record' : typeof value;
}

/** What was given, as text for an issue: never throws, as `String` does for some records. */
export function shown(value: unknown): string {
  return value === null || (typeof value !== 'object' && typeof value !== 'function') ? String(value) : typeName(value);
}

export function wrongType(
  path: string,
  expected: 'issue' | 'record' | 'list' | 'text' | 'number' | 'bigint' | 'boolean' | 'function',
  value: unknown,
): Issue {
  return createIssue('wrong_type', path, { expected, found: typeName(value) });
}

export function unknownChoice(path: string, found: unknown, choices: readonly string[]): Issue {
  return createIssue('unknown_choice', path, { found: shown(found), choices });
}

/** Properties that a record must not have, each with the one that was likely meant. One that is `undefined` says nothing. */
export function unknownProperties(
  given: { readonly [property: string]: unknown },
  known: readonly string[],
  pathOf: (property: string) => string = (property) => property,
): readonly Issue[] {
  return Object.keys(given)
    .filter((property) => given[property] !== undefined && !known.includes(property))
    .map((property) =>
      createIssue('unknown_property', pathOf(property), { property, nearest: nearestName(property, known) }),
    );
}
