import type { Condition } from './Condition.js';
import type { Described, Label } from './Label.js';
import type { References } from './References.js';

export type ProcessKind =
  | 'conversion'
  | 'gate'
  | 'review'
  | 'resource'
  | 'registration'
  | 'upgrade'
  | 'recurring'
  | 'data-change';

/** How a process is answered. */
export type ApproveInput<R extends References = References> = {
  readonly by: readonly R['role'][];
  /** `all` (default): every role once; `any`: the first answer; n: that many persons. */
  readonly quorum?: 'all' | 'any' | number;
  /** Whether the raiser counts. Default `false`. */
  readonly selfApproval?: boolean;
};

/** The five elements of a process description. */
export type ProcessCard = {
  readonly mode?: Label;
  readonly department?: Label;
  readonly post?: Label;
  readonly kpi?: Label;
  readonly description?: Label;
};

/** An approval, review or registration. Its id is an opaque code: nothing is derived from it. */
export type ProcessInput<R extends References = References> = Described & {
  readonly id: string;
  /** Where it may be raised; left out: in any open or after-win stage. */
  readonly stage?: R['stage'];
  /** Only in these series. */
  readonly series?: readonly R['series'][];
  readonly kind?: ProcessKind;
  /** Roles that may raise it; left out: everybody. */
  readonly raise?: readonly R['role'][];
  readonly approve: ApproveInput<R>;
  /** `gate` (default) wants approval, `advice` an answer either way. */
  readonly effect?: 'gate' | 'advice';
  /** Does it apply at all? `no` counts as satisfied. */
  readonly when?: Condition<R>;
  /** May it be raised now? */
  readonly needs?: Condition<R>;
  /** Processes that must be approved (or not apply) before this one is raised. */
  readonly after?: readonly R['process'][];
  /** The action that it must precede. */
  readonly before?: R['action'];
  /** Fields whose present value an approval confirms. */
  readonly verifies?: readonly R['field'][];
  /** Fields that an approval may write. */
  readonly corrects?: readonly R['field'][];
  /** `external`: answered by another system. Default `crm`. */
  readonly run?: 'crm' | 'external';
  /** May be raised again after it was approved; never requested, never a gate by itself. */
  readonly recurring?: boolean;
  readonly card?: ProcessCard;
};
