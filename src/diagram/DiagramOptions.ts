import type { SalesModelInput, SeriesOf, VariantOf } from '../definition/index.js';
import type { AnyPlan } from '../plan/index.js';

/**
 * How often opportunities went from one place to another, as `stageFlow` counts them; ids of stages and outcomes, or of
 * customer states. From `null`: how many began there, which is no line between two places.
 */
export type MoveCount = { readonly from: string | null; readonly to: string; readonly count: number | bigint };

export type DiagramOptions<M extends SalesModelInput = SalesModelInput, S extends string = SeriesOf<M>> = {
  /** One variant of the series; left out: all its stages. */
  readonly variant?: VariantOf<M, S>;
  /** A language tag, `en` by default. Labels fall back as everywhere; the words between are Chinese for `zh`, else English. */
  readonly language?: string;
  /** Where an opportunity stands now: the id of a stage or an outcome, or of a customer state. */
  readonly current?: string | null;
  /** Rows of one pair add up. A pair that the design has no move for is drawn too, and marked as such. */
  readonly counts?: readonly MoveCount[];
  /**
   * An older plan: what is new, gone, renamed or changed since is marked, and the rest drawn grey. Renames are known as
   * `diffModels` knows them. Of what is gone only the way through it is drawn. A series that it has not is new throughout.
   */
  readonly comparedWith?: AnyPlan;
};
