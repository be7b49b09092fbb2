import { createIssue, type Issue, type Json, shown } from '../issues/index.js';
import { numberReading } from './numberReading.js';

/** What is no instant, with what it looks like where it is a number in another unit, or digits in a text. */
export function unreadableInstant(
  path: string,
  value: unknown,
  text: Json = shown(value),
): Issue<'unreadable_instant'> {
  return createIssue('unreadable_instant', path, { value: text, ...numberReading(value) });
}
