import type { Condition } from './Condition.js';
import type { References } from './References.js';

/** An action, or an action done so many times in one visit. */
export type ActionRequirementInput<R extends References = References> =
  | R['action']
  | { readonly action: R['action']; readonly times?: number };

/** What must be there before a stage is left forward, or an outcome, change or reopening is allowed. */
export type RequiresInput<R extends References = References> = {
  /** Present and valid. */
  readonly fields?: readonly R['field'][];
  /** Completed in this visit. */
  readonly actions?: readonly ActionRequirementInput<R>[];
  /** Approved (`effect: 'gate'`) or answered (`'advice'`), where they apply. */
  readonly processes?: readonly R['process'][];
  /** Answered yes or no. That the answer be yes is a condition. */
  readonly questions?: readonly R['question'][];
  readonly condition?: Condition<R>;
};
