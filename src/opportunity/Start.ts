import type { FieldsInput, ProcessOf, SalesModelInput, SeriesOf, StageOf, TypeOf } from '../definition/index.js';
import type { Json } from '../issues/index.js';

/** What an opportunity is opened with. */
export type Start<M extends SalesModelInput = SalesModelInput> = {
  readonly id: string;
  /** Left out: by `routing`, or the only one. */
  readonly series?: SeriesOf<M>;
  /** Left out: by `types`. */
  readonly type?: TypeOf<M>;
  /** `null` or left out: nobody yet. */
  readonly owner?: string | null;
  readonly fields?: FieldsInput<M>;
  /** Where the values came from; default `rep`. */
  readonly source?: string;
  /** Answers given on the lead already; a process of kind `conversion` can only come this way. */
  readonly processes?: { readonly [P in ProcessOf<M>]?: 'approved' | 'rejected' };
  /** One of `startIn`; default its first. */
  readonly stage?: StageOf<M>;
  /** The state the customer is in; kept in the record. */
  readonly customerState?: string;
  /** Where it came from (a lead, a campaign); kept in the record. */
  readonly origin?: Json;
  /** The id of the opening event, for retries. */
  readonly eventId?: string;
};
