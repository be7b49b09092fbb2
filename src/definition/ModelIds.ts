import type { SalesModelInput } from './SalesModelInput.js';

/** The ids that a model declares, as literal types where the model is a literal, `string` where it was loaded. */

type IdOf<E> = E extends string ? E : E extends { readonly id: infer I extends string } ? I : never;
/** A stage is named by its id, or by the catalogue entry it uses. */
type StageIdOf<T> = T extends { readonly id: infer I extends string }
  ? I
  : T extends { readonly use: infer U extends string }
    ? U
    : string;
type KeyOf<T> = T extends object ? Extract<keyof T, string> : never;
type SeriesList<M extends SalesModelInput> = M['series'][number];

export type SeriesOf<M extends SalesModelInput> = SeriesList<M>['id'];
export type SeriesNamed<M extends SalesModelInput, S> = Extract<SeriesList<M>, { readonly id: S }>;
/** Stages before the result. */
export type StageOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = StageIdOf<
  SeriesNamed<M, S>['stages'][number]
>;
/** Stages behind a win; `never` where a series has none. */
export type AfterWinStageOf<M extends SalesModelInput, S extends string = SeriesOf<M>> =
  SeriesNamed<M, S> extends infer T
    ? T extends { readonly afterWin: readonly (infer A)[] }
      ? StageIdOf<A>
      : never
    : never;
export type OutcomesOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = SeriesNamed<
  M,
  S
>['result']['outcomes'][number];
export type OutcomeOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = OutcomesOf<M, S>['id'];
export type VariantOf<M extends SalesModelInput, S extends string = SeriesOf<M>> =
  SeriesNamed<M, S> extends infer T ? (T extends { readonly variants: readonly (infer V)[] } ? IdOf<V> : never) : never;
export type ActionOf<M extends SalesModelInput> = KeyOf<M['actions']>;
export type CheckOf<M extends SalesModelInput> = KeyOf<M['checks']>;
export type GradeOf<M extends SalesModelInput> = M extends { readonly grades: readonly (infer G)[] } ? IdOf<G> : never;
export type TypeOf<M extends SalesModelInput> = M extends { readonly types: readonly (infer T)[] } ? IdOf<T> : never;
export type QuestionOf<M extends SalesModelInput> = M extends { readonly questions?: readonly (infer Q)[] }
  ? IdOf<Q>
  : never;
export type CustomerStateOf<M extends SalesModelInput> = M extends { readonly customerStates?: readonly (infer C)[] }
  ? IdOf<C>
  : never;
export type ProcessOf<M extends SalesModelInput> = M extends { readonly processes?: readonly (infer P)[] }
  ? IdOf<P>
  : never;
export type RoleOf<M extends SalesModelInput> = M extends { readonly roles?: readonly (infer R)[] } ? IdOf<R> : never;
export type PhaseOf<M extends SalesModelInput> = M extends { readonly phases?: readonly (infer P)[] } ? IdOf<P> : never;
/** `grade` is a field once grades are declared. */
export type FieldOf<M extends SalesModelInput> =
  | KeyOf<M['fields']>
  | (M extends { readonly grades: readonly unknown[] } ? 'grade' : never);
/** The reasons of an outcome: its declared ones, any text where it declares none. */
export type ReasonOf<O> = O extends { readonly reasons: readonly (infer R)[] } ? IdOf<R> : string;
export type SuspendReasonOf<M> = M extends {
  readonly lifecycle: { readonly suspend: { readonly reasons: readonly (infer R)[] } };
}
  ? IdOf<R>
  : string;

/** A record by id: every id may be missing; where the ids are not known, a plain record. */
export type ById<Id extends string, V> = string extends Id ? { readonly [id: string]: V } : { readonly [K in Id]?: V };
