import type { Json } from '../issues/index.js';
import type { References } from './References.js';

/** Comparisons of one field; several in one object must all hold. */
export type FieldCondition<R extends References = References> = {
  readonly field: R['conditionField'];
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
export type Condition<R extends References = References> =
  | { readonly all: readonly Condition<R>[] }
  | { readonly any: readonly Condition<R>[] }
  | { readonly not: Condition<R> }
  | FieldCondition<R>
  /** Completed in this visit of the stage, at least `times` times (once). Never unknown. */
  | { readonly action: R['action']; readonly times?: number }
  /** `raised`: in any state but withdrawn. Otherwise unknown until answered. */
  | { readonly process: R['process']; readonly is: 'raised' | 'approved' | 'rejected' }
  /** Unknown while unanswered, or answered "unknown". */
  | { readonly question: R['question']; readonly is: 'yes' | 'no' }
  /** The stage was entered at least once. Never unknown. */
  | { readonly stageVisited: R['stage'] }
  /** Answered by the host in each call; unknown without an answer. */
  | { readonly check: R['check'] };
