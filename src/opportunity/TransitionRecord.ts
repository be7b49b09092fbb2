import type { AfterWinStageOf, OutcomeOf, SalesModelInput, SeriesOf, StageOf } from '../definition/index.js';
import type { Json } from '../issues/index.js';

export type Actor = { readonly id: string; readonly roles: readonly string[]; readonly system?: boolean };

/** A place on the road: a stage, or the outcome once closed. */
export type Place<M extends SalesModelInput> = StageOf<M> | AfterWinStageOf<M> | OutcomeOf<M>;

/** The host's values and answers that a decision used. */
export type Reads = {
  readonly facts: { readonly [field: string]: Json };
  readonly checks: { readonly [check: string]: boolean };
};

/**
 * One entry of the append-only log. `fold(opportunity, record)` gives the next opportunity; nothing is decided again.
 */
export type TransitionRecord<M extends SalesModelInput = SalesModelInput> = {
  /** `<opportunityId>:<seq>`: derived, so that a host's primary key stops the second write. */
  readonly id: string;
  readonly opportunityId: string;
  readonly seq: number;
  readonly at: string;
  /** When it became known; `at` unless the host said otherwise. */
  readonly recordedAt: string;
  readonly by: Actor;
  readonly cause: 'user' | 'auto' | 'import' | 'migration';
  readonly event: { readonly [key: string]: Json };
  readonly from: Place<M> | null;
  readonly to: Place<M> | null;
  readonly reason?: string;
  readonly skipped?: readonly StageOf<M>[];
  readonly waived?: readonly Json[];
  readonly reads: Reads;
  readonly model: { readonly id: string; readonly version: number };
  readonly series: SeriesOf<M>;
  readonly variant: string | null;
  /** A merge patch of the opportunity; the whole of it in the first record. */
  readonly changes: { readonly [key: string]: Json };
};
