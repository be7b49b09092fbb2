import { isReadable, type Json } from '../issues/index.js';

/** How deep a value of the host may nest; deeper is cut, so that no value can exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * The JSON of anything, for records and refusals: what JSON cannot say becomes text, what has no value `null`, and what
 * leads back to itself or cannot be read is cut there.
 */
export function toJson(value: unknown): Json {
  return jsonOf(value, []);
}

function jsonOf(value: unknown, within: readonly object[]): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // Adding zero leaves no minus zero, which JSON cannot say.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (typeof value !== 'object') return value === undefined ? null : String(value);
  if (within.length > MAX_DEPTH || within.includes(value) || !isReadable(value)) return '…';
  const inside = [...within, value];
  if (Array.isArray(value)) return value.map((entry) => jsonOf(entry, inside));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, jsonOf(entry, inside)]));
}
