import type { Issue } from '../issues/index.js';

/** The one shape of every report: what was counted, how, within which bounds, as of when, and what was left out. Plain JSON. */
export type Measured<T, K extends string = string> = {
  /** The definition in words that stay the same, with its variant: `winRate/closedDuring/closed`. */
  readonly method: string;
  readonly asOf: string;
  /** The zone of its dates and periods. */
  readonly zone: string;
  /**
   * What it is of, by the names of the options that said so: periods as `[from, to]` (half-open), instants, stages, days,
   * rates; numbers that hold where none is given too. What stands deeper is named by its way: `age.quantile`,
   * `inStage.byStage.lead`, `start.USD`. Text as it was given: a date is one of `zone`. With `method` and `asOf` a report can
   * be asked for again; the tables that it took (`activities`, `standards`, the days of a calendar) are the host's to keep.
   */
  readonly bounds: { readonly [option: string]: string | number | readonly string[] };
  /** Opportunities in the population. */
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  /**
   * What to mind; in every report `recorded_at_assumed`, where the history does not say of all when they became known, and
   * `period_not_over`, where a period in which something is counted ends after `asOf`.
   */
  readonly warnings: readonly Issue[];
  readonly total: T;
  readonly groups: readonly { readonly key: { readonly [P in K]: string | null }; readonly value: T }[];
};
