import type { FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { type AnyOpportunity, evaluateCondition } from '../opportunity/index.js';
import { candidateValues } from './candidateValues.js';
import type { Demand, Ground, Leaf, Literal, RoundState, Wanted } from './demandOf.js';

export type FactKind = 'field' | 'action' | 'question' | 'stageVisited' | 'check' | 'process';

/** One fact, and the value that it is given; `null` is a field without a value, or a check without an answer. */
export type Fact = { readonly kind: FactKind; readonly id: string; readonly value: Json };

/** Facts by kind and id. */
export type Facts = ReadonlyMap<string, Fact>;

export type SolveOptions = {
  /** Of the instant that dates are compared with, in milliseconds. */
  readonly at: number;
  /** Facts that must stay as they are; `undefined`: free. */
  readonly fixed?: (kind: FactKind, id: string) => Json | undefined;
  /** Facts that are kept where they can be. */
  readonly kept?: Facts;
  /** Which answers are wanted no further, so that the next are looked for. */
  readonly accept?: (facts: Facts) => boolean;
};

/** Facts that fulfil a demand, or none; `proven` where it is certain that there are none. */
export type Solution = { readonly facts: Facts } | { readonly facts: null; readonly proven: boolean };

type Entry = Fact & { readonly literals: readonly Literal[] };
type Taken = ReadonlyMap<string, Entry>;
type Search = SolveOptions & { readonly ground: Ground; left: number; proven: boolean };

/** More steps than these are not taken: a hostile condition must not cost exponential time. */
const MAX_STEPS = 20_000;

export const factKey = (kind: FactKind, id: string): string => `${kind} ${id}`;

/**
 * Looks for facts that fulfil a demand, over everything that the model declares: choices, bounds, answers, completions
 * and the states of rounds. What a fact answers is asked of the kernel itself, so that both tell the same story.
 */
export function solve(ground: Ground, demand: Demand, options: SolveOptions): Solution {
  const search: Search = { ...options, ground, left: MAX_STEPS, proven: true };
  for (const taken of waysTo(search, demand, new Map())) {
    const facts = new Map([
      ...(options.kept ?? []),
      ...[...taken].map(([key, { kind, id, value }]) => [key, { kind, id, value }] as const),
    ]);
    if (options.accept?.(facts) ?? true) return { facts };
  }
  return { facts: null, proven: search.proven && search.left > 0 };
}

function* waysTo(search: Search, demand: Demand, taken: Taken): Generator<Taken> {
  if (--search.left < 0) return;
  if ('literal' in demand) {
    const next = take(search, demand.literal, taken);
    if (next !== null) yield next;
  } else if ('any' in demand) for (const part of demand.any) yield* waysTo(search, part, taken);
  else yield* together(search, demand.all, 0, taken);
}

function* together(search: Search, parts: readonly Demand[], at: number, taken: Taken): Generator<Taken> {
  const part = parts[at];
  if (part === undefined) yield taken;
  else for (const next of waysTo(search, part, taken)) yield* together(search, parts, at + 1, next);
}

function take(search: Search, literal: Literal, taken: Taken): Taken | null {
  const { kind, id } = subjectOf(literal);
  const key = factKey(kind, id);
  const literals = [...(taken.get(key)?.literals ?? []), literal];
  const value = valueFor(search, kind, id, literals);
  return value === undefined ? null : new Map([...taken, [key, { kind, id, value, literals }]]);
}

function subjectOf(literal: Literal): { readonly kind: FactKind; readonly id: string } {
  if ('process' in literal) return { kind: 'process', id: literal.process };
  const { leaf } = literal;
  if ('field' in leaf) return { kind: 'field', id: leaf.field };
  if ('action' in leaf) return { kind: 'action', id: leaf.action };
  if ('question' in leaf) return { kind: 'question', id: leaf.question };
  return 'check' in leaf ? { kind: 'check', id: leaf.check } : { kind: 'stageVisited', id: leaf.stageVisited };
}

function valueFor(search: Search, kind: FactKind, id: string, literals: readonly Literal[]): Json | undefined {
  const fixed = search.fixed?.(kind, id);
  const { values, exhaustive } =
    fixed === undefined ? candidates(search, kind, id, literals) : { values: [fixed], exhaustive: true };
  const kept = search.kept?.get(factKey(kind, id));
  const inOrder = kept === undefined || fixed !== undefined ? values : [kept.value, ...values];
  const found = inOrder.find((value) => literals.every((literal) => fulfils(search, { kind, id, value }, literal)));
  if (found === undefined && !exhaustive) search.proven = false;
  return found;
}

function candidates(
  { ground, at }: Search,
  kind: FactKind,
  id: string,
  literals: readonly Literal[],
): { readonly values: readonly Json[]; readonly exhaustive: boolean } {
  const leaves = literals.flatMap((literal) => ('leaf' in literal ? [literal.leaf] : []));
  const all = (values: readonly Json[]) => ({ values, exhaustive: true });
  switch (kind) {
    case 'field': {
      const types = ground.plan.definition.types.map((type: { readonly id: string }) => type.id);
      const field = ground.plan.fields.get(id);
      if (id === 'type' && field === undefined) return all([...types, null]);
      return candidateValues(field, leaves as readonly FieldCondition[], at);
    }
    case 'action':
      return all([0, ...leaves.map((leaf) => ('action' in leaf ? (leaf.times ?? 1) : 1))]);
    case 'question':
      return all(['yes', 'no', 'unknown']);
    case 'stageVisited':
      return all([true, false]);
    case 'check':
      return all([null, true, false]);
    case 'process':
      return all(['approved', 'none', 'pending', 'rejected', 'withdrawn']);
  }
}

function fulfils({ ground, at }: Search, fact: Fact, literal: Literal): boolean {
  if ('process' in literal) return literal.states.includes(fact.value as RoundState);
  return isWanted(answerOf(ground, fact, literal.leaf, at), literal.wanted);
}

function isWanted(answer: 'yes' | 'no' | 'unknown', wanted: Wanted): boolean {
  if (wanted === 'notYes') return answer !== 'yes';
  return wanted === 'notNo' ? answer !== 'no' : answer === wanted;
}

/** What the kernel answers to a leaf when this is the one fact there is. */
function answerOf({ plan, series }: Ground, { kind, id, value }: Fact, leaf: Leaf, at: number) {
  const one = <T>(when: FactKind, held: T) => (kind === when ? { [id]: held } : {});
  const isType = kind === 'field' && id === 'type' && !plan.fields.has(id);
  const opportunity = {
    series,
    type: isType ? value : null,
    fields: value === null ? {} : one('field', { value }),
    answers: one('question', value),
    visit: { actions: one('action', { times: value }) },
    visited: one('stageVisited', value === true ? 1 : 0),
    processes: {},
  } as unknown as AnyOpportunity;
  const checks = value === null ? {} : one('check', value);
  return evaluateCondition(
    { plan, opportunity, context: { at, facts: {}, checks }, reads: { facts: {}, checks: {} } },
    leaf,
  );
}
