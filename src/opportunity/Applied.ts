import type { SalesModelInput } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { Effect } from './Effect.js';
import type { Opportunity } from './Opportunity.js';
import type { Actor, TransitionRecord } from './TransitionRecord.js';
import type { Blocker, Verdict } from './Verdict.js';

/** A refused attempt, for the host to keep beside the records. Replay ignores it. */
export type Refusal<M extends SalesModelInput = SalesModelInput> = {
  readonly kind: 'refusal';
  readonly opportunityId: string;
  /** The `seq` of the opportunity it was put to; 0 before it was opened. */
  readonly afterSeq: number;
  readonly at: string;
  readonly by: Actor;
  readonly event: { readonly [key: string]: Json };
  readonly blockers: readonly Blocker<M>[];
};

/** The answer of `apply` and `openOpportunity`: the next opportunity, or the verdict that refuses. */
export type Applied<M extends SalesModelInput = SalesModelInput> =
  | {
      readonly ok: true;
      /** The event's id was seen before: nothing happened again. */
      readonly repeated?: true;
      readonly opportunity: Opportunity<M>;
      readonly records: readonly TransitionRecord<M>[];
      readonly effects: readonly Effect<M>[];
      readonly unusedWaivers?: readonly Json[];
    }
  | ({
      readonly ok: false;
      /** Which event of the list. */
      readonly index: number;
      readonly refusal: Refusal<M>;
    } & Verdict<M>);
