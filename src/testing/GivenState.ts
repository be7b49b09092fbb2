import type {
  ActionOf,
  AfterWinStageOf,
  ById,
  CheckOf,
  FieldsInput,
  OutcomeOf,
  ProcessOf,
  QuestionOf,
  SalesModelInput,
  SeriesOf,
  StageOf,
  TypeOf,
  VariantOf,
} from '../definition/index.js';
import type { Answer } from '../opportunity/index.js';
import type { InstantInput } from '../values/index.js';

/** What a claim says of an opportunity. What it leaves out is filled in. */
export type GivenState<M extends SalesModelInput = SalesModelInput> = {
  /** Default: the first series that has the stage and the outcome. */
  readonly series?: SeriesOf<M>;
  /** Default: as the kernel chooses it, by what is said here. */
  readonly variant?: VariantOf<M>;
  readonly type?: TypeOf<M>;
  /** Default: the first stage that an opportunity may start in. */
  readonly stage?: StageOf<M> | AfterWinStageOf<M>;
  /** Closed with it; with an after-win stage beside it, or a road behind the win, it stands on that road. */
  readonly outcome?: OutcomeOf<M>;
  /** `null`: it has no value. Fields that are not named are filled in as they are needed. */
  readonly fields?: FieldsInput<M>;
  /** All actions that were completed in this visit, once a mention. */
  readonly done?: readonly ActionOf<M>[];
  /** All processes that are approved. */
  readonly approved?: readonly ProcessOf<M>[];
  /** Questions that are not named are filled in as they are needed. */
  readonly answers?: ById<QuestionOf<M>, Answer>;
  /** Checks that are not named are answered yes. */
  readonly checks?: { readonly [K in CheckOf<M>]?: boolean };
  /** Default 2026-01-05, at midnight UTC. */
  readonly at?: InstantInput;
};

/** Its properties: what else stands there was misspelt. */
export const GIVEN_PROPERTIES: readonly (keyof GivenState)[] = [
  'series',
  'variant',
  'type',
  'stage',
  'outcome',
  'fields',
  'done',
  'approved',
  'answers',
  'checks',
  'at',
];
