import type { Condition } from './Condition.js';

/** An action, or an action done so many times in one visit. */
export type ActionRequirementInput = string | { readonly action: string; readonly times?: number };

/** What must be there before a stage is left forward, or an outcome, change or reopening is allowed. */
export type RequiresInput = {
  /** Present and valid. */
  readonly fields?: readonly string[];
  /** Completed in this visit. */
  readonly actions?: readonly ActionRequirementInput[];
  /** Approved (`effect: 'gate'`) or answered (`'advice'`), where they apply. */
  readonly processes?: readonly string[];
  /** Answered yes or no. That the answer be yes is a condition. */
  readonly questions?: readonly string[];
  readonly condition?: Condition;
};
