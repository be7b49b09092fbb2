import type { SalesModelInput } from './SalesModelInput.js';

/** Identity with types. */
export function defineSalesModel<const M extends SalesModelInput>(model: M): M {
  return model;
}
