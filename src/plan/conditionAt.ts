import type { Condition, SalesModel } from '../definition/index.js';

/** The condition, or the part of one, that stands at a path of the model; `undefined` where there is none. */
export function conditionAt(model: SalesModel, path: string): Condition | undefined {
  const found = elementAt(model, path);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Condition) : undefined;
}

/** Follows a path in which elements are named by id or position; ids may hold dots themselves. */
function elementAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  for (let end = path.indexOf('.'); ; end = path.indexOf('.', end + 1)) {
    const next = propertyOf(value, end < 0 ? path : path.slice(0, end));
    if (end < 0) return next;
    const found = elementAt(next, path.slice(end + 1));
    if (found !== undefined) return found;
  }
}

function propertyOf(value: object, step: string): unknown {
  if (!Array.isArray(value))
    return Object.hasOwn(value, step) ? (value as { readonly [key: string]: unknown })[step] : undefined;
  return value.find((entry) => entry?.id === step) ?? (/^\d+$/.test(step) ? value[Number(step)] : undefined);
}
