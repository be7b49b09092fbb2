import { type Demand, type Ground, whenDemand } from './demandOf.js';
import type { Facts } from './Fact.js';
import { nextChoice } from './nextChoice.js';
import { type Blame, type Choices, type Held, keyOf, type Open, type Search, type SolveOptions } from './Search.js';
import { take, undo } from './take.js';

/** Facts that fulfil a demand, or none; `proven` where it is certain that there are none. */
export type Solution = { readonly facts: Facts } | { readonly facts: null; readonly proven: boolean };

/** A choice that is being made; what else was to be chosen then, and what its alternatives fail by. */
type Branch = Choices & {
  readonly any: readonly Demand[];
  next: number;
  readonly mark: number;
  readonly blamed: Set<number>;
};

const MAX_STEPS = 100_000;
const STEPS_PER_PART = 20;
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
