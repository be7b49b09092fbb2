import type { EventObject, StateMachine } from 'xstate';
import type { CustomerStateOf, SalesModelInput } from '../definition/index.js';
import type { Effect } from '../opportunity/index.js';
import type { StateKey } from './stateKey.js';

/** The states that a customer can be in: those that are not merged into another. */
export type KeptCustomerStateOf<M extends SalesModelInput> = M extends {
  readonly customerStates?: readonly (infer C)[];
}
  ? C extends string
    ? C
    : C extends { readonly mergedInto: string }
      ? never
      : C extends { readonly id: infer I extends string }
        ? I
        : never
  : never;

export type CustomerContext = {
  /** What was noted of the customer beside the state, in the order in which it came. */
  readonly tags: readonly string[];
  /** A rollback, a reopening or a lost win asked somebody to look whether the state still holds. */
  readonly reviewDue: boolean;
};

/** Where the customer stands; left out: at the first state, with no tags. */
export type CustomerInput<M extends SalesModelInput> =
  | { readonly state?: CustomerStateOf<M>; readonly tags?: readonly string[]; readonly reviewDue?: boolean }
  | undefined;

/** Somebody has looked: the review is over, and the state is `to` where one is given, be it ahead or behind. */
type CustomerReviewed<M extends SalesModelInput> = {
  readonly type: 'customer.reviewed';
  readonly to?: CustomerStateOf<M>;
};

type DirectEvent<M extends SalesModelInput> =
  | { readonly type: 'customer.advance'; readonly to: CustomerStateOf<M> }
  | { readonly type: 'customer.tag'; readonly tag: string };

/**
 * Effects of opportunities drive the customer; those about something else change nothing. Without any series there are
 * no opportunities, and the customer is advanced directly.
 */
export type CustomerEvent<M extends SalesModelInput> =
  | CustomerReviewed<M>
  | (M['series'] extends readonly [] ? DirectEvent<M> : Effect<M>);

/** The machine of a customer's own states. */
export type CustomerMachine<M extends SalesModelInput> = StateMachine<
  CustomerContext,
  CustomerEvent<M>,
  Record<string, never>,
  never,
  never,
  never,
  never,
  StateKey<KeptCustomerStateOf<M>>,
  string,
  CustomerInput<M>,
  undefined,
  EventObject,
  { readonly state: KeptCustomerStateOf<M> } | { readonly model: { readonly id: string; readonly version: number } },
  { readonly id: string }
>;
