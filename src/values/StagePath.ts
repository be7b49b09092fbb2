/** How an opportunity gets from one place to another. */
export type MoveKind = 'advance' | 'skip' | 'rollBack' | 'repeat' | 'close' | 'reopen' | 'change';

/**
 * The road of one series as plain data: what statistics need to know of a model, or what a host writes by hand for
 * another CRM's stages.
 */
export type StagePath = {
  /** The series whose road it is, and its variant (`null`: the whole series); left out: of whatever is read. */
  readonly series?: string;
  readonly variant?: string | null;
  /** Stages before the result, in order. */
  readonly stages: readonly string[];
  readonly won: readonly string[];
  readonly lost: readonly string[];
  readonly abandoned: readonly string[];
  /** Stages behind a win, in order. */
  readonly afterWin?: readonly string[];
  /**
   * Which of the stages an opportunity waits in: its clocks stand still, and it counts in the stage that it left. A waiting
   * room is one of `stages` as well.
   */
  readonly parked: readonly string[];
  /** Other names of stages and outcomes, by name the place that each stands for. */
  readonly aliases?: { readonly [name: string]: string };
  /** The moves that the design allows; left out: not known. */
  readonly moves?: { readonly [from: string]: { readonly [to: string]: MoveKind } };
};
