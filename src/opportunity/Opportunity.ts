import type {
  ActionOf,
  AfterWinStageOf,
  ById,
  FieldOf,
  FieldValues,
  OutcomeKind,
  OutcomeOf,
  ProcessOf,
  QuestionOf,
  SalesModelInput,
  SeriesOf,
  StageOf,
} from '../definition/index.js';
import type { Json } from '../issues/index.js';

export type Status = 'open' | 'suspended' | 'pooled' | 'won' | 'lost' | 'abandoned' | 'voided';

/** How often an action was completed in a visit, and the last completion. */
export type Completion = { readonly times: number; readonly at: string; readonly by: string; readonly result: Json };

/** One stay in a stage. */
export type Visit<Actions = ById<string, Completion>> = {
  readonly number: number;
  /** Where the ageing clock starts; later than the entry after an import or an assignment from the pool. */
  readonly clockFrom: string | null;
  /** Time suspended in this visit since `clockFrom`, in milliseconds: the sum of `suspensions`. */
  readonly parkedMs: number;
  /** Each suspension since `clockFrom` that is over, oldest first: what ageing leaves out after a later activity. */
  readonly suspensions: readonly { readonly from: string; readonly to: string }[];
  readonly actions: Actions;
};

export type Answer = 'yes' | 'no' | 'unknown';

export type FieldEntry<V = Json> = {
  readonly value: V;
  readonly source: string;
  readonly at: string;
  readonly by: string;
};

export type Vote = {
  readonly by: string;
  readonly roles: readonly string[];
  readonly answer: 'approve' | 'reject';
  readonly at: string;
  readonly reason: string | null;
};

/** The last round of a process. `proposed` holds the field values that an approval would write. */
export type ProcessEntry = {
  readonly round: number;
  readonly request: string;
  readonly status: 'pending' | 'approved' | 'rejected' | 'withdrawn';
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly proposed: { readonly [field: string]: Json };
  readonly votes: readonly Vote[];
};

/** A probability given by hand; it stands until replaced, cleared, expired, or closed. */
export type ManualProbability = {
  readonly value: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly expiresOn: string | null;
};

/**
 * An opportunity: plain JSON, every key always present, `null` for nothing; stored and sent as it is.
 *
 * A `type` alias, so that it is assignable to the JSON types of database libraries.
 */
export type Opportunity<M extends SalesModelInput = SalesModelInput> = {
  readonly format: 'stagewright.opportunity/1';
  readonly id: string;
  readonly model: { readonly id: string; readonly version: number };
  readonly series: SeriesOf<M>;
  readonly variant: string | null;
  readonly type: string | null;
  readonly status: Status;
  readonly stage: StageOf<M> | AfterWinStageOf<M> | null;
  readonly outcome: OutcomeOf<M> | null;
  readonly reason: string | null;
  readonly owner: string | null;
  /** Rises by one with every record, automatic moves included; the first record is 1. */
  readonly seq: number;
  readonly openedAt: string;
  readonly updatedAt: string;
  /** `null`: entered before it was imported, nobody knows when. */
  readonly stageEnteredAt: string | null;
  readonly visit: Visit<ById<ActionOf<M>, Completion>>;
  /** How often each stage was entered. */
  readonly visited: { readonly [stage: string]: number };
  readonly fields: FieldEntries<M>;
  readonly answers: ById<QuestionOf<M>, Answer>;
  readonly processes: ById<ProcessOf<M>, ProcessEntry>;
  /** The round for which each process was last requested of the host. */
  readonly requested: { readonly [process: string]: number };
  /** Completions of the last visit of stages that a move with `keep: 'all'` may lead back to. */
  readonly kept: { readonly [stage: string]: { readonly [action: string]: Completion } };
  readonly probability: ManualProbability | null;
  readonly parked: {
    readonly reason: string | null;
    readonly followUpOn: string | null;
    readonly since: string;
  } | null;
  readonly closing: {
    readonly outcome: OutcomeOf<M>;
    readonly kind: OutcomeKind;
    readonly reason: string | null;
    readonly note: string | null;
    readonly at: string;
    readonly fromStage: StageOf<M> | null;
  } | null;
  /** The last 32 event ids, oldest first. */
  readonly recentEvents: readonly { readonly id: string; readonly type: string }[];
};

/** The values of all fields, each with where it came from. */
export type FieldEntries<M extends SalesModelInput> =
  string extends FieldOf<M>
    ? { readonly [field: string]: FieldEntry }
    : { readonly [K in FieldOf<M>]?: FieldEntry<Exclude<FieldValues<M>[K], undefined>> };

/** An opportunity of whatever model: ids are plain strings, and every opportunity is one. What the kernel works on. */
// biome-ignore lint/suspicious/noExplicitAny: the opportunity of every model must fit.
export type AnyOpportunity = Opportunity<any>;
