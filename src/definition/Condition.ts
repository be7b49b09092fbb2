import type { Json } from '../issues/index.js';

/** Comparisons of one field; several in one object must all hold. */
export type FieldCondition = {
  readonly field: string;
  /** Has a value (`true`), has none (`false`). Never unknown. */
  readonly present?: boolean;
  /** The value is of the field's type and passes its check. Unknown without a value. */
  readonly valid?: boolean;
  readonly eq?: Json;
  readonly ne?: Json;
  readonly in?: readonly Json[];
  /** Numbers, amounts of money in major units, and dates (`'2026-03-31'`) are ordered. */
  readonly gt?: number | string;
  readonly gte?: number | string;
  readonly lt?: number | string;
  readonly lte?: number | string;
  /** A date from today (the UTC day of the instant decided) to this many days later, both included. */
  readonly withinDays?: number;
};

/**
 * A question put to an opportunity, in closed operators: data, never code.
 *
 * Its answer is yes, no or unknown. `all` is no if one is no, else unknown if one is unknown; `any` is yes if one is
 * yes, else unknown if one is unknown; `not` of unknown is unknown; an empty `all` is yes, an empty `any` no.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FieldCondition
  /** Completed in this visit of the stage, at least `times` times (once). Never unknown. */
  | { readonly action: string; readonly times?: number }
  /** `raised`: in any state but withdrawn. Otherwise unknown until answered. */
  | { readonly process: string; readonly is: 'raised' | 'approved' | 'rejected' }
  /** Unknown while unanswered, or answered "unknown". */
  | { readonly question: string; readonly is: 'yes' | 'no' }
  /** The stage was entered at least once. Never unknown. */
  | { readonly stageVisited: string }
  /** Answered by the host in each call; unknown without an answer. */
  | { readonly check: string };
