import type { Demand } from './demandOf.js';
import { fulfil, isPossible } from './lookFor.js';
import { type Choice, type Choices, keyOf, type Open, type Search } from './Search.js';
import { besides } from './take.js';

/**
 * The choice to be made next, and what is left then: of the first ones that the facts taken do not fulfil as they are,
 * the one with the fewest alternatives that could stand beside them. At the end of the list those that were passed over
 * count again that are fulfilled no more.
 */
export function nextChoice(search: Search, { open, passed }: Choices): Choices & { readonly choice: Choice | null } {
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
