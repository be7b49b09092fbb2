import type { Condition, FieldCondition } from '../../definition/index.js';

/** One thing that must be so: a leaf of a condition that is answered yes, or one that is answered no. */
export type Literal =
  | { readonly field: FieldCondition; readonly answer: 'yes' | 'no' }
  | { readonly action: string; readonly times: number; readonly answer: 'yes' | 'no' }
  | { readonly process: string; readonly is: 'raised' | 'approved' | 'rejected'; readonly answer: 'yes' | 'no' }
  | { readonly name: string; readonly kind: 'question' | 'stageVisited' | 'check'; readonly answer: 'yes' | 'no' };

/** All of them at once. */
export type Alternative = readonly Literal[];

/** More alternatives than this are not looked through: a hostile condition must not cost exponential time. */
const MAX_ALTERNATIVES = 512;
const MAX_LITERALS = 50_000;

/**
 * The ways in which a condition can come to be answered yes (or no): an "or" of "ands", with negation carried down to
 * the leaves, which three-valued logic allows (`not` of unknown is unknown, so a no is needed, not the lack of a yes).
 *
 * @returns `null` where there are too many to list; an empty list where there is none.
 */
export function alternatives(condition: Condition, answer: 'yes' | 'no' = 'yes'): readonly Alternative[] | null {
  if ('not' in condition) return alternatives(condition.not, answer === 'yes' ? 'no' : 'yes');
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    return 'all' in condition === (answer === 'yes') ? together(parts, answer) : oneOf(parts, answer);
  }
  return [[literal(condition, answer)]];
}

function together(parts: readonly Condition[], answer: 'yes' | 'no'): readonly Alternative[] | null {
  let found: Literal[][] = [[]];
  let longest = 0;
  for (const part of parts) {
    const more = alternatives(part, answer);
    if (more === null) return null;
    longest += more.reduce((most, one) => Math.max(most, one.length), 0);
    if (found.length * more.length > MAX_ALTERNATIVES || found.length * more.length * longest > MAX_LITERALS)
      return null;
    const [first] = more;
    // One way to go on is added in place: a long list of plain questions stays linear.
    if (more.length === 1 && first !== undefined) for (const one of found) one.push(...first);
    else found = found.flatMap((one) => more.map((other) => [...one, ...other]));
  }
  return found;
}

function oneOf(parts: readonly Condition[], answer: 'yes' | 'no'): readonly Alternative[] | null {
  const found: Alternative[] = [];
  for (const part of parts) {
    const more = alternatives(part, answer);
    if (more === null || found.length + more.length > MAX_ALTERNATIVES) return null;
    found.push(...more);
  }
  return found;
}

type Leaf = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;

function literal(leaf: Leaf, answer: 'yes' | 'no'): Literal {
  if ('field' in leaf) return { field: leaf, answer };
  if ('action' in leaf) return { action: leaf.action, times: leaf.times ?? 1, answer };
  if ('process' in leaf) return { process: leaf.process, is: leaf.is, answer };
  if ('stageVisited' in leaf) return { kind: 'stageVisited', name: leaf.stageVisited, answer };
  if ('check' in leaf) return { kind: 'check', name: leaf.check, answer };
  // "Is it no?" answered yes is the answer no; a question that nobody has answered is neither.
  const isYes = (leaf.is === 'yes') === (answer === 'yes');
  return { kind: 'question', name: leaf.question, answer: isYes ? 'yes' : 'no' };
}
