import type { Process } from '../definition/index.js';

/** A process, where it stands in the model, and who waits for it. */
export type ProcessPlan = {
  readonly id: string;
  readonly path: string;
  readonly process: Process;
  /** Processes that name this one in `after`. */
  readonly dependants: readonly string[];
};
