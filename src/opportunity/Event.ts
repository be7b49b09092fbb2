import type {
  ActionOf,
  AfterWinStageOf,
  FieldsInput,
  FieldValues,
  OutcomeOf,
  OutcomesOf,
  ProcessOf,
  QuestionOf,
  ReasonOf,
  SalesModelInput,
  SeriesOf,
  StageOf,
  SuspendReasonOf,
  TypeOf,
} from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { DateInput } from '../values/index.js';

type CloseEvent<O> = O extends { readonly id: infer I extends string }
  ? { readonly type: 'close'; readonly outcome: I; readonly reason: ReasonOf<O>; readonly note?: string }
  : never;
type Values<M extends SalesModelInput, V> = V & { readonly type?: TypeOf<M> | null };
type Events<M extends SalesModelInput, S extends string, V, Day> = { readonly id?: string } & (
  | { readonly type: 'advance' }
  | { readonly type: 'skip'; readonly to: StageOf<M, S>; readonly reason?: string }
  | { readonly type: 'rollBack'; readonly to?: StageOf<M, S> | AfterWinStageOf<M, S>; readonly reason?: string }
  | { readonly type: 'repeat'; readonly reason?: string }
  | CloseEvent<OutcomesOf<M, S>>
  | { readonly type: 'changeOutcome'; readonly to: OutcomeOf<M, S>; readonly reason: ReasonOf<OutcomesOf<M, S>> }
  | { readonly type: 'reopen'; readonly to?: StageOf<M, S>; readonly reason?: string }
  | { readonly type: 'suspend'; readonly reason: SuspendReasonOf<M>; readonly followUpOn?: Day }
  | { readonly type: 'resume' }
  | { readonly type: 'recycle' }
  | { readonly type: 'assign'; readonly owner: string }
  | { readonly type: 'transfer'; readonly series: SeriesOf<M>; readonly to?: StageOf<M>; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  | { readonly type: 'setFields'; readonly values: Values<M, V>; readonly source?: string }
  | { readonly type: 'completeAction'; readonly action: ActionOf<M>; readonly result?: Json }
  | { readonly type: 'retractAction'; readonly action: ActionOf<M>; readonly reason: string }
  | { readonly type: 'answerQuestion'; readonly question: QuestionOf<M>; readonly answer: 'yes' | 'no' | 'unknown' }
  | { readonly type: 'raiseProcess'; readonly process: ProcessOf<M>; readonly values?: V }
  | { readonly type: 'withdrawProcess'; readonly process: ProcessOf<M>; readonly reason: string }
  | { readonly type: 'approveProcess'; readonly process: ProcessOf<M>; readonly request?: string; readonly values?: V }
  | {
      readonly type: 'rejectProcess';
      readonly process: ProcessOf<M>;
      readonly request?: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'setProbability';
      readonly value: number | null;
      readonly reason: string;
      readonly expiresOn?: Day;
    }
);
type Draft<E> = E extends { readonly type: infer T } ? { readonly type: T } & Partial<E> : never;

/** An event as it is stored, sent, and offered by `moves`: JSON. */
export type EventOf<M extends SalesModelInput, S extends string = SeriesOf<M>> = Events<M, S, FieldValues<M>, string>;
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
