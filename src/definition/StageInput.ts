import type { EffectInput } from './EffectInput.js';
import type { Described } from './Label.js';
import type { References } from './References.js';
import type { ActionRequirementInput, RequiresInput } from './RequiresInput.js';

/** What a stage is for: to show progress, to forecast, to guide action, to trigger processes. */
export type StagePurpose = 'progress' | 'forecast' | 'guidance' | 'process';

/** Salesforce's and HubSpot's five, in one spelling. */
export type ForecastCategory = 'omitted' | 'pipeline' | 'best-case' | 'commit' | 'closed';

/** Roles that may act in a stage (`own`, `edit`) or only look (`view`). A stage without it is open to everybody. */
export type AccessInput<R extends References = References> = {
  readonly own?: readonly R['role'][];
  readonly edit?: readonly R['role'][];
  readonly view?: readonly R['role'][];
};

/** The properties of a stage, without its name. */
export type StageProperties<R extends References = References> = Described & {
  /** Names of this stage in other systems, for imports. */
  readonly aliases?: readonly string[];
  readonly purpose?: readonly StagePurpose[];
  /** How long a visit is meant to last, in days. */
  readonly targetDays?: number;
  /** Assumed in advance, 0..1. */
  readonly winProbability?: number;
  readonly forecastCategory?: ForecastCategory;
  readonly requires?: RequiresInput<R>;
  /** Actions worth doing here that never block. */
  readonly optional?: { readonly actions?: readonly ActionRequirementInput<R>[] };
  /** Advances by itself when an event in the visit meets its last open requirement. */
  readonly auto?: boolean;
  /** Cannot be skipped. */
  readonly mandatory?: boolean;
  /** The customer state reached when the stage is left forward. */
  readonly advancesCustomerTo?: R['customerState'];
  readonly effects?: readonly EffectInput<R>[];
  readonly playbook?: R['playbook'];
  readonly access?: AccessInput<R>;
};

/** A stage written out, or one of the catalogue (`use`) with whole properties replaced. */
export type StageInput<R extends References = References> = StageProperties<R> & {
  readonly id?: string;
  readonly use?: R['catalogueStage'];
};
