import type { Condition } from './Condition.js';
import type { EffectInput } from './EffectInput.js';
import type { FieldInput, FieldOwner, FieldType } from './FieldInput.js';
import type { Described, Element, Label } from './Label.js';
import type { Keep, OutcomeInput, ResultInput } from './OutcomeInput.js';
import type { ProcessInput } from './ProcessInput.js';
import type {
  GradeInput,
  LifecycleInput,
  PhaseInput,
  RouteInput,
  SalesModelInput,
  TeamInput,
  TypeInput,
  WaiverInput,
} from './SalesModelInput.js';
import type {
  MovesInput,
  ProbabilityInput,
  RollBackRuleInput,
  SeriesInput,
  SkipRuleInput,
  VariantInput,
} from './SeriesInput.js';
import type { AccessInput, StageProperties, StagePurpose } from './StageInput.js';

/** `Base` with the properties of `More` in the place of its own. */
type With<Base, More> = Omit<Base, keyof More> & More;
type Labelled = { readonly label: Label };

export type ActionRequirement = { readonly action: string; readonly times: number };

/** What is needed, every list present. */
export type Requires = {
  readonly fields: readonly string[];
  readonly actions: readonly ActionRequirement[];
  readonly processes: readonly string[];
  readonly questions: readonly string[];
  readonly condition?: Condition;
};

/** An effect in its object form. */
export type EffectDeclaration = Exclude<EffectInput, string>;

export type Field = With<
  FieldInput,
  Labelled & {
    readonly type: FieldType;
    readonly of: FieldOwner;
    readonly core: boolean;
    readonly choices: readonly string[];
  }
>;
export type Action = Described & Labelled & { readonly line?: 'company' | 'personal'; readonly element?: number };
export type Question = Element<Labelled & { readonly line?: 'company' | 'personal'; readonly element?: number }>;
export type CustomerState = Element<
  Labelled & { readonly neededFor: readonly ('process' | 'analysis' | 'management')[]; readonly mergedInto?: string }
>;
export type Role = Element<Labelled & { readonly duty?: 'sales' | 'solution' | 'delivery' | 'service' }>;
export type Reason = Element<Labelled & { readonly parent?: string }>;
export type SuspendReason = Element<Labelled & { readonly needs: readonly string[]; readonly wakeLeadDays: number }>;

export type Stage = With<
  StageProperties,
  Labelled & {
    readonly id: string;
    readonly use?: string;
    readonly aliases: readonly string[];
    readonly purpose: readonly StagePurpose[];
    readonly requires: Requires;
    readonly optional: { readonly actions: readonly ActionRequirement[] };
    readonly auto: boolean;
    readonly mandatory: boolean;
    readonly effects: readonly EffectDeclaration[];
    readonly access?: Required<AccessInput>;
  }
>;
export type Outcome = With<
  OutcomeInput,
  Labelled & {
    readonly from: 'any' | 'last' | readonly string[];
    /** Absent: any text is a reason. */
    readonly reasons?: readonly Reason[];
    readonly requires: Requires;
    readonly tags: readonly string[];
    readonly effects: readonly EffectDeclaration[];
  }
>;
export type OutcomeChange = {
  readonly from: string;
  readonly to: string;
  readonly requires: Requires;
  readonly withinDays?: number;
  readonly roles?: readonly string[];
};
export type Reopen = {
  readonly to?: string;
  readonly withinDays?: number;
  readonly requires: Requires;
  readonly reasonRequired: boolean;
  readonly keep: Keep;
  readonly roles?: readonly string[];
};
export type Result = With<
  ResultInput,
  { readonly outcomes: readonly Outcome[]; readonly changes: readonly OutcomeChange[]; readonly reopen: false | Reopen }
>;
export type SkipRule = With<SkipRuleInput, { readonly reasonRequired: boolean }>;
export type RollBackRule = With<RollBackRuleInput, { readonly reasonRequired: boolean; readonly keep: Keep }>;
export type Moves = {
  readonly skip: Extract<MovesInput['skip'], string> | readonly SkipRule[];
  readonly rollBack: Extract<MovesInput['rollBack'], string> | readonly RollBackRule[];
  readonly repeat: 'forbid' | 'allow' | readonly string[];
};
export type Variant = With<VariantInput, Labelled>;
export type Series = With<
  SeriesInput,
  Labelled & {
    readonly deal: { readonly amount?: string; readonly closeOn?: string };
    readonly types: readonly string[];
    readonly probability: ProbabilityInput;
    readonly moves: Moves;
    readonly stages: readonly Stage[];
    readonly result: Result;
    readonly afterWin: readonly Stage[];
    readonly variants: readonly Variant[];
    readonly settlement: readonly ('monthly' | 'real-time')[];
  }
>;
export type Process = With<
  ProcessInput,
  Labelled & {
    readonly approve: {
      readonly by: readonly string[];
      readonly quorum: 'all' | 'any' | number;
      readonly selfApproval: boolean;
    };
    readonly effect: 'gate' | 'advice';
    readonly after: readonly string[];
    readonly verifies: readonly string[];
    readonly corrects: readonly string[];
    readonly run: 'crm' | 'external';
    readonly recurring: boolean;
  }
>;
export type Lifecycle = {
  readonly suspend: { readonly reasons: readonly SuspendReason[] };
  readonly void: { readonly reasons: readonly Element<Labelled>[]; readonly roles?: readonly string[] };
  readonly transfer: false | { readonly roles?: readonly string[]; readonly reasons?: readonly Element<Labelled>[] };
  readonly assign: NonNullable<LifecycleInput['assign']>;
};

/**
 * A model with every default applied: what `parseSalesModel` returns and a plan holds.
 *
 * It is itself a valid `SalesModelInput`, and completing it again changes nothing. Catalogue stages are written out in
 * their series. Blocks without a default (`profile`, `objects`, …) stay absent where the author left them out.
 */
export type SalesModel = With<
  SalesModelInput,
  Labelled & {
    readonly customerStates: readonly CustomerState[];
    readonly roles: readonly Role[];
    readonly teams: readonly With<TeamInput, Labelled>[];
    readonly fields: { readonly [id: string]: Field };
    readonly actions: { readonly [id: string]: Action };
    readonly questions: readonly Question[];
    readonly checks: { readonly [id: string]: Described & Labelled };
    readonly playbooks: NonNullable<SalesModelInput['playbooks']>;
    readonly grades: readonly With<GradeInput, Labelled>[];
    readonly types: readonly With<TypeInput, Labelled>[];
    readonly routing: readonly RouteInput[];
    readonly stages: readonly Stage[];
    readonly series: readonly Series[];
    readonly processes: readonly Process[];
    readonly phases: readonly With<PhaseInput, Labelled & { readonly covers: readonly string[] }>[];
    readonly lifecycle: Lifecycle;
    readonly ageing: NonNullable<SalesModelInput['ageing']>;
    readonly recycleTo: 'pool' | 'manager';
    readonly dedupe: readonly (readonly string[])[];
    readonly benchmarks: NonNullable<SalesModelInput['benchmarks']>;
    readonly waivers: readonly With<WaiverInput, { readonly self: boolean }>[];
  }
>;
