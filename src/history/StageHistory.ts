import type { StagePath } from '../values/index.js';

/**
 * What happened to opportunities, in columns: one entry an event, grouped by opportunity, in order of time.
 *
 * @typeParam A Names of the attributes that it can be split by.
 */
export type StageHistory<A extends string = never> = {
  readonly path: StagePath;
  /** Names of places: stages, then outcomes, then after-win stages. `place` indexes them. */
  readonly places: readonly string[];
  readonly ids: readonly string[];
  /** `first[i]` to `first[i + 1]` are the events of opportunity i. */
  readonly first: Int32Array;
  /** Epoch milliseconds of what happened, and of when it became known. */
  readonly at: Float64Array;
  readonly recordedAt: Float64Array;
  /** The place after the event; -1 for none (voided). */
  readonly place: Int16Array;
  readonly status: Uint8Array;
  /** Minor units as they stand after the event; `null` where nobody knows. */
  readonly amounts: readonly (bigint | null)[];
  readonly currencies: readonly (string | null)[];
  readonly opportunities: number;
  readonly events: number;
  readonly attributes: readonly A[];
  /** Attribute values by opportunity. */
  readonly values: { readonly [attribute in A]: readonly (string | null)[] };
  /** How many of its events say when they became known. */
  readonly bitemporal: 'full' | 'partial' | 'none';
};

/** What an opportunity is after an event, as a byte. */
export const OPEN = 0;
export const PARKED = 1;
export const CLOSED = 2;
export const VOIDED = 3;
