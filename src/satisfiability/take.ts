import { type Fact, subjectOf } from './Fact.js';
import { fulfil, isPossible, lookFor } from './lookFor.js';
import type { Blame, Entry, Found, Held, Search } from './Search.js';

/** Takes what one fact must answer as well; what this cannot stand together with, or `null`. */
export function take(search: Search, key: string, wanted: readonly Held[]): Blame | null {
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

/** Gives back what was taken since. */
export function undo({ taken, trail }: Search, mark: number): void {
  for (const { key, before } of trail.splice(mark).reverse()) {
    if (before === undefined) taken.delete(key);
    else taken.set(key, before);
  }
}

/** A value for what is held and what is wanted as well; what is taken stays where it can. */
export function besides(
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
