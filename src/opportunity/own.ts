/** An own property, or nothing: ids such as `constructor` must not find what every object inherits. */
export function own<V>(record: { readonly [key: string]: V } | undefined, key: string): V | undefined {
  const value = record?.[key];
  return value !== undefined && Object.hasOwn(record as object, key) ? value : undefined;
}
