import type { Json } from '../issues/index.js';
import { isBrokenText } from '../values/index.js';

/** How deep what a host gives to be kept may nest. */
export const MAX_DEPTH = 32;
/** How many values it may hold. */
export const MAX_VALUES = 100_000;

/**
 * A copy of what is plain JSON; `undefined` of anything else, which would be another value once it was stored and read
 * again: no number, a `Date`, a class, a circle, what nests deeper or holds more than is kept.
 *
 * A property that is `undefined` is one that is left out, as in JSON.
 */
export function readPlainJson(input: unknown, most = MAX_DEPTH): Json | undefined {
  let left = MAX_VALUES;
  try {
    return read(input, 0);
  } catch {
    // A value of a host may throw where it is looked at.
    return undefined;
  }

  function read(value: unknown, depth: number): Json | undefined {
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return isBrokenText(value) ? undefined : value;
    // Adding zero leaves no minus zero, which JSON cannot say.
    if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
    if (typeof value !== 'object' || depth >= most) return undefined;
    return Array.isArray(value) ? readList(value, depth + 1) : readRecord(value, depth + 1);
  }

  function readList(list: readonly unknown[], depth: number): Json | undefined {
    left -= list.length;
    if (left < 0) return undefined;
    const copy: Json[] = [];
    for (let index = 0; index < list.length; index++) {
      const part = read(list[index], depth);
      if (part === undefined) return undefined;
      copy.push(part);
    }
    return copy;
  }

  function readRecord(record: object, depth: number): Json | undefined {
    if (!isPlain(record)) return undefined;
    const copy: { [key: string]: Json } = {};
    for (const [key, value] of Object.entries(record)) {
      if (value === undefined) continue;
      left--;
      const part = left < 0 || key === '__proto__' || isBrokenText(key) ? undefined : read(value, depth);
      if (part === undefined) return undefined;
      copy[key] = part;
    }
    return copy;
  }
}

/** A record of any realm, no instance of a class. */
function isPlain(record: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(record);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
