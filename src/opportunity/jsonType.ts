import { isReadable } from '../issues/index.js';

/** The JSON type of a value by its name, for issues that say what was found. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (!isReadable(value)) return 'unreadable';
  return Array.isArray(value) ? 'array' : typeof value;
}
