/**
 * A record with one key. A computed key in an object literal takes V8 ten times as long as this, and the kernel makes
 * such records for every event. The key is an id of the model, so it is never `__proto__`.
 */
export function oneEntry<V>(key: string, value: V): { [key: string]: V } {
  const record: { [key: string]: V } = {};
  record[key] = value;
  return record;
}

/** A copy of a record with one key set. */
export function withEntry<V>(record: { readonly [key: string]: V }, key: string, value: V): { [key: string]: V } {
  const copy: { [key: string]: V } = { ...record };
  copy[key] = value;
  return copy;
}
