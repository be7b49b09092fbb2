/** Whether two values are the same JSON: who writes the properties of an object in another order has changed nothing. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a as { readonly [key: string]: unknown }, b as { readonly [key: string]: unknown }];
  const said = (object: typeof one) => Object.keys(object).filter((key) => object[key] !== undefined);
  const keys = said(one);
  return keys.length === said(other).length && keys.every((key) => sameJson(one[key], other[key]));
}
