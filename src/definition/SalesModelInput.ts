import type { Condition } from './Condition.js';
import type { FieldInput } from './FieldInput.js';
import type { Described, ElementInput, Label } from './Label.js';
import type { ProcessInput } from './ProcessInput.js';
import type { ProfileInput } from './ProfileInput.js';
import type { References } from './References.js';
import type { SeriesInput } from './SeriesInput.js';
import type { StageInput } from './StageInput.js';

/** A state of the customer's life cycle. */
export type CustomerStateInput<R extends References = References> = ElementInput<{
  /** Who needs to tell it apart. */
  readonly neededFor?: readonly ('process' | 'analysis' | 'management')[];
  /** Observed, but kept only as a tag of this state. */
  readonly mergedInto?: R['customerState'];
}>;

export type RoleInput = ElementInput<{ readonly duty?: 'sales' | 'solution' | 'delivery' | 'service' }>;

export type TeamInput<R extends References = References> = Described & {
  readonly id: string;
  readonly part?: 'front' | 'middle' | 'back';
  readonly roles: readonly R['role'][];
};

/** `line`: the company's (standard, may gate) or the person's (guides). `element`: of the TAS elements, 2..9. */
export type ActionInput = Label | (Described & { readonly line?: 'company' | 'personal'; readonly element?: number });

export type QuestionInput = ElementInput<{ readonly line?: 'company' | 'personal'; readonly element?: number }>;

export type PlaybookInput = Described & { readonly script?: string; readonly docs?: readonly string[] };

export type GradeInput<R extends References = References> = Described & {
  readonly id: string;
  readonly when?: Condition<R>;
  /** The process that lifts an opportunity out of this grade. */
  readonly upgrade?: R['process'];
};

/** Types and routes: the first whose condition is yes; without a condition: always. */
export type TypeInput<R extends References = References> = Described & {
  readonly id: string;
  readonly when?: Condition<R>;
};
export type RouteInput<R extends References = References> = {
  readonly when?: Condition<R>;
  readonly series: R['series'];
};

/** The records of a sales organisation in the order in which they come to be. */
export type ObjectKind = 'lead' | 'prospect' | 'account' | 'contact' | 'opportunity';
export type ObjectsInput<R extends References = References> = {
  readonly order: readonly ObjectKind[];
  readonly checks?: readonly { readonly to: ObjectKind; readonly condition: Condition<R> }[];
};

export type PhaseInput<R extends References = References> = Described & {
  readonly id: string;
  readonly roles: readonly R['role'][];
  /** Stages, and `result` for the result stage. */
  readonly covers?: readonly (R['stage'] | 'result')[];
  /** `<role>:before-win`, `<role>:after-win`, `<role>`, or `*` for the role. */
  readonly duties?: { readonly [duty: string]: Label };
  readonly value?: Label;
};

/** Why an opportunity is set aside, which dates that needs, and how long before them it wakes. */
export type SuspendReasonInput<R extends References = References> = ElementInput<{
  readonly needs?: readonly R['field'][];
  readonly wakeLeadDays?: number;
}>;

export type LifecycleInput<R extends References = References> = {
  readonly suspend?: { readonly reasons: readonly SuspendReasonInput<R>[] };
  readonly void?: { readonly reasons: readonly ElementInput[]; readonly roles?: readonly R['role'][] };
  readonly transfer?: false | { readonly roles?: readonly R['role'][]; readonly reasons?: readonly ElementInput[] };
  readonly assign?: { readonly roles?: readonly R['role'][] };
};

/** Days without progress until a reminder, a warning, and recycling. The first rule whose condition is yes holds. */
export type AgeingInput<R extends References = References> = {
  readonly when?: Condition<R>;
  readonly remind?: number;
  readonly warn?: number;
  readonly recycle?: number;
  /** Calendar days (default) or business days of the calendar given. */
  readonly count?: 'calendar' | 'business';
};

export type BenchmarkInput<R extends References = References> = {
  readonly metric: 'conversion' | 'days';
  readonly series: R['series'];
  readonly from: R['stage'] | R['outcome'];
  readonly to: R['stage'] | R['outcome'];
  readonly when?: Condition<R>;
  readonly industry?: number;
  readonly own?: number;
  readonly ownWeight?: number;
};

export type WaiverKind = 'fields' | 'actions' | 'processes' | 'questions' | 'conditions';
export type WaiverInput<R extends References = References> = {
  readonly role: R['role'];
  readonly kinds: readonly WaiverKind[];
  /** Whether the actor may waive for themself. Default `false`. */
  readonly self?: boolean;
};

export type RelationshipInput = {
  readonly scales?: readonly string[];
  readonly indices?: readonly string[];
  readonly decisionChain?: { readonly minCoverage: number };
};

export type AuditInput<R extends References = References> = {
  readonly tolerance?: 'zero' | 'warn';
  readonly rules?: readonly string[];
  readonly notify?: readonly R['role'][];
};

/**
 * A sales model as people write it: plain JSON, with a sound default for whatever is left out.
 *
 * `R` says what its parts may name, and `Series` is its list of series: any text and any series, save where
 * `defineSalesModel` holds a literal model against what that model itself declares.
 */
export type SalesModelInput<
  R extends References = References,
  Series extends readonly unknown[] = readonly SeriesInput<R>[],
> = Described & {
  readonly format: 'stagewright/1';
  readonly id: string;
  /** A whole number, raised with every change that live opportunities could notice. */
  readonly version: number;
  readonly profile?: ProfileInput;
  readonly customerStates?: readonly CustomerStateInput<R>[];
  readonly roles?: readonly RoleInput[];
  readonly teams?: readonly TeamInput<R>[];
  readonly fields?: { readonly [id: string]: FieldInput<R> };
  readonly actions?: { readonly [id: string]: ActionInput };
  readonly questions?: readonly QuestionInput[];
  /** Questions that only the host can answer, by name. */
  readonly checks?: { readonly [id: string]: Label | Described };
  readonly playbooks?: { readonly [id: string]: PlaybookInput };
  readonly grades?: readonly GradeInput<R>[];
  readonly types?: readonly TypeInput<R>[];
  readonly routing?: readonly RouteInput<R>[];
  readonly objects?: ObjectsInput<R>;
  /** A catalogue of stages that series `use`. */
  readonly stages?: readonly StageInput<R>[];
  readonly series: Series;
  readonly processes?: readonly ProcessInput<R>[];
  readonly phases?: readonly PhaseInput<R>[];
  readonly relationship?: RelationshipInput;
  readonly lifecycle?: LifecycleInput<R>;
  readonly ageing?: readonly AgeingInput<R>[];
  /** Whose list a recycled opportunity goes to. Default `pool`. */
  readonly recycleTo?: 'pool' | 'manager';
  /** Sets of fields that together name one opportunity. */
  readonly dedupe?: readonly (readonly R['conditionField'][])[];
  readonly benchmarks?: readonly BenchmarkInput<R>[];
  readonly waivers?: readonly WaiverInput<R>[];
  readonly audit?: AuditInput<R>;
};
