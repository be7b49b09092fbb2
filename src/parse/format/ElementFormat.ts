import type { Rule } from '../../plan/index.js';

/** A schema of its own, by name, where a property is no plain value, list or record. */
export type OwnSchema = 'condition' | 'effects' | 'label' | 'labels' | 'meta';

/**
 * What the format says of one property beside what its value must be. That is the plan's to say (`MODEL` and the tables
 * that hang on it), so that loading and compiling can never disagree; `rule` is for what the plan does not look at.
 * What people are told of it stands in its wording, which parsing does without.
 */
type Structure = {
  readonly rule?: Rule;
  readonly schema?: OwnSchema;
  /** What the value, or each of its entries, holds. */
  readonly of?: () => ElementFormat;
  /** Instead of `of`, for each word where the plan tells records apart by one. */
  readonly oneOf?: { readonly [word: string]: () => ElementFormat };
};

export type Property = Structure & { readonly required?: never };
export type RequiredProperty = Structure & { readonly required: true };

/**
 * A record of the format: its name among the definitions of the JSON Schema, and every property that it has. Records are
 * told by functions, so that loading the library makes none of them; the function is the record's identity.
 */
export type ElementFormat<T = never> = {
  readonly name: string;
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

/** A property of which the plan says all, and one that must be there. */
export const optional: Property = {};
export const needed: RequiredProperty = { required: true };
