import type { IssueParams } from '../issues/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { BlockerCode } from './BlockerCode.js';

/**
 * The nine elements of managing a pursuit: 2 fill what is required, 3 do what is required, 4 pass the processes,
 * 5 answer for violations, 6 think, 7 analyse, 8 decide, 9 act by plan. (1, decide and act on the data, is the whole.)
 */
const ELEMENTS: { readonly [code in BlockerCode]: number | null } = {
  invalid_event: null,
  model_version_mismatch: null,
  sequence_conflict: null,
  time_runs_backwards: null,
  missing_field: 2,
  invalid_field: 2,
  weaker_source: 2,
  missing_action: 3,
  process_not_raised: 4,
  process_pending: 4,
  process_rejected: 4,
  process_withdrawn: 4,
  process_not_applicable: 4,
  process_order: 4,
  process_already_raised: 4,
  request_outdated: 4,
  move_not_allowed: 5,
  skip_not_allowed: 5,
  skips_mandatory_stage: 5,
  rollback_not_allowed: 5,
  close_required: 5,
  outcome_not_reachable: 5,
  change_not_allowed: 5,
  change_window_over: 5,
  reopen_not_allowed: 5,
  reopen_window_over: 5,
  void_not_allowed: 5,
  role_required: 5,
  self_approval: 5,
  waiver_not_allowed: 5,
  question_open: 6,
  condition_unmet: 7,
  condition_unknown: 7,
  check_failed: 7,
  check_unanswered: 7,
  reason_required: 8,
  reason_unknown: 8,
  date_required: 9,
};

/** The element of a blocker: what the model says of its field, action or question, else that of its code. */
export function elementOf({ definition, fields }: AnyPlan, code: BlockerCode, params: IssueParams): number | null {
  const declared =
    typeof params.field === 'string'
      ? fields.get(params.field)?.element
      : typeof params.action === 'string' && Object.hasOwn(definition.actions, params.action)
        ? definition.actions[params.action]?.element
        : typeof params.question === 'string'
          ? definition.questions.find(({ id }: { id: string }) => id === params.question)?.element
          : undefined;
  return declared ?? ELEMENTS[code];
}
