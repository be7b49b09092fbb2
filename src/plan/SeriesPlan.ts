import type { Condition, Keep, Outcome, Series, Stage } from '../definition/index.js';
import type { ProcessPlan } from './ProcessPlan.js';

/** A series with a track per variant, built when first asked for (`trackOf`). */
export type SeriesPlan = {
  readonly id: string;
  readonly path: string;
  readonly series: Series;
  /** Every stage of the series, dropped ones included: what an event may name. */
  readonly stageIds: ReadonlySet<string>;
  readonly outcomeIds: ReadonlySet<string>;
  /** Filled by `trackOf`; `null` is the series without a variant. */
  readonly tracks: Map<string | null, Track>;
};

/** One series × variant: its stages in order, its outcomes, and the table of moves between them. */
export type Track = {
  readonly series: Series;
  readonly path: string;
  readonly variant: string | null;
  /** Stages before the result, then after-win stages. */
  readonly stages: readonly StagePlan[];
  /** How many of `stages` stand before the result. */
  readonly open: number;
  /** Stages that the variant leaves out. */
  readonly dropped: ReadonlySet<string>;
  readonly stageIndex: ReadonlyMap<string, number>;
  readonly outcomes: readonly OutcomePlan[];
  readonly outcomeIndex: ReadonlyMap<string, number>;
  /** Columns of `moves`: stages, then outcomes. */
  readonly size: number;
  /** Kinds of moves, from × to (`MOVE_KINDS`); 0 where there is none. */
  readonly moves: Uint8Array;
  /** The rules of skips and rollbacks in order, by cell of `moves`; the first whose condition is yes holds. */
  readonly rules: ReadonlyMap<number, readonly MoveRule[]>;
  /** Indices of the stages that an opportunity may be opened in. */
  readonly startIn: readonly number[];
  /** Where a reopening leads unless the event says otherwise; `null`: the stage closed from. */
  readonly reopenTo: number | null;
};

export type MoveRule = {
  readonly path: string;
  readonly reasonRequired: boolean;
  readonly keep: Keep;
  readonly requirements: readonly Requirement[];
};

export type StagePlan = {
  readonly id: string;
  readonly index: number;
  readonly path: string;
  readonly stage: Stage;
  readonly afterWin: boolean;
  readonly requirements: readonly Requirement[];
  readonly optional: readonly Requirement[];
  /** Processes that become due here: raised here, asked for here, or standing before an action listed here. */
  readonly processes: readonly ProcessPlan[];
  /** Whether a move with `keep: 'all'` may lead back here, so that completions are kept. */
  readonly keepsActions: boolean;
};

export type OutcomePlan = {
  readonly index: number;
  readonly path: string;
  readonly outcome: Outcome;
  readonly requirements: readonly Requirement[];
  readonly reasons: ReadonlySet<string> | null;
};

/** One thing asked for, with its place in the model. A condition is split at its outer `all`. */
export type Requirement =
  | { readonly kind: 'field'; readonly path: string; readonly field: string }
  | {
      readonly kind: 'action';
      readonly path: string;
      readonly action: string;
      readonly times: number;
      readonly required: boolean;
    }
  | { readonly kind: 'process'; readonly path: string; readonly process: ProcessPlan }
  | { readonly kind: 'question'; readonly path: string; readonly question: string }
  | { readonly kind: 'condition'; readonly path: string; readonly condition: Condition };
