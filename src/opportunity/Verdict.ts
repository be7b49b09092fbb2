import type {
  ActionOf,
  AfterWinStageOf,
  CheckOf,
  FieldOf,
  OutcomeOf,
  PlaybookInput,
  ProcessOf,
  QuestionOf,
  SalesModelInput,
  StageOf,
} from '../definition/index.js';
import type { Issue, Json } from '../issues/index.js';
import type { BlockerCode } from './BlockerCode.js';
import type { EventDraft } from './Event.js';
import type { Remedy } from './Remedy.js';

/** The first of these that holds, in this order. */
export type Standing = 'invalid' | 'conflict' | 'impossible' | 'forbidden' | 'blocked' | 'needs_input' | 'ready';

/** One reason why not. */
export type Blocker<M extends SalesModelInput = SalesModelInput> = Issue<BlockerCode> & {
  readonly params: {
    readonly field?: FieldOf<M>;
    readonly action?: ActionOf<M>;
    readonly process?: ProcessOf<M>;
    readonly question?: QuestionOf<M>;
    readonly check?: CheckOf<M>;
    readonly role?: string;
  };
  /** Of the TAS elements, 2..9; `null` where the fault lies in the call. */
  readonly element: number | null;
  /** The event that would remove it, where one can. */
  readonly remedy: Remedy<M> | null;
};

/** One requirement, met or not. */
export type ChecklistItem<M extends SalesModelInput = SalesModelInput> = {
  readonly kind: 'field' | 'action' | 'process' | 'question' | 'condition' | 'right';
  /** Where the model asks for it. */
  readonly path: string;
  readonly met: boolean;
  /** Optional actions are listed and never block. */
  readonly required: boolean;
  /** A process whose `when` is no: satisfied. */
  readonly applicable: boolean;
  readonly params: { readonly [name: string]: Json };
  readonly blocker: Blocker<M> | null;
};

/** What the event still lacks, with the choices that the model allows. */
export type MissingInput = {
  readonly name:
    | 'reason'
    | 'followUpOn'
    | 'expiresOn'
    | 'to'
    | 'outcome'
    | 'owner'
    | 'series'
    | 'values'
    | 'answer'
    | 'value';
  readonly choices?: readonly string[];
};

/** Whether an event may happen, with everything that speaks for and against it. */
export type Verdict<M extends SalesModelInput = SalesModelInput> = {
  readonly allowed: boolean;
  readonly standing: Standing;
  readonly checklist: readonly ChecklistItem<M>[];
  readonly blockers: readonly Blocker<M>[];
  readonly inputs: readonly MissingInput[];
  /** Of the stage worked in. */
  readonly playbook?: PlaybookInput;
};

export type Target<M extends SalesModelInput = SalesModelInput> =
  | { readonly stage: StageOf<M> | AfterWinStageOf<M> }
  | { readonly outcome: OutcomeOf<M> };

/** A verdict with the event it is about. */
export type Move<M extends SalesModelInput = SalesModelInput> = Verdict<M> & {
  /** `null`: it leads to no stage or outcome (suspend, void). */
  readonly to: Target<M> | null;
  /** With its `inputs` filled in, `parseEvent` makes it one to apply. */
  readonly event: EventDraft<M>;
};
