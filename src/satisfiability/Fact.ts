import type { Json } from '../issues/index.js';
import type { Literal } from './demandOf.js';

export type FactKind = 'field' | 'action' | 'question' | 'stageVisited' | 'check' | 'process';

/** One fact, and the value that it is given; `null` is a field without a value, or a check without an answer. */
export type Fact = { readonly kind: FactKind; readonly id: string; readonly value: Json };

/** Facts by kind and id. */
export type Facts = ReadonlyMap<string, Fact>;

export const factKey = (kind: FactKind, id: string): string => `${kind} ${id}`;

/** The one fact that a literal asks for. */
export function subjectOf(literal: Literal): { readonly kind: FactKind; readonly id: string } {
  if ('process' in literal) return { kind: 'process', id: literal.process };
  const { leaf } = literal;
  if ('field' in leaf) return { kind: 'field', id: leaf.field };
  if ('action' in leaf) return { kind: 'action', id: leaf.action };
  if ('question' in leaf) return { kind: 'question', id: leaf.question };
  return 'check' in leaf ? { kind: 'check', id: leaf.check } : { kind: 'stageVisited', id: leaf.stageVisited };
}
