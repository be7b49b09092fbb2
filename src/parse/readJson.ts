import type { IssueParams, Json } from '../issues/index.js';

/** How much is read; a model of a large organisation stays far below. */
const MAX_VALUES = 100_000;
/** In one list or record. */
const MAX_ENTRIES = 10_000;
const MAX_DEPTH = 200;
const MAX_TEXT = 100_000;
const MAX_KEY = 1_000;
const MAX_NAME = 50;

/** The way to a value: keys of records, positions in lists. */
export type Keys = readonly (string | number)[];

/** What is wrong at a place that is told by its keys. */
export type Fault = { readonly keys: Keys; readonly code: string; readonly params: IssueParams };

/** A copy in plain JSON, `null` in the place of whatever is none; absent where there was too much to read. */
export type ReadJson = { readonly value?: Json; readonly faults: readonly Fault[] };

/**
 * Reads a value of unknown origin, once, into plain JSON of its own: what comes later meets no getter, no proxy, no
 * shared or cyclic object, no hole, and no more than it can handle. Never throws.
 *
 * A property that is `undefined` is one that is left out, as in JSON.
 */
export function readJson(input: unknown): ReadJson {
  const faults: Fault[] = [];
  const way: (string | number)[] = [];
  const around = new Set<object>();
  let left = MAX_VALUES;

  try {
    return { value: read(input), faults };
  } catch (cause) {
    if (cause !== EXHAUSTED) throw cause;
    return { faults };
  }

  function read(value: unknown): Json {
    switch (typeof value) {
      case 'boolean':
        return value;
      case 'string':
        return value.length > MAX_TEXT ? refuse('too_large', { max: MAX_TEXT }) : value;
      case 'number':
        return Number.isFinite(value) ? value : refuse('not_plain_json', { found: String(value) });
      case 'object':
        return value === null ? null : readObject(value);
      default:
        return refuse('not_plain_json', { found: value === UNREADABLE ? 'unreadable' : typeof value });
    }
  }

  function readObject(value: object): Json {
    if (around.has(value)) return refuse('cyclic_input');
    if (way.length >= MAX_DEPTH) return refuse('too_deep', { max: MAX_DEPTH });
    around.add(value);
    const copy = attempt(() => Array.isArray(value)) === true ? readList(value as unknown[]) : readRecord(value);
    around.delete(value);
    return copy;
  }

  function readList(list: readonly unknown[]): Json {
    const length = attempt(() => list.length);
    if (typeof length !== 'number') return read(UNREADABLE);
    if (length > MAX_ENTRIES) return refuse('too_large', { max: MAX_ENTRIES });
    spend(length);
    return Array.from({ length }, (_, index) =>
      readPart(
        index,
        attempt(() => list[index]),
      ),
    );
  }

  function readRecord(record: object): Json {
    const foreign = attempt(() => foreignName(record));
    if (foreign !== null)
      return refuse('not_plain_json', { found: typeof foreign === 'string' ? foreign : 'unreadable' });
    const keys = attempt(() => Object.keys(record));
    if (!Array.isArray(keys)) return read(UNREADABLE);
    if (keys.length > MAX_ENTRIES) return refuse('too_large', { max: MAX_ENTRIES });
    spend(keys.length);
    const copy: { [key: string]: Json } = {};
    for (const key of keys) {
      const value = attempt(() => record[key as keyof typeof record] as unknown);
      if (value === undefined) continue;
      if (key.length > MAX_KEY) refuse('too_large', { max: MAX_KEY });
      else if (key === '__proto__') faults.push({ keys: [...way, key], code: 'reserved_name', params: { name: key } });
      else copy[key] = readPart(key, value);
    }
    return copy;
  }

  function readPart(key: string | number, value: unknown): Json {
    way.push(key);
    const part = read(value);
    way.pop();
    return part;
  }

  /** Notes what is wrong here; reading goes on beside it. */
  function refuse(code: string, params: IssueParams = {}): null {
    faults.push({ keys: [...way], code, params });
    return null;
  }

  /** Ends all reading where there is too much to read. */
  function spend(count: number): void {
    left -= count;
    if (left >= 0) return;
    refuse('too_large', { max: MAX_VALUES });
    throw EXHAUSTED;
  }
}

const EXHAUSTED: unique symbol = Symbol('exhausted');
const UNREADABLE: unique symbol = Symbol('unreadable');

/** Getters and proxies may throw whatever they like. */
function attempt<T>(get: () => T): T | typeof UNREADABLE {
  try {
    return get();
  } catch {
    return UNREADABLE;
  }
}

/** What an object is that is no plain record: `Date`, `Map`, a class; `null` for a plain one of any realm. */
function foreignName(record: object): string | null {
  if (Object.getOwnPropertySymbols(record).length > 0) return 'symbol';
  const prototype: unknown = Object.getPrototypeOf(record);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return null;
  const name: unknown = (prototype as { readonly constructor?: { readonly name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== '' ? name.slice(0, MAX_NAME) : 'object';
}
