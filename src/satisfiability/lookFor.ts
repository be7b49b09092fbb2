import type { FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { areAllBeside, valuesBeside } from './candidateValues.js';
import type { Ground, Leaf, Literal } from './demandOf.js';
import { type Fact, type FactKind, factKey } from './Fact.js';
import { readerOf } from './readerOf.js';
import type { Found, Held, Search } from './Search.js';

/** More values than these are not tried for one fact. */
const MAX_VALUES = 500;

/** A value of a fact that answers all that is held of it. */
export function lookFor(search: Search, { kind, id }: Pick<Fact, 'kind' | 'id'>, held: readonly Held[]): Found {
  const literals = held.map(({ literal }) => literal);
  const fixed = search.fixed?.(kind, id);
  const kept = fixed === undefined ? search.kept?.get(factKey(kind, id)) : undefined;
  const values = fixed === undefined ? valuesFor(search, kind, id, literals) : [fixed];
  let tried = 0;
  for (const value of kept === undefined ? values : preceded(kept.value, values)) {
    if (search.left < 0 || ++tried > MAX_VALUES) return { value: undefined, certain: false };
    if (fulfil(search, { kind, id, value }, literals)) return { value };
  }
  return { value: undefined, certain: fixed !== undefined || areAll(search, kind, id, literals) };
}

/** Whether there is such a value, as far as anybody can tell. */
export const isPossible = (found: Found): boolean => found.value !== undefined || !found.certain;

function* preceded(first: Json, others: Iterable<Json>): Generator<Json> {
  yield first;
  yield* others;
}

/** Whether a fact answers these literals. */
export function fulfil(search: Search, fact: Fact, literals: readonly Literal[]): boolean {
  const key = `${factKey(fact.kind, fact.id)} ${JSON.stringify(fact.value)}`;
  const answers = search.readers.get(key) ?? readerOf(search.ground, fact, search.at);
  search.readers.set(key, answers);
  return literals.every((literal) => {
    search.left--;
    return answers(literal);
  });
}

function valuesFor({ ground, at }: Search, kind: FactKind, id: string, literals: readonly Literal[]): Iterable<Json> {
  switch (kind) {
    case 'field':
      if (isType(ground, id)) return [...ground.plan.definition.types.map((type) => type.id), null];
      return valuesBeside(ground.plan.fields.get(id), leavesIn(literals) as readonly FieldCondition[], at);
    case 'action':
      return [0, ...leavesIn(literals).map((leaf) => ('action' in leaf ? (leaf.times ?? 1) : 1))];
    case 'question':
      return ['yes', 'no', 'unknown'];
    case 'stageVisited':
      return [true, false];
    case 'check':
      return [null, true, false];
    case 'process':
      return ['approved', 'none', 'pending', 'rejected', 'withdrawn'];
  }
}

/** Whether no other value would answer otherwise. */
function areAll({ ground }: Search, kind: FactKind, id: string, literals: readonly Literal[]): boolean {
  if (kind !== 'field' || isType(ground, id)) return true;
  return areAllBeside(ground.plan.fields.get(id), leavesIn(literals) as readonly FieldCondition[]);
}

/** The type of an opportunity is asked for like a field. */
const isType = ({ plan }: Ground, id: string): boolean => id === 'type' && !plan.fields.has(id);

const leavesIn = (literals: readonly Literal[]): readonly Leaf[] =>
  literals.flatMap((literal) => ('leaf' in literal ? [literal.leaf] : []));
