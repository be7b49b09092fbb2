import type { CheckOf, FieldsInput, SalesModelInput } from '../definition/index.js';
import type { InstantInput } from '../values/index.js';
import type { Actor } from './TransitionRecord.js';

/** A blocker lifted by somebody who may: data that the host keeps and passes in. */
export type Waiver = {
  readonly code: string;
  readonly path: string;
  readonly by: { readonly id: string; readonly roles: readonly string[] };
  readonly reason: string;
  readonly expiresAt?: InstantInput;
};

/** All that a decision needs from outside: the library has no clock, no session and no database. */
export type DecisionContext<M extends SalesModelInput = SalesModelInput> = {
  readonly at: InstantInput;
  /** When it became known; default `at`. */
  readonly recordedAt?: InstantInput;
  /** The actor with the roles held for this opportunity. A role that the model does not know grants nothing. */
  readonly by: Actor;
  /** The `seq` that the user saw. */
  readonly expectedSeq?: number;
  /** Field values that the host keeps itself; they overlay the opportunity's. `null` is no value. */
  readonly facts?: FieldsInput<M>;
  /** Answers to the model's checks; see `neededChecks`. */
  readonly checks?: { readonly [K in CheckOf<M>]?: boolean };
  readonly waive?: readonly Waiver[];
};
