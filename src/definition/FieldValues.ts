import type { DateInput, Money, MoneyInput } from '../values/index.js';
import type { FieldOf, GradeOf } from './ModelIds.js';
import type { SalesModelInput } from './SalesModelInput.js';

/** By field type: what may be put in, what is stored. */
type InputByType = {
  text: string;
  number: number;
  money: MoneyInput;
  date: DateInput;
  boolean: boolean;
  choice: string;
  phone: string;
  email: string;
};
type StoredByType = {
  text: string;
  number: number;
  money: Money;
  date: string;
  boolean: boolean;
  choice: string;
  phone: string;
  email: string;
};
type ValueIn<F, T extends InputByType | StoredByType> = F extends { readonly choices: readonly (infer C)[] }
  ? C
  : F extends { readonly type: infer K extends keyof T }
    ? T[K]
    : // A declaration without a type is a text; `{ type?: undefined }` would not take one that has a label alone.
      'type' extends keyof F
      ? T[keyof T]
      : string;
type ValueOf<M extends SalesModelInput, K, T extends InputByType | StoredByType> = K extends keyof NonNullable<
  M['fields']
>
  ? ValueIn<NonNullable<M['fields']>[K], T>
  : K extends 'grade'
    ? GradeOf<M>
    : T[keyof T];

/**
 * Field values as they may be written: amounts of money with a `bigint`, dates as text or as an object with year, month and
 * day (`Temporal.PlainDate`); `null` means no value. A `Date` is a point in time, and no date until a zone is named.
 */
export type FieldsInput<M extends SalesModelInput> = Fields<M, InputByType, null>;

/** Field values as they are stored and sent: JSON. */
export type FieldValues<M extends SalesModelInput> = Fields<M, StoredByType>;

/** Field values as an event holds them: JSON, and `null` where it takes a value away. */
export type FieldChanges<M extends SalesModelInput> = Fields<M, StoredByType, null>;

/** Of a loaded model a record without optional properties: those would be `undefined`, which is no JSON. */
type Fields<M extends SalesModelInput, T extends InputByType | StoredByType, Nothing = never> =
  string extends FieldOf<M>
    ? { readonly [field: string]: T[keyof T] | Nothing }
    : { readonly [K in FieldOf<M>]?: ValueOf<M, K, T> | Nothing };
