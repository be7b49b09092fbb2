import type { SalesModelInput } from './SalesModelInput.js';
import type { SeriesInput } from './SeriesInput.js';

/** The ids that a model declares, as literal types where the model is a literal, `string` where it was loaded. */

type IdOf<E> = unknown extends E ? string : E extends { readonly id: infer I extends string } ? I : Extract<E, string>;
/** The ids of a list of elements; `never` where the model has no such list. */
type IdsIn<L> = L extends readonly unknown[] ? IdOf<L[number]> : never;
/** A stage is named by its id, or by the catalogue entry it uses. */
type StageIdOf<T> = T extends { readonly id: infer I extends string }
  ? I
  : T extends { readonly use: infer U extends string }
    ? U
    : string;
type StageIdsIn<L> = L extends readonly unknown[] ? StageIdOf<L[number]> : never;
type KeyOf<T> = T extends object ? Extract<keyof T, string> : never;
/** `any` stands for every model, as a loaded one does. */
type SeriesList<M extends SalesModelInput> = unknown extends M['series'] ? SeriesInput : M['series'][number];

export type SeriesOf<M extends SalesModelInput> = SeriesList<M>['id'];
export type SeriesNamed<M extends SalesModelInput, S> = Extract<SeriesList<M>, { readonly id: S }>;
/** Stages before the result. */
export type StageOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = StageIdOf<
  SeriesNamed<M, S>['stages'][number]
>;
/** Stages behind a win; `never` where a series has none. */
export type AfterWinStageOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = AfterWinIn<SeriesNamed<M, S>>;
type AfterWinIn<T> = T extends { readonly afterWin?: infer List } ? StageIdsIn<List> : never;
export type OutcomesOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = SeriesNamed<
  M,
  S
>['result']['outcomes'][number];
export type OutcomeOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = OutcomesOf<M, S>['id'];
export type VariantOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = VariantIn<SeriesNamed<M, S>>;
type VariantIn<T> = T extends { readonly variants?: infer List } ? IdsIn<List> : never;
export type ActionOf<M extends SalesModelInput> = KeyOf<M['actions']>;
export type CheckOf<M extends SalesModelInput> = KeyOf<M['checks']>;
export type PlaybookOf<M extends SalesModelInput> = KeyOf<M['playbooks']>;
export type TeamOf<M extends SalesModelInput> = IdsIn<M['teams']>;
/** Stages of the catalogue, which series `use`. */
export type CatalogueStageOf<M extends SalesModelInput> = StageIdsIn<M['stages']>;
export type GradeOf<M extends SalesModelInput> = IdsIn<M['grades']>;
export type TypeOf<M extends SalesModelInput> = IdsIn<M['types']>;
export type QuestionOf<M extends SalesModelInput> = IdsIn<M['questions']>;
export type CustomerStateOf<M extends SalesModelInput> = IdsIn<M['customerStates']>;
export type ProcessOf<M extends SalesModelInput> = IdsIn<M['processes']>;
export type RoleOf<M extends SalesModelInput> = IdsIn<M['roles']>;
export type PhaseOf<M extends SalesModelInput> = IdsIn<M['phases']>;
/** `grade` is a field once grades are declared. */
export type FieldOf<M extends SalesModelInput> =
  | KeyOf<M['fields']>
  | (M extends { readonly grades: readonly unknown[] } ? 'grade' : never);
/** All reasons that the outcomes of a series declare. */
export type GivenReasonOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = ReasonIn<OutcomesOf<M, S>>;
type ReasonIn<O> = O extends { readonly reasons?: infer List } ? IdsIn<List> : never;
/** The reasons of an outcome, or of a step of the life cycle: its declared ones, any text where it declares none. */
export type ReasonOf<O> = O extends { readonly reasons: readonly (infer R)[] } ? IdOf<R> : string;
export type LifecycleReasonOf<M, Step extends string> = M extends {
  readonly lifecycle: { readonly [K in Step]: infer L };
}
  ? ReasonOf<L>
  : string;

/** A record by id: every id may be missing; where the ids are not known, a plain record. */
export type ById<Id extends string, V> = string extends Id ? { readonly [id: string]: V } : { readonly [K in Id]?: V };
