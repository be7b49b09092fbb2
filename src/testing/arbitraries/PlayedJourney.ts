import type { SalesModelInput } from '../../definition/index.js';
import type { DecisionContext, Opportunity, TransitionRecord } from '../../opportunity/index.js';

/** One event that was sent, and whether the kernel let it happen. */
export type PlayedStep<M extends SalesModelInput = SalesModelInput> = {
  readonly event: { readonly type: string; readonly [property: string]: unknown };
  readonly context: DecisionContext<M>;
  readonly allowed: boolean;
  /** What it wrote: its own record, and that of an automatic move behind it. */
  readonly records: readonly TransitionRecord<M>[];
};

/** The road of one opportunity, played through the kernel. */
export type PlayedJourney<M extends SalesModelInput = SalesModelInput> = {
  /** As it was imported into a stage where opportunities may start. */
  readonly start: Opportunity<M>;
  readonly steps: readonly PlayedStep<M>[];
  /** Where it has come to. */
  readonly opportunity: Opportunity<M>;
  /** The whole log, the import first. */
  readonly records: readonly TransitionRecord<M>[];
};
