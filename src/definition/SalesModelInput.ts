import type { Condition } from './Condition.js';
import type { FieldInput } from './FieldInput.js';
import type { Described, ElementInput, Label } from './Label.js';
import type { ProcessInput } from './ProcessInput.js';
import type { ProfileInput } from './ProfileInput.js';
import type { SeriesInput } from './SeriesInput.js';
import type { StageInput } from './StageInput.js';

/** A state of the customer's life cycle. */
export type CustomerStateInput = ElementInput<{
  /** Who needs to tell it apart. */
  readonly neededFor?: readonly ('process' | 'analysis' | 'management')[];
  /** Observed, but kept only as a tag of this state. */
  readonly mergedInto?: string;
}>;

export type RoleInput = ElementInput<{ readonly duty?: 'sales' | 'solution' | 'delivery' | 'service' }>;

export type TeamInput = Described & {
  readonly id: string;
  readonly part?: 'front' | 'middle' | 'back';
  readonly roles: readonly string[];
};

/** `line`: the company's (standard, may gate) or the person's (guides). `element`: of the TAS elements, 2..9. */
export type ActionInput = Label | (Described & { readonly line?: 'company' | 'personal'; readonly element?: number });

export type QuestionInput = ElementInput<{ readonly line?: 'company' | 'personal'; readonly element?: number }>;

export type PlaybookInput = Described & { readonly script?: string; readonly docs?: readonly string[] };

export type GradeInput = Described & {
  readonly id: string;
  readonly when?: Condition;
  /** The process that lifts an opportunity out of this grade. */
  readonly upgrade?: string;
};

/** Types and routes: the first whose condition is yes; without a condition: always. */
export type TypeInput = Described & { readonly id: string; readonly when?: Condition };
export type RouteInput = { readonly when?: Condition; readonly series: string };

/** The records of a sales organisation in the order in which they come to be. */
export type ObjectKind = 'lead' | 'prospect' | 'account' | 'contact' | 'opportunity';
export type ObjectsInput = {
  readonly order: readonly ObjectKind[];
  readonly checks?: readonly { readonly to: ObjectKind; readonly condition: Condition }[];
};

export type PhaseInput = Described & {
  readonly id: string;
  readonly roles: readonly string[];
  /** Stages, and `result` for the result stage. */
  readonly covers?: readonly string[];
  /** `<role>:before-win`, `<role>:after-win`, `<role>`, or `*` for the role. */
  readonly duties?: { readonly [duty: string]: Label };
  readonly value?: Label;
};

/** Why an opportunity is set aside, which dates that needs, and how long before them it wakes. */
export type SuspendReasonInput = ElementInput<{
  readonly needs?: readonly string[];
  readonly wakeLeadDays?: number;
}>;

export type LifecycleInput = {
  readonly suspend?: { readonly reasons: readonly SuspendReasonInput[] };
  readonly void?: { readonly reasons: readonly ElementInput[]; readonly roles?: readonly string[] };
  readonly transfer?: false | { readonly roles?: readonly string[]; readonly reasons?: readonly ElementInput[] };
  readonly assign?: { readonly roles?: readonly string[] };
};

/** Days without progress until a reminder, a warning, and recycling. The first rule whose condition is yes holds. */
export type AgeingInput = {
  readonly when?: Condition;
  readonly remind?: number;
  readonly warn?: number;
  readonly recycle?: number;
  /** Calendar days (default) or business days of the calendar given. */
  readonly count?: 'calendar' | 'business';
};

export type BenchmarkInput = {
  readonly metric: 'conversion' | 'days';
  readonly series: string;
  readonly from: string;
  readonly to: string;
  readonly when?: Condition;
  readonly industry?: number;
  readonly own?: number;
  readonly ownWeight?: number;
};

export type WaiverKind = 'fields' | 'actions' | 'processes' | 'questions' | 'conditions';
export type WaiverInput = {
  readonly role: string;
  readonly kinds: readonly WaiverKind[];
  /** Whether the actor may waive for themself. Default `false`. */
  readonly self?: boolean;
};

export type RelationshipInput = {
  readonly scales?: readonly string[];
  readonly indices?: readonly string[];
  readonly decisionChain?: { readonly minCoverage: number };
};

export type AuditInput = {
  readonly tolerance?: 'zero' | 'warn';
  readonly rules?: readonly string[];
  readonly notify?: readonly string[];
};

/** A sales model as people write it: plain JSON, with a sound default for whatever is left out. */
export type SalesModelInput = Described & {
  readonly format: 'stagewright/1';
  readonly id: string;
  /** A whole number, raised with every change that live opportunities could notice. */
  readonly version: number;
  readonly profile?: ProfileInput;
  readonly customerStates?: readonly CustomerStateInput[];
  readonly roles?: readonly RoleInput[];
  readonly teams?: readonly TeamInput[];
  readonly fields?: { readonly [id: string]: FieldInput };
  readonly actions?: { readonly [id: string]: ActionInput };
  readonly questions?: readonly QuestionInput[];
  /** Questions that only the host can answer, by name. */
  readonly checks?: { readonly [id: string]: Label | Described };
  readonly playbooks?: { readonly [id: string]: PlaybookInput };
  readonly grades?: readonly GradeInput[];
  readonly types?: readonly TypeInput[];
  readonly routing?: readonly RouteInput[];
  readonly objects?: ObjectsInput;
  /** A catalogue of stages that series `use`. */
  readonly stages?: readonly StageInput[];
  readonly series: readonly SeriesInput[];
  readonly processes?: readonly ProcessInput[];
  readonly phases?: readonly PhaseInput[];
  readonly relationship?: RelationshipInput;
  readonly lifecycle?: LifecycleInput;
  readonly ageing?: readonly AgeingInput[];
  /** Whose list a recycled opportunity goes to. Default `pool`. */
  readonly recycleTo?: 'pool' | 'manager';
  /** Sets of fields that together name one opportunity. */
  readonly dedupe?: readonly (readonly string[])[];
  readonly benchmarks?: readonly BenchmarkInput[];
  readonly waivers?: readonly WaiverInput[];
  readonly audit?: AuditInput;
};
