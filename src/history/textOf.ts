import { typeName } from '../issues/index.js';
import { isBlank } from '../values/index.js';

/** The text of a column; `null` where it is empty, and of what has no text of its own: records, lists, `NaN`. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? (isBlank(value) ? null : value) : ownText(value);

/** Whether a column says something, and not as text, `text` being what `textOf` made of it: read as text, all such would be one. */
export const isTextless = (value: unknown, text: string | null): boolean => text === null && !isBlank(value);

/** A value as text for a sample; what says none has the name of its type. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return ownText(value) ?? String(value);
  } catch {
    return typeName(value);
  }
}

/** Ids of databases are records that have a text (`ObjectId`); others are all called by their type. */
function ownText(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    // As a text it would tell of the zone of the process.
    const text = value instanceof Date ? value.toISOString() : String(value);
    return isBlank(text) || text.startsWith('[object ') ? null : text;
  } catch {
    return null;
  }
}
