import type { EventObject, StateMachine } from 'xstate';
import type {
  AfterWinStageOf,
  OutcomeOf,
  OutcomesOf,
  SalesModelInput,
  SeriesNamed,
  SeriesOf,
  StageOf,
} from '../definition/index.js';
import type { DecisionContext, Effect, EventInput, Opportunity, TransitionRecord } from '../opportunity/index.js';
import type { StateKey } from './stateKey.js';

/**
 * The value of a state: `{ open: 'qualify' }`, `'suspended'`, `{ result: 'lost' }`. Keys are the ids themselves; only a
 * leading `#` is written `%23`.
 */
export type SeriesStateValue<M extends SalesModelInput, S extends string> =
  | { open: StateKey<StageOf<M, S>> }
  | 'suspended'
  | 'pooled'
  | 'voided'
  | { result: StateKey<ResultOf<M, S>> }
  | ([AfterWinStageOf<M, S>] extends [never] ? never : { afterWin: StateKey<AfterWinStageOf<M, S>> } | 'done');

/** With stages behind the win, a win leads there; only a variant that drops them all has a result for it. */
type ResultOf<M extends SalesModelInput, S extends string> = [AfterWinStageOf<M, S>] extends [never]
  ? OutcomeOf<M, S>
  : SeriesNamed<M, S> extends { readonly variants: readonly [unknown, ...unknown[]] }
    ? OutcomeOf<M, S>
    : UnwonOf<OutcomesOf<M, S>>;
type UnwonOf<O> = O extends { readonly id: infer I extends string; readonly kind: infer K }
  ? [K] extends ['won']
    ? never
    : I
  : never;

/** What a state is, beside its name. */
export type SeriesStateTag = 'open' | 'parked' | 'closed' | 'won' | 'lost' | 'abandoned' | 'voided';

/** What the machine holds: the whole opportunity, as the kernel left it. */
export type SeriesContext<M extends SalesModelInput> = { readonly opportunity: Opportunity<M> };

/** The kernel's events. `transfer` leads into another series, so it is none of this machine's. */
export type SeriesEvent<M extends SalesModelInput, S extends string> = Exclude<
  EventInput<M, S>,
  { readonly type: 'transfer' }
>;

/** An event of a machine without a `context` option: the instant, the actor and the host's answers stand beside its own data. */
export type SeriesEventInContext<M extends SalesModelInput, S extends string> = SeriesEvent<M, S> & DecisionContext<M>;

/** What the machine tells its listeners: each record, then the effects. */
export type SeriesEmitted<M extends SalesModelInput> =
  | { readonly type: 'record'; readonly record: TransitionRecord<M> }
  | Effect<M>;

/** On the root: which machine this is. On a stage's or outcome's state: its id. */
export type SeriesStateMeta<M extends SalesModelInput, S extends string> =
  | {
      readonly model: { readonly id: string; readonly version: number };
      readonly series: S;
      readonly variant: string | null;
    }
  | { readonly stage: StageOf<M, S> | AfterWinStageOf<M, S> }
  | { readonly outcome: OutcomeOf<M, S> };

/** The XState machine of a series, typed by the literals of its model. */
export type SeriesMachine<
  M extends SalesModelInput,
  S extends string = SeriesOf<M>,
  E extends EventObject = SeriesEvent<M, S>,
> = StateMachine<
  SeriesContext<M>,
  E,
  Record<string, never>,
  never,
  never,
  never,
  never,
  SeriesStateValue<M, S>,
  SeriesStateTag,
  SeriesContext<M>,
  undefined,
  SeriesEmitted<M>,
  SeriesStateMeta<M, S>,
  { readonly id: string }
>;
