import type { Json } from '../../issues/index.js';
import type { Rule } from '../../plan/index.js';

/** A schema of its own, by name, where a property is no plain value, list or record. */
export type OwnSchema = 'condition' | 'effects' | 'label' | 'labels' | 'meta';

/**
 * What the format says of one property to people. What its value must be is the plan's to say (`MODEL` and the tables
 * that hang on it), so that loading and compiling can never disagree; `rule` is for what the plan does not look at.
 */
type Told = {
  readonly about: string;
  readonly examples: readonly Json[];
  /** What being left out means, where a value of the format says it. */
  readonly default?: Json;
  readonly rule?: Rule;
  readonly schema?: OwnSchema;
  /** What the value, or each of its entries, holds. */
  readonly of?: ElementFormat;
  /** Instead of `of`: records told apart by the word that one of their properties holds. */
  readonly oneOf?: { readonly by: string; readonly formats: { readonly [word: string]: ElementFormat } };
};

export type Property = Told & { readonly required?: never };
export type RequiredProperty = Told & { readonly required: true };

/** A record of the format: its name among the definitions of the JSON Schema, and every property that it has. */
export type ElementFormat<T = never> = {
  readonly name: string;
  readonly about: string;
  /** What a bare text stands for: the record with this one property, or a record's label. */
  readonly shorthand?: 'id' | 'action' | 'label';
  /** Whether further properties may be added, all of them numbers. */
  readonly open?: true;
  readonly properties: [T] extends [never]
    ? { readonly [property: string]: Property | RequiredProperty }
    : PropertiesOf<T>;
};

/** Every property of the type, told apart by whether it may be left out. */
export type PropertiesOf<T> = {
  readonly [P in keyof T]-?: object extends Pick<T, P> ? Property : RequiredProperty;
};
