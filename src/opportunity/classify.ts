import type { Condition } from '../definition/index.js';
import { evaluateCondition } from './evaluateCondition.js';
import type { Facts } from './Facts.js';

/** The first entry that holds; `unknown` where one before it could have held, for all that anybody knows. */
export type Classified<T> =
  | { readonly kind: 'found'; readonly entry: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly waiting: readonly { readonly entry: T; readonly index: number }[] };

/** The first entry whose condition is yes, without one always; an unknown before it makes the answer unknown. */
export function classify<T extends { readonly when?: Condition }>(facts: Facts, entries: readonly T[]): Classified<T> {
  const waiting: { readonly entry: T; readonly index: number }[] = [];
  for (const [index, entry] of entries.entries()) {
    const answer = entry.when === undefined ? 'yes' : evaluateCondition(facts, entry.when);
    if (answer === 'unknown') waiting.push({ entry, index });
    if (answer === 'yes') return waiting.length > 0 ? { kind: 'unknown', waiting } : { kind: 'found', entry };
  }
  return waiting.length > 0 ? { kind: 'unknown', waiting } : { kind: 'none' };
}
