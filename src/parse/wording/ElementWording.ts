import type { Json } from '../../issues/index.js';

/** What people are told of one property. */
export type PropertyWording = {
  readonly about: string;
  readonly examples: readonly Json[];
  /** What being left out means, where a value of the format says it. */
  readonly default?: Json;
};

/** What people are told of a record of the format, and of every property that its type has. */
export type ElementWording<T = never> = {
  readonly about: string;
  readonly examples?: readonly Json[];
  /** Whether it stands within another record's definition in the JSON Schema, without a name of its own. */
  readonly inline?: true;
  readonly properties: [T] extends [never] ? { readonly [property: string]: PropertyWording } : WordingsOf<T>;
};

export type WordingsOf<T> = { readonly [P in keyof T]-?: PropertyWording };
