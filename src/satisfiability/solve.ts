import type { FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { areAllBeside, valuesBeside } from './candidateValues.js';
import { type Demand, type Ground, type Leaf, type Literal, whenDemand } from './demandOf.js';
import { type Fact, type FactKind, type Facts, factKey, subjectOf } from './Fact.js';
import { readerOf } from './readerOf.js';

export type SolveOptions = {
  /** Of the instant that dates are compared with, in milliseconds. */
  readonly at: number;
  /** Facts that must stay as they are; `undefined`: free. */
  readonly fixed?: (kind: FactKind, id: string) => Json | undefined;
  /** Facts that are kept where they can be. */
  readonly kept?: Facts;
  /** How far to look before giving up, beside what reading the demand takes. A hostile one must not cost exponential time. */
  readonly maxSteps?: number;
};

/** Facts that fulfil a demand, or none; `proven` where it is certain that there are none. */
export type Solution = { readonly facts: Facts } | { readonly facts: null; readonly proven: boolean };

/** A literal, and the choice that it came with: 0 is what must be so in any case. */
type Held = { readonly literal: Literal; readonly level: number };
type Entry = Fact & {
  readonly held: readonly Held[];
  /** What was found for one more literal, as far as that was asked. */
  readonly beside: Map<Literal, Found>;
};

/** One of these has to be fulfilled; by which choice that came about. */
type Choice = { readonly any: readonly Demand[]; readonly level: number };
/** What is still to be chosen from, as a list that branches share. */
type Open = (Choice & { readonly rest: Open }) | null;
/** Choices to be made, and those passed over because what is taken fulfils them as it is. */
type Choices = { readonly open: Open; readonly passed: Open };

/** The levels whose choices cannot all stand together. */
type Blame = ReadonlySet<number>;

/** A choice that is being made; what else was to be chosen then, and what its alternatives fail by. */
type Branch = Choices & {
  readonly any: readonly Demand[];
  next: number;
  readonly mark: number;
  readonly blamed: Set<number>;
};

type Search = SolveOptions & {
  readonly ground: Ground;
  readonly taken: Map<string, Entry>;
  /** What each value of a fact answers. */
  readonly readers: Map<string, (literal: Literal) => boolean>;
  /** What stood where something was taken, so that a branch can be left again. */
  readonly trail: { readonly key: string; readonly before: Entry | undefined }[];
  left: number;
  proven: boolean;
  /** How many choices are compared before one is made: while nothing failed, the first one will do. */
  compared: number;
};

const MAX_STEPS = 100_000;
const STEPS_PER_PART = 20;
/** More values than these are not tried for one fact. */
const MAX_VALUES = 500;
/** So many choices are compared before one is made. */
const MAX_COMPARED = 50;

/**
 * Looks for facts that fulfil a demand, over everything that the model declares: choices, bounds, answers, completions
 * and the states of rounds. What a fact answers is asked of the kernel itself, so that both tell the same story.
 *
 * What must be so in any case is settled before anything is chosen, so that plain demands take linear time. Only what the
 * facts taken so far leave open is chosen; and where that comes to nothing, the search goes back to the last choice that
 * has to do with it (Prosser 1993, conflict-directed backjumping), past those that have not.
 */
export function solve(ground: Ground, demand: Demand, options: SolveOptions): Solution {
  const left = (options.maxSteps ?? MAX_STEPS) + STEPS_PER_PART * partsIn(demand);
  const search: Search = {
    ...options,
    ground,
    taken: new Map(),
    readers: new Map(),
    trail: [],
    left,
    proven: true,
    compared: 1,
  };
  if (!isFulfilled(search, demand)) return { facts: null, proven: search.proven && search.left > 0 };
  const taken = [...search.taken].map(([key, { kind, id, value }]) => [key, { kind, id, value }] as const);
  return { facts: new Map([...(options.kept ?? []), ...taken]) };
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

function isFulfilled(search: Search, demand: Demand): boolean {
  const branches: Branch[] = [];
  let settled = settle(search, demand, { open: null, passed: null }, 0);
  for (;;) {
    if ('open' in settled) {
      const { choice, open, passed } = nextChoice(search, settled);
      if (choice === null) return true;
      // That there is something to choose may itself come from a choice.
      const blamed = new Set([choice.level]);
      branches.push({ any: choice.any, next: 0, open, passed, mark: search.trail.length, blamed });
    } else if (branches.length > 0 && search.compared === 1) {
      // The first failure: from here on choices are compared, those made already too.
      search.compared = MAX_COMPARED;
      undo(search, 0);
      branches.length = 0;
      settled = settle(search, demand, { open: null, passed: null }, 0);
      continue;
    } else leave(branches, settled);
    const branch = branches.at(-1);
    const part = branch?.any[branch.next];
    if (branch === undefined || part === undefined || search.left < 0) return false;
    branch.next++;
    undo(search, branch.mark);
    settled = settle(search, part, branch, branches.length);
  }
}

/** Leaves the branches that have nothing to do with what failed, and those of which every alternative failed. */
function leave(branches: Branch[], failed: Blame): void {
  for (let blame = failed; ; ) {
    branches.length = [...blame].reduce((last, level) => Math.max(last, level), 0);
    const branch = branches.at(-1);
    if (branch === undefined) return;
    for (const level of blame) if (level < branches.length) branch.blamed.add(level);
    if (branch.next < branch.any.length) return;
    blame = branch.blamed;
  }
}

/**
 * The choice to be made next, and what is left then: of the first ones that the facts taken do not fulfil as they are,
 * the one with the fewest alternatives that could stand beside them. At the end of the list those that were passed over
 * count again that are fulfilled no more.
 */
function nextChoice(search: Search, { open, passed }: Choices): Choices & { readonly choice: Choice | null } {
  const near: Choice[] = [];
  let rest = open;
  for (; rest !== null && near.length < search.compared; rest = rest.rest) {
    if (isMet(search, rest)) passed = { ...rest, rest: passed };
    else near.push(rest);
  }
  if (near.length === 0) {
    let still: Open = null;
    for (let next = passed; next !== null; next = next.rest) {
      if (isMet(search, next)) still = { ...next, rest: still };
      else near.push(next);
    }
    passed = still;
  }
  const choice = fewest(search, near);
  for (let at = near.length - 1; at >= 0; at--) {
    const other = near[at] as Choice;
    if (other !== choice) rest = { any: other.any, level: other.level, rest };
  }
  return { choice, open: rest, passed };
}

/** A choice that is none any more, or the one with the fewest alternatives. */
function fewest(search: Search, choices: readonly Choice[]): Choice | null {
  if (choices.length > 1) {
    for (const choice of choices) {
      let possible = 0;
      for (const part of choice.any) if (possible < 2 && canBeMet(search, part)) possible++;
      if (possible < 2) return choice;
    }
  }
  return choices.reduce<Choice | null>(
    (found, choice) => (found === null || choice.any.length < found.any.length ? choice : found),
    null,
  );
}

/** Whether each literal of a demand could stand beside the facts taken. */
function canBeMet(search: Search, demand: Demand): boolean {
  search.left--;
  if ('all' in demand) return demand.all.every((part) => canBeMet(search, part));
  if ('any' in demand) return demand.any.some((part) => canBeMet(search, part));
  if ('when' in demand) return true;
  const { literal } = demand;
  const entry = search.taken.get(keyOf(literal));
  return entry === undefined || isPossible(besides(search, entry, entry, [{ literal, level: 0 }]));
}

function keyOf(literal: Literal): string {
  const { kind, id } = subjectOf(literal);
  return factKey(kind, id);
}

/** Whether the facts taken fulfil a demand as they are. */
function isMet(search: Search, demand: Demand): boolean {
  search.left--;
  if ('all' in demand) return demand.all.every((part) => isMet(search, part));
  if ('any' in demand) return demand.any.some((part) => isMet(search, part));
  // A process that asks for another one is taken apart only where it is chosen.
  if ('when' in demand) return false;
  const entry = search.taken.get(keyOf(demand.literal));
  return entry !== undefined && fulfil(search, entry, [demand.literal]);
}

/** Takes all that a demand leaves no choice about; what is left to choose from, or what it cannot stand together with. */
function settle(search: Search, demand: Demand, { open, passed }: Choices, level: number): Choices | Blame {
  const literals = new Map<string, Held[]>();
  const choices: (readonly Demand[])[] = [];
  const stack = [demand];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (--search.left < 0) return new Set();
    if ('literal' in next) {
      const key = keyOf(next.literal);
      const same = literals.get(key);
      const held = { literal: next.literal, level };
      if (same === undefined) literals.set(key, [held]);
      else same.push(held);
    } else if ('when' in next) stack.push(whenDemand(search.ground, next));
    else if ('any' in next && next.any.length !== 1) {
      if (next.any.length === 0) return new Set([level]);
      choices.push(next.any);
    } else {
      const parts = 'any' in next ? next.any : next.all;
      for (let at = parts.length - 1; at >= 0; at--) stack.push(parts[at] as Demand);
    }
  }
  for (const [key, wanted] of literals) {
    const failed = take(search, key, wanted);
    if (failed !== null) return failed;
  }
  return { open: choices.reduceRight<Open>((rest, any) => ({ any, level, rest }), open), passed };
}

/** Takes what one fact must answer as well; what this cannot stand together with, or `null`. */
function take(search: Search, key: string, wanted: readonly Held[]): Blame | null {
  const fact = subjectOf((wanted[0] as Held).literal);
  const before = search.taken.get(key);
  const held = before === undefined ? wanted : [...before.held, ...wanted];
  const found = besides(search, before, fact, wanted);
  if (found.value === undefined) {
    if (found.certain) return blameFor(search, fact, before?.held ?? [], wanted);
    search.proven = false;
    return new Set(held.map(({ level }) => level));
  }
  search.trail.push({ key, before });
  search.taken.set(key, { ...fact, value: found.value, held, beside: new Map() });
  return null;
}

function undo({ taken, trail }: Search, mark: number): void {
  for (const { key, before } of trail.splice(mark).reverse()) {
    if (before === undefined) taken.delete(key);
    else taken.set(key, before);
  }
}

/** The first value that answers all of this; without one, whether that is certain. */
type Found = { readonly value: Json } | { readonly value: undefined; readonly certain: boolean };

function lookFor(search: Search, { kind, id }: Pick<Fact, 'kind' | 'id'>, held: readonly Held[]): Found {
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

const isPossible = (found: Found): boolean => found.value !== undefined || !found.certain;

function* preceded(first: Json, others: Iterable<Json>): Generator<Json> {
  yield first;
  yield* others;
}

/** A value for what is held and what is wanted as well; what is taken stays where it can. */
function besides(
  search: Search,
  before: Entry | undefined,
  fact: Pick<Fact, 'kind' | 'id'>,
  wanted: readonly Held[],
): Found {
  if (before === undefined) return lookFor(search, fact, wanted);
  const literals = wanted.map(({ literal }) => literal);
  if (fulfil(search, before, literals)) return before;
  const [only, ...others] = literals;
  const known = others.length === 0 && only !== undefined ? before.beside.get(only) : undefined;
  const found = known ?? lookFor(search, fact, [...before.held, ...wanted]);
  if (others.length === 0 && only !== undefined) before.beside.set(only, found);
  return found;
}

/** The levels of the fewest answers held already beside which those wanted cannot be given. */
function blameFor(
  search: Search,
  fact: Pick<Fact, 'kind' | 'id'>,
  held: readonly Held[],
  wanted: readonly Held[],
): Blame {
  const canBe = (some: readonly Held[]) => isPossible(lookFor(search, fact, some));
  // Together with the first `limit` of those held, the ones needed cannot be.
  let [needed, limit] = [wanted, held.length];
  while (limit > 0 && search.left >= 0 && canBe(needed)) {
    let low = 1;
    while (low < limit) {
      const middle = (low + limit) >> 1;
      if (canBe([...held.slice(0, middle), ...needed])) low = middle + 1;
      else limit = middle;
    }
    needed = [held[--limit] as Held, ...needed];
  }
  return new Set(needed.map(({ level }) => level));
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

function fulfil(search: Search, fact: Fact, literals: readonly Literal[]): boolean {
  const key = `${factKey(fact.kind, fact.id)} ${JSON.stringify(fact.value)}`;
  const answers = search.readers.get(key) ?? readerOf(search.ground, fact, search.at);
  search.readers.set(key, answers);
  return literals.every((literal) => {
    search.left--;
    return answers(literal);
  });
}
