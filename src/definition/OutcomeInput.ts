import type { EffectInput } from './EffectInput.js';
import type { Described, ElementInput } from './Label.js';
import type { RequiresInput } from './RequiresInput.js';
import type { ForecastCategory } from './StageInput.js';

/** How an opportunity ends in the eyes of statistics. */
export type OutcomeKind = 'won' | 'lost' | 'abandoned';

/** A reason may stand under another one (`parent`), for two-level analyses. */
export type ReasonInput = ElementInput<{ readonly parent?: string }>;

/** One way to close an opportunity in the single result stage. */
export type OutcomeInput = Described & {
  readonly id: string;
  readonly kind: OutcomeKind;
  /** From which stages: default `last` for won, `any` for the others. */
  readonly from?: 'any' | 'last' | readonly string[];
  /** Left out: any text is a reason, and one is still required. */
  readonly reasons?: readonly ReasonInput[];
  readonly requires?: RequiresInput;
  readonly advancesCustomerTo?: string;
  /** Marks for the customer (`customer.tag`), for what is not a state of its own. */
  readonly tags?: readonly string[];
  readonly effects?: readonly EffectInput[];
  readonly forecastCategory?: ForecastCategory;
};

/** A declared correction of the result: lost can turn won, an award can be revoked. */
export type OutcomeChangeInput = {
  readonly from: string;
  readonly to: string;
  readonly requires?: RequiresInput;
  /** Elapsed days since closing, the last instant included. */
  readonly withinDays?: number;
  readonly roles?: readonly string[];
};

/** What a rollback or a reopening keeps: approvals (default), nothing, or also the target's last completions. */
export type Keep = 'approvals' | 'none' | 'all';

/** How a closed opportunity is opened again. */
export type ReopenInput = {
  /** Default: the stage it was closed from. */
  readonly to?: string;
  readonly withinDays?: number;
  readonly requires?: RequiresInput;
  /** Default `false`. */
  readonly reasonRequired?: boolean;
  readonly keep?: Keep;
  readonly roles?: readonly string[];
};

/** The single result stage of a series. */
export type ResultInput = Described & {
  readonly id?: string;
  readonly outcomes: readonly OutcomeInput[];
  readonly changes?: readonly OutcomeChangeInput[];
  readonly reopen?: false | ReopenInput;
};
