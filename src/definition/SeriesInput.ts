import type { Condition } from './Condition.js';
import type { Described } from './Label.js';
import type { Keep, ResultInput } from './OutcomeInput.js';
import type { StageInput } from './StageInput.js';

/** What "won" means in a series: mandatory, because every rate depends on it. */
export type WonMeaning = 'order-placed' | 'bid-won' | 'contract-signed' | 'paid-in-full';

/** One allowed skip. `from` left out: from every earlier stage. */
export type SkipRuleInput = {
  readonly from?: string;
  readonly to: string;
  readonly when?: Condition;
  /** Default `false`. */
  readonly reasonRequired?: boolean;
};

/** One allowed rollback. `from` left out: from every later stage. */
export type RollBackRuleInput = {
  readonly from?: string;
  readonly to: string;
  readonly when?: Condition;
  /** Default `true`. */
  readonly reasonRequired?: boolean;
  readonly keep?: Keep;
};

/** Moves beside the step forward: default no skip, rollback to the stage before with a reason, no repeat. */
export type MovesInput = {
  readonly skip?: 'forbid' | 'allow' | readonly SkipRuleInput[];
  readonly rollBack?: 'forbid' | 'previous' | 'any' | readonly RollBackRuleInput[];
  readonly repeat?: 'forbid' | 'allow' | readonly string[];
};

/** Where win probabilities come from. Default `{ mode: 'fixed' }`. */
export type ProbabilityInput =
  | { readonly mode: 'fixed'; readonly basis?: 'experience' | 'history' }
  | {
      readonly mode: 'individual';
      /** Roles that may give one; left out: everybody who may act in the stage. */
      readonly setBy?: readonly string[];
      /** Days after which a given probability must be looked at again. */
      readonly reviewDays?: number;
      /** Default `true`. */
      readonly needsReason?: boolean;
      readonly evidence?: readonly string[];
    }
  | {
      readonly mode: 'model';
      readonly factors: readonly string[];
      readonly fallback?: 'fixed' | 'individual';
      readonly setBy?: readonly string[];
      readonly reviewDays?: number;
      readonly needsReason?: boolean;
    };

/** The same series with some stages dropped, chosen once when an opportunity is opened. */
export type VariantInput = Described & {
  readonly id: string;
  readonly when?: Condition;
  readonly drop: readonly string[];
};

/** A large sales goal on the customer's path, cut into stages. */
export type SeriesInput = Described & {
  readonly id: string;
  /** The customer states it leads from and to; both are required once `customerStates` are given. */
  readonly from?: string;
  readonly to?: string;
  readonly won: WonMeaning;
  /** Stages that an opportunity may be opened in; default the first. */
  readonly startIn?: readonly string[];
  /** Which fields are the amount and the expected close date. */
  readonly deal?: { readonly amount?: string; readonly closeOn?: string };
  readonly team?: string;
  readonly types?: readonly string[];
  readonly govern?: 'milestone' | 'action';
  readonly cycleDays?: number;
  readonly dealSize?: 'large' | 'small';
  readonly probability?: ProbabilityInput;
  readonly moves?: MovesInput;
  readonly stages: readonly StageInput[];
  readonly result: ResultInput;
  /** Stages behind a win, when "won" is not the end of the road. */
  readonly afterWin?: readonly StageInput[];
  readonly variants?: readonly VariantInput[];
  readonly settlement?: readonly ('monthly' | 'real-time')[];
};
