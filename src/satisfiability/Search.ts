import type { Json } from '../issues/index.js';
import type { Demand, Ground, Literal } from './demandOf.js';
import { type Fact, type FactKind, type Facts, factKey, subjectOf } from './Fact.js';

/** What a search keeps to. */
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

/** A literal, and the choice that it came with: 0 is what must be so in any case. */
export type Held = { readonly literal: Literal; readonly level: number };
/** A fact that is taken, and what it has to answer. */
export type Entry = Fact & {
  readonly held: readonly Held[];
  /** What was found for one more literal, as far as that was asked. */
  readonly beside: Map<Literal, Found>;
};

/** One of these has to be fulfilled; by which choice that came about. */
export type Choice = { readonly any: readonly Demand[]; readonly level: number };
/** What is still to be chosen from, as a list that branches share. */
export type Open = (Choice & { readonly rest: Open }) | null;
/** Choices to be made, and those passed over because what is taken fulfils them as it is. */
export type Choices = { readonly open: Open; readonly passed: Open };

/** The levels whose choices cannot all stand together. */
export type Blame = ReadonlySet<number>;

/** The first value that answers all of this; without one, whether that is certain. */
export type Found = { readonly value: Json } | { readonly value: undefined; readonly certain: boolean };

/** How far the search has come. */
export type Search = SolveOptions & {
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

/** The fact that a literal asks for, as `taken` names it. */
export function keyOf(literal: Literal): string {
  const { kind, id } = subjectOf(literal);
  return factKey(kind, id);
}
