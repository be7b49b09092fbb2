import type { Condition } from './Condition.js';
import type { Described } from './Label.js';
import type { Keep, ResultInput } from './OutcomeInput.js';
import type { References } from './References.js';
import type { StageInput } from './StageInput.js';

/** What "won" means in a series: mandatory, because every rate depends on it. */
export type WonMeaning = 'order-placed' | 'bid-won' | 'contract-signed' | 'paid-in-full';

/** One allowed skip. `from` left out: from every earlier stage. */
export type SkipRuleInput<R extends References = References> = {
  readonly from?: R['openStage'];
  readonly to: R['openStage'];
  readonly when?: Condition<R>;
  /** Default `false`. */
  readonly reasonRequired?: boolean;
};

/** One allowed rollback. `from` left out: from every later stage. */
export type RollBackRuleInput<R extends References = References> = {
  readonly from?: R['openStage'];
  readonly to: R['openStage'];
  readonly when?: Condition<R>;
  /** Default `true`. */
  readonly reasonRequired?: boolean;
  readonly keep?: Keep;
};

/** Moves beside the step forward: default no skip, rollback to the stage before with a reason, no repeat. */
export type MovesInput<R extends References = References> = {
  readonly skip?: 'forbid' | 'allow' | readonly SkipRuleInput<R>[];
  readonly rollBack?: 'forbid' | 'previous' | 'any' | readonly RollBackRuleInput<R>[];
  readonly repeat?: 'forbid' | 'allow' | readonly R['openStage'][];
};

/** Where win probabilities come from. Default `{ mode: 'fixed' }`. */
export type ProbabilityInput<R extends References = References> =
  | { readonly mode: 'fixed'; readonly basis?: 'experience' | 'history' }
  | {
      readonly mode: 'individual';
      /** Roles that may give one; left out: everybody who may act in the stage. */
      readonly setBy?: readonly R['role'][];
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
      readonly setBy?: readonly R['role'][];
      readonly reviewDays?: number;
      readonly needsReason?: boolean;
    };

/** The same series with some stages dropped, chosen once when an opportunity is opened. */
export type VariantInput<R extends References = References> = Described & {
  readonly id: string;
  readonly when?: Condition<R>;
  readonly drop: readonly R['stage'][];
};

/** A large sales goal on the customer's path, cut into stages. */
export type SeriesInput<R extends References = References> = Described & {
  readonly id: string;
  /** The customer states it leads from and to; both are required once `customerStates` are given. */
  readonly from?: R['customerState'];
  readonly to?: R['customerState'];
  readonly won: WonMeaning;
  /** Stages that an opportunity may be opened in; default the first. */
  readonly startIn?: readonly R['openStage'][];
  /** Which fields are the amount and the expected close date. */
  readonly deal?: { readonly amount?: R['field']; readonly closeOn?: R['field'] };
  readonly team?: R['team'];
  readonly types?: readonly R['type'][];
  readonly govern?: 'milestone' | 'action';
  readonly cycleDays?: number;
  readonly dealSize?: 'large' | 'small';
  readonly probability?: ProbabilityInput<R>;
  readonly moves?: MovesInput<R>;
  readonly stages: readonly StageInput<R>[];
  readonly result: ResultInput<R>;
  /** Stages behind a win, when "won" is not the end of the road. */
  readonly afterWin?: readonly StageInput<R>[];
  readonly variants?: readonly VariantInput<R>[];
  readonly settlement?: readonly ('monthly' | 'real-time')[];
};
