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
    : F extends { readonly type?: undefined }
      ? string
      : T[keyof T];
type ValueOf<M extends SalesModelInput, K, T extends InputByType | StoredByType> = K extends keyof NonNullable<
  M['fields']
>
  ? ValueIn<NonNullable<M['fields']>[K], T>
  : K extends 'grade'
    ? GradeOf<M>
    : T[keyof T];

/** Field values as they may be written: `Date`, `bigint` and Temporal welcome; `null` means no value. */
export type FieldsInput<M extends SalesModelInput> = {
  readonly [K in FieldOf<M>]?: ValueOf<M, K, InputByType> | null;
};

/** Field values as they are stored and sent: JSON. */
export type FieldValues<M extends SalesModelInput> = {
  readonly [K in FieldOf<M>]?: ValueOf<M, K, StoredByType>;
};
