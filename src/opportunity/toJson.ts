import type { Json } from '../issues/index.js';

/** How deep a value of the host may nest; deeper is cut, so that no value can exhaust the stack. */
const MAX_DEPTH = 32;

/** The JSON of anything, for records and refusals: what JSON cannot say becomes text, what has no value `null`. */
export function toJson(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return value === undefined ? null : String(value);
  if (depth > MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((entry) => toJson(entry, depth + 1));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry, depth + 1)]));
}
