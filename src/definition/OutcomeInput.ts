import type { EffectInput } from './EffectInput.js';
import type { Described, ElementInput } from './Label.js';
import type { References } from './References.js';
import type { RequiresInput } from './RequiresInput.js';
import type { ForecastCategory } from './StageInput.js';

/** How an opportunity ends in the eyes of statistics. */
export type OutcomeKind = 'won' | 'lost' | 'abandoned';

/** A reason may stand under another one (`parent`), for two-level analyses. */
export type ReasonInput<R extends References = References> = ElementInput<{ readonly parent?: R['reason'] }>;

/** One way to close an opportunity in the single result stage. */
export type OutcomeInput<R extends References = References> = Described & {
  readonly id: string;
  readonly kind: OutcomeKind;
  /** From which stages: default `last` for won, `any` for the others. */
  readonly from?: 'any' | 'last' | readonly R['openStage'][];
  /** Left out: any text is a reason, and one is still required. */
  readonly reasons?: readonly ReasonInput<R>[];
  readonly requires?: RequiresInput<R>;
  readonly advancesCustomerTo?: R['customerState'];
  /** Marks for the customer (`customer.tag`), for what is not a state of its own. */
  readonly tags?: readonly string[];
  readonly effects?: readonly EffectInput<R>[];
  readonly forecastCategory?: ForecastCategory;
};

/** A declared correction of the result: lost can turn won, an award can be revoked. */
export type OutcomeChangeInput<R extends References = References> = {
  readonly from: R['outcome'];
  readonly to: R['outcome'];
  readonly requires?: RequiresInput<R>;
  /** Elapsed days since closing, the last instant included. */
  readonly withinDays?: number;
  readonly roles?: readonly R['role'][];
};

/** What a rollback or a reopening keeps: approvals (default), nothing, or also the target's last completions. */
export type Keep = 'approvals' | 'none' | 'all';

/** How a closed opportunity is opened again. */
export type ReopenInput<R extends References = References> = {
  /** Default: the stage it was closed from. */
  readonly to?: R['openStage'];
  readonly withinDays?: number;
  readonly requires?: RequiresInput<R>;
  /** Default `false`. */
  readonly reasonRequired?: boolean;
  readonly keep?: Keep;
  readonly roles?: readonly R['role'][];
};

/** The single result stage of a series. */
export type ResultInput<R extends References = References> = Described & {
  readonly id?: string;
  readonly outcomes: readonly OutcomeInput<R>[];
  readonly changes?: readonly OutcomeChangeInput<R>[];
  readonly reopen?: false | ReopenInput<R>;
};
