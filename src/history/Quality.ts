import type { Json } from '../issues/index.js';
import type { NumberReading } from '../values/index.js';
import type { StageHistory } from './StageHistory.js';

/**
 * What becomes of rows that cannot be right, unless a policy says otherwise. `told` speaks of no row of its own.
 *
 * A row is counted under every kind that it is kept with, and under the first kind that excludes it.
 */
export const QUALITY_KINDS = {
  /** No id of an opportunity: blank, or what has no text of its own (a record, a list, `NaN`). */
  missing_id: 'exclude',
  /** It throws where it is read: a getter or a proxy of the host. */
  unreadable_row: 'exclude',
  /** No date where an instant belongs. */
  missing_date: 'exclude',
  /** An instant that is none: a form that is not read, or a day that does not exist. */
  unparsable_date: 'exclude',
  /** A number that counts no milliseconds since 1970, or digits in a text: seconds, a serial number of Excel, `20240115`. */
  numeric_date: 'exclude',
  /** A local time without a zone to read it in, or one that its zone has twice or never. */
  ambiguous_date: 'exclude',
  /** The zero of the epoch, a year up to 1901 or from 2100, or one of `sentinels`: a stand-in for *none*. */
  sentinel_date: 'exclude',
  /** Later than the rows were taken out (`extractedAt`). */
  after_extract: 'exclude',
  /** No stage where one belongs. Kept, it is as an unknown one. */
  missing_stage: 'exclude',
  /** Neither a place of the path nor an alias. Kept, it is an event in no place: the stay before it lasts until the next place that is known. */
  unknown_stage: 'exclude',
  /** A place of the path or an alias but for the blanks around it, as which it is read. */
  stage_with_blanks: 'keep',
  /** Of another series or variant than the path's: on its road a dropped stage would count as passed. */
  other_variant: 'exclude',
  /** Of an opportunity that went on in another series or variant: in this one it waits from then on. */
  transferred: 'told',
  /** The same in every column as another row. */
  duplicate_row: 'exclude',
  /** Neither place nor amount, close date or reason is another than before. */
  no_change_of_stage: 'keep',
  /** The stay of the row ends (`until`) before it begins. */
  exit_before_entry: 'keep',
  /** The duration of the row is below zero. */
  negative_duration: 'keep',
  /** A stand-in for *none* as the end of a stay: it is still open. */
  sentinel_end: 'keep',
  /** The end of the stay of the row is no instant, or its duration no number; nothing is held against it. */
  unparsable_end: 'keep',
  /** An amount, and nowhere its currency; the row is kept without an amount. */
  missing_currency: 'keep',
  /** The currency of an amount is none; the row is kept without an amount. */
  unknown_currency: 'keep',
  /** No decimal of its currency; the row is kept without an amount. */
  unparsable_amount: 'keep',
  /** No date; the row is kept without an expected close. */
  unparsable_close_date: 'keep',
  /** A stand-in for *none*, as `sentinel_date` has it; the row is kept without an expected close. */
  sentinel_close_date: 'keep',
  /** When it became known cannot be read; taken as known when it happened. */
  unparsable_recorded_at: 'keep',
  /** The order within an instant is no number; the row is kept as if nobody said it. */
  unparsable_seq: 'keep',
  /** An import that is closed, and nobody knows when: kept, it counts on the day that was assumed. */
  close_date_unknown: 'keep',
  /** The place that a row comes from is not where the row before it led. */
  broken_chain: 'keep',
  /** After a close the opportunity stands in a stage again: reopened, or entered late. */
  event_after_end: 'keep',
  /** Nothing but the order of input says which of several events of one instant came first. */
  order_of_input_kept: 'keep',
  /** A change of something else than the attributes whose changes are read. */
  unknown_attribute: 'exclude',
  /** A change of an opportunity of which no row tells. */
  change_without_rows: 'exclude',
  /** The second table says another value than the last change led to; the change counts. */
  attribute_not_as_changed: 'told',
  /** A column that is named and that no row has; what it was named for is said nowhere. */
  unknown_column: 'told',
  /** Two values of one attribute for one opportunity; the last counts. */
  conflicting_attribute: 'told',
  /** An opportunity of the second table of which no row tells. */
  opportunity_without_rows: 'told',
  /** An opportunity of the rows that the second table does not have. */
  opportunity_without_attributes: 'told',
  /** A row of the second table without an id of an opportunity. */
  opportunity_without_id: 'told',
  /** A record or a list where a text belongs, as the value of an attribute or as a reason; read as none. */
  unparsable_text: 'told',
} as const;

export type QualityKind = keyof typeof QUALITY_KINDS;

/** Of these nothing would be left to keep. */
const NEVER_KEPT = [
  'missing_id',
  'unreadable_row',
  'missing_date',
  'unparsable_date',
  'numeric_date',
  'ambiguous_date',
  'unknown_attribute',
  'change_without_rows',
] as const satisfies readonly QualityKind[];

/** Here nothing is wrong with a row of its own. */
const NEVER_EXCLUDED = ['order_of_input_kept', 'sentinel_end'] as const satisfies readonly QualityKind[];

type Told = {
  [kind in QualityKind]: (typeof QUALITY_KINDS)[kind] extends 'told' ? kind : never;
}[QualityKind];

/**
 * What becomes of each kind: `refuse` all rows with an issue, `exclude` such rows, or `keep` them. All are counted. Rows
 * without an id or an instant cannot be kept; where there is nothing to leave out, nothing can be excluded.
 */
export type QualityPolicy = {
  readonly [kind in QualityKind]?: kind extends (typeof NEVER_KEPT)[number]
    ? 'refuse' | 'exclude'
    : kind extends Told | (typeof NEVER_EXCLUDED)[number]
      ? 'refuse' | 'keep'
      : 'refuse' | 'exclude' | 'keep';
};

/** What a policy may say of a kind. */
export const actionsOf = (kind: QualityKind): readonly string[] => [
  'refuse',
  ...(QUALITY_KINDS[kind] === 'told' || isOneOf(NEVER_EXCLUDED, kind) ? [] : ['exclude']),
  ...(isOneOf(NEVER_KEPT, kind) ? [] : ['keep']),
];

const isOneOf = (kinds: readonly string[], kind: string) => kinds.includes(kind);

export type QualityProblem = {
  readonly code: QualityKind;
  readonly count: number;
  /** `told`: no row of its own, as an opportunity of the second table. */
  readonly action: 'excluded' | 'kept' | 'told';
  /** The first few: the value that could not be read, the id, or the column. */
  readonly samples: readonly Json[];
  /** Of `numeric_date` and `unparsable_close_date`: what the numbers look like (`epoch_seconds`, `excel_serial`), in order of appearance. */
  readonly readings?: readonly NumberReading[];
  /** Of `unknown_column`: the columns that were likely meant. */
  readonly nearest?: readonly string[];
};

/** What cannot be right in the rows, counted by kind with a few samples. `rows` = `kept` + all that is `excluded`. */
export type Quality = {
  readonly rows: number;
  readonly kept: number;
  readonly problems: readonly QualityProblem[];
  /** The same of the changes of attributes, where such were read. */
  readonly changes?: Omit<Quality, 'changes'>;
};

export type Read<A extends string> = { readonly history: StageHistory<A>; readonly quality: Quality };
