import { isReadable, type Json } from '../issues/index.js';
import { mendedText } from '../values/index.js';
import { MAX_DEPTH, MAX_VALUES } from './readPlainJson.js';

/**
 * The JSON of anything, for records and refusals: what JSON cannot say becomes text, what has no value `null`, what leads
 * back to itself, cannot be read, nests too deep or holds too much is cut there, and broken characters are replaced.
 */
export function toJson(value: unknown): Json {
  let left = MAX_VALUES;
  return jsonOf(value, []);

  function jsonOf(part: unknown, within: readonly object[]): Json {
    if (typeof part === 'string') return mendedText(part);
    if (part === null || typeof part === 'boolean') return part;
    // Adding zero leaves no minus zero, which JSON cannot say.
    if (typeof part === 'number') return Number.isFinite(part) ? part + 0 : String(part);
    if (typeof part !== 'object') return part === undefined ? null : String(part);
    if (left-- <= 0 || within.length > MAX_DEPTH || within.includes(part) || !isReadable(part)) return '…';
    const inside = [...within, part];
    try {
      if (Array.isArray(part)) return part.map((entry) => jsonOf(entry, inside));
      if (part instanceof Date) return Number.isNaN(part.getTime()) ? 'Invalid Date' : part.toISOString();
      return Object.fromEntries(Object.entries(part).map(([key, entry]) => [mendedText(key), jsonOf(entry, inside)]));
    } catch {
      // A value of a host may throw where it is looked at.
      return '…';
    }
  }
}
