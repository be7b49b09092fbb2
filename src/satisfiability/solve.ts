import type { FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { candidateValues } from './candidateValues.js';
import { type Demand, type Ground, type Literal, whenDemand } from './demandOf.js';
import { type Fact, type FactKind, type Facts, factKey, subjectOf } from './Fact.js';
import { readerOf } from './readerOf.js';

export type SolveOptions = {
  /** Of the instant that dates are compared with, in milliseconds. */
  readonly at: number;
  /** Facts that must stay as they are; `undefined`: free. */
  readonly fixed?: (kind: FactKind, id: string) => Json | undefined;
  /** Facts that are kept where they can be. */
  readonly kept?: Facts;
  /** Which answers are wanted no further, so that the next are looked for. */
  readonly accept?: (facts: Facts) => boolean;
  /** How far to look before giving up, beside what reading the demand takes. A hostile one must not cost exponential time. */
  readonly maxSteps?: number;
};

/** Facts that fulfil a demand, or none; `proven` where it is certain that there are none. */
export type Solution = { readonly facts: Facts } | { readonly facts: null; readonly proven: boolean };

type Entry = Fact & { readonly literals: readonly Literal[] };

/** What is still to be chosen from, as a list that branches share. */
type Open = { readonly any: readonly Demand[]; readonly rest: Open } | null;

type Search = SolveOptions & {
  readonly ground: Ground;
  readonly taken: Map<string, Entry>;
  /** What stood where something was taken, so that a branch can be left again. */
  readonly trail: { readonly key: string; readonly before: Entry | undefined }[];
  left: number;
  proven: boolean;
};

const MAX_STEPS = 100_000;
const STEPS_PER_PART = 20;
/** More values than these are not tried for one fact. */
const MAX_VALUES = 500;

/**
 * Looks for facts that fulfil a demand, over everything that the model declares: choices, bounds, answers, completions
 * and the states of rounds. What a fact answers is asked of the kernel itself, so that both tell the same story.
 *
 * What must be so in any case is settled before anything is chosen, so that plain demands take linear time.
 */
export function solve(ground: Ground, demand: Demand, options: SolveOptions): Solution {
  const left = (options.maxSteps ?? MAX_STEPS) + STEPS_PER_PART * partsIn(demand);
  const search: Search = { ...options, ground, taken: new Map(), trail: [], left, proven: true };
  for (const taken of waysTo(search, demand)) {
    const facts = new Map([
      ...(options.kept ?? []),
      ...[...taken].map(([key, { kind, id, value }]) => [key, { kind, id, value }] as const),
    ]);
    if (options.accept?.(facts) ?? true) return { facts };
    // Other values for the same facts are not tried.
    search.proven = false;
  }
  return { facts: null, proven: search.proven && search.left > 0 };
}

function partsIn(demand: Demand): number {
  const stack = [demand];
  let count = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    count++;
    if ('all' in next || 'any' in next) for (const part of 'all' in next ? next.all : next.any) stack.push(part);
  }
  return count;
}

function* waysTo(search: Search, demand: Demand): Generator<ReadonlyMap<string, Entry>> {
  const branches: { readonly any: readonly Demand[]; next: number; readonly rest: Open; readonly mark: number }[] = [];
  let settled = settle(search, demand, null);
  for (;;) {
    if (settled !== null && settled.open === null) yield search.taken;
    if (settled !== null && settled.open !== null)
      branches.push({ ...settled.open, next: 0, mark: search.trail.length });
    let branch = branches.at(-1);
    while (branch !== undefined && branch.next === branch.any.length) {
      branches.pop();
      branch = branches.at(-1);
    }
    const part = branch?.any[branch.next];
    if (branch === undefined || part === undefined || search.left < 0) return;
    branch.next++;
    undo(search, branch.mark);
    settled = settle(search, part, branch.rest);
  }
}

/** Takes all that a demand leaves no choice about; what is left to choose from, or `null` where it cannot be. */
function settle(search: Search, demand: Demand, open: Open): { readonly open: Open } | null {
  const literals = new Map<string, Literal[]>();
  const choices: (readonly Demand[])[] = [];
  const stack = [demand];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (--search.left < 0) return null;
    if ('literal' in next) {
      const { kind, id } = subjectOf(next.literal);
      const key = factKey(kind, id);
      const same = literals.get(key);
      if (same === undefined) literals.set(key, [next.literal]);
      else same.push(next.literal);
    } else if ('when' in next) stack.push(whenDemand(search.ground, next));
    else if ('any' in next && next.any.length !== 1) {
      if (next.any.length === 0) return null;
      choices.push(next.any);
    } else {
      const parts = 'any' in next ? next.any : next.all;
      for (let at = parts.length - 1; at >= 0; at--) stack.push(parts[at] as Demand);
    }
  }
  for (const [key, wanted] of literals) if (!take(search, key, wanted)) return null;
  return { open: choices.reduceRight<Open>((rest, any) => ({ any, rest }), open) };
}

function take(search: Search, key: string, literals: readonly Literal[]): boolean {
  const { kind, id } = subjectOf(literals[0] as Literal);
  const before = search.taken.get(key);
  const all = before === undefined ? literals : [...before.literals, ...literals];
  const value =
    before !== undefined && fulfil(search, before, literals) ? before.value : valueFor(search, kind, id, all);
  if (value === undefined) return false;
  search.trail.push({ key, before });
  search.taken.set(key, { kind, id, value, literals: all });
  return true;
}

function undo({ taken, trail }: Search, mark: number): void {
  for (const { key, before } of trail.splice(mark).reverse()) {
    if (before === undefined) taken.delete(key);
    else taken.set(key, before);
  }
}

function valueFor(search: Search, kind: FactKind, id: string, literals: readonly Literal[]): Json | undefined {
  const fixed = search.fixed?.(kind, id);
  const { values, exhaustive } =
    fixed === undefined ? candidates(search, kind, id, literals) : { values: [fixed], exhaustive: true };
  const kept = search.kept?.get(factKey(kind, id));
  const inOrder = kept === undefined || fixed !== undefined ? values : [kept.value, ...values];
  const found = inOrder
    .slice(0, MAX_VALUES)
    .find((value) => search.left >= 0 && fulfil(search, { kind, id, value }, literals));
  if (found === undefined && !(exhaustive && inOrder.length <= MAX_VALUES)) search.proven = false;
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
      const field = ground.plan.fields.get(id);
      if (id === 'type' && field === undefined)
        return all([...ground.plan.definition.types.map((type) => type.id), null]);
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

function fulfil(search: Search, fact: Fact, literals: readonly Literal[]): boolean {
  const answers = readerOf(search.ground, fact, search.at);
  return literals.every((literal) => {
    search.left--;
    return answers(literal);
  });
}
