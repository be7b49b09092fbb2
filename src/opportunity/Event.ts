import type {
  ActionOf,
  AfterWinStageOf,
  FieldChanges,
  FieldOf,
  FieldsInput,
  LifecycleReasonOf,
  OutcomesOf,
  ProcessOf,
  QuestionOf,
  ReasonOf,
  SalesModelInput,
  SeriesOf,
  StageOf,
  TypeOf,
} from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { DateInput } from '../values/index.js';

/** The reason is one of the outcome that it closes with, or leads to. */
type ResultEvent<O> = O extends { readonly id: infer I extends string }
  ?
      | { readonly type: 'close'; readonly outcome: I; readonly reason: ReasonOf<O>; readonly note?: string }
      | { readonly type: 'changeOutcome'; readonly to: I; readonly reason: ReasonOf<O> }
  : never;

type ActionEvent<A extends string> =
  | { readonly type: 'completeAction'; readonly action: A; readonly result?: Json }
  | { readonly type: 'retractAction'; readonly action: A; readonly reason: string };

type QuestionEvent<Q extends string> = {
  readonly type: 'answerQuestion';
  readonly question: Q;
  readonly answer: 'yes' | 'no' | 'unknown';
};

type ProcessEvent<P extends string, V> =
  | { readonly type: 'raiseProcess'; readonly process: P; readonly values?: V }
  | { readonly type: 'withdrawProcess'; readonly process: P; readonly reason: string }
  | { readonly type: 'approveProcess'; readonly process: P; readonly request?: string; readonly values?: V }
  | { readonly type: 'rejectProcess'; readonly process: P; readonly request?: string; readonly reason?: string };

/** Only where the model declares something that such an event could name. */
type Naming<Ids, E> = [Ids] extends [never] ? never : E;

/** Fields, and the opportunity's type where the model has types. */
type Values<M extends SalesModelInput, V> = string extends TypeOf<M> ? V : V & { readonly type?: TypeOf<M> | null };

type Events<M extends SalesModelInput, S extends string, V, Day> = { readonly id?: string } & (
  | { readonly type: 'advance' }
  | { readonly type: 'skip'; readonly to: StageOf<M, S>; readonly reason?: string }
  | { readonly type: 'rollBack'; readonly to?: StageOf<M, S> | AfterWinStageOf<M, S>; readonly reason?: string }
  | { readonly type: 'repeat'; readonly reason?: string }
  | ResultEvent<OutcomesOf<M, S>>
  | { readonly type: 'reopen'; readonly to?: StageOf<M, S>; readonly reason?: string }
  | { readonly type: 'suspend'; readonly reason: LifecycleReasonOf<M, 'suspend'>; readonly followUpOn?: Day }
  | { readonly type: 'resume' }
  | { readonly type: 'recycle' }
  | { readonly type: 'assign'; readonly owner: string }
  | {
      readonly type: 'transfer';
      readonly series: SeriesOf<M>;
      readonly to?: StageOf<M>;
      readonly reason: LifecycleReasonOf<M, 'transfer'>;
    }
  | { readonly type: 'void'; readonly reason: LifecycleReasonOf<M, 'void'> }
  | {
      readonly type: 'setFields';
      readonly values: Values<M, V>;
      /** The fields that a remedy asks for. Once there are values it has served, and is not kept. */
      readonly fields?: readonly (FieldOf<M> | 'type')[];
      readonly source?: string;
    }
  | Naming<ActionOf<M>, ActionEvent<ActionOf<M>>>
  | Naming<QuestionOf<M>, QuestionEvent<QuestionOf<M>>>
  | Naming<ProcessOf<M>, ProcessEvent<ProcessOf<M>, V>>
  | {
      readonly type: 'setProbability';
      readonly value: number | null;
      /** Where the series wants one; none to clear it. */
      readonly reason?: string;
      readonly expiresOn?: Day;
    }
);

type Draft<E> = E extends { readonly type: infer T }
  ? { readonly type: T } & { readonly [K in Exclude<keyof E, 'type'>]?: E[K] }
  : never;

/** An event as it is stored, sent, and offered by `moves`: JSON. */
export type EventOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = Events<M, S, FieldChanges<M>, string>;
/** An event as it may be written by hand: `Date`, `bigint`, Temporal and `null` are welcome. */
export type EventInput<M extends SalesModelInput, S extends string = SeriesOf<M>> = Events<
  M,
  S,
  FieldsInput<M>,
  DateInput
>;
/** An event whose own data (a reason, a date) may still be missing: what `moves` offers. */
export type EventDraft<M extends SalesModelInput, S extends string = SeriesOf<M>> = Draft<EventOf<M, S>>;
/** A draft as it may be written by hand. */
export type DraftInput<M extends SalesModelInput, S extends string = SeriesOf<M>> = Draft<EventInput<M, S>>;
export type EventType = EventOf<SalesModelInput>['type'];
