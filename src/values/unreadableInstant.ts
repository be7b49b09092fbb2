import { createIssue, type Issue, isReadable, type Json, shown, typeName } from '../issues/index.js';
import { numberReading } from './numberReading.js';
import { readDate } from './readDate.js';

/**
 * What is no instant, as it was given, or of which type it is; with its `date` where it is one, and with what it looks like
 * where it is a number in another unit, or digits in a text.
 */
export function unreadableInstant(path: string, value: unknown, text?: Json): Issue<'unreadable_instant'> {
  const date = readDate(value);
  return createIssue('unreadable_instant', path, {
    ...(text === undefined ? given(value) : { value: text }),
    ...(date === null ? {} : { date }),
    ...numberReading(value),
  });
}

function given(value: unknown): { readonly value: string } | { readonly found: string } {
  if (isReadable(value) && value instanceof Date)
    return { value: Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString() };
  return value !== null && (typeof value === 'object' || typeof value === 'function')
    ? { found: typeName(value) }
    : { value: shown(value) };
}
