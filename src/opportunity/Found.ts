import type { FieldOf, SalesModelInput, SeriesOf, VariantOf } from '../definition/index.js';
import type { InstantInput } from '../values/index.js';

/** An opportunity as another system has it. */
export type Found<M extends SalesModelInput = SalesModelInput> = {
  readonly id: string;
  /** Id or label; left out: the only one of the model. */
  readonly series?: SeriesOf<M>;
  /** Left out: the first whose condition is yes. */
  readonly variant?: VariantOf<M>;
  readonly type?: string;
  /** Id, label or alias: what the old system says. */
  readonly stage?: string | null;
  /** Id or label. */
  readonly outcome?: string | null;
  readonly reason?: string | null;
  /** `null` or left out: nobody knows; the import's instant stands in, and that is told. */
  readonly openedAt?: InstantInput | null;
  /** `null` or left out: nobody knows. The ageing clock then starts at the import. */
  readonly stageEnteredAt?: InstantInput | null;
  readonly closedAt?: InstantInput | null;
  readonly owner?: string | null;
  /** Data is data: values of any shape, read by their field. */
  readonly fields?: { readonly [K in FieldOf<M>]?: unknown };
  /** Where the values came from; default `rep`. */
  readonly source?: string;
  readonly note?: string | null;
};
