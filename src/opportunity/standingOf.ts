import type { BlockerCode } from './BlockerCode.js';
import type { Blocker, MissingInput, Standing } from './Verdict.js';

const STANDINGS: { readonly [code in BlockerCode]?: Standing } = {
  invalid_event: 'invalid',
  model_version_mismatch: 'conflict',
  sequence_conflict: 'conflict',
  time_runs_backwards: 'conflict',
  move_not_allowed: 'impossible',
  skip_not_allowed: 'impossible',
  skips_mandatory_stage: 'impossible',
  rollback_not_allowed: 'impossible',
  close_required: 'impossible',
  outcome_not_reachable: 'impossible',
  change_not_allowed: 'impossible',
  change_window_over: 'impossible',
  reopen_not_allowed: 'impossible',
  reopen_window_over: 'impossible',
  void_not_allowed: 'impossible',
  role_required: 'forbidden',
  self_approval: 'forbidden',
  reason_required: 'needs_input',
  reason_unknown: 'needs_input',
  date_required: 'needs_input',
};

const ORDER: readonly Standing[] = ['invalid', 'conflict', 'impossible', 'forbidden', 'blocked', 'needs_input'];

/** The first standing that holds; a code that is not listed blocks. */
export function standingOf(blockers: readonly Blocker[], inputs: readonly MissingInput[]): Standing {
  if (blockers.length === 0) return inputs.length === 0 ? 'ready' : 'needs_input';
  let first = ORDER.length;
  for (const { code } of blockers) first = Math.min(first, ORDER.indexOf(STANDINGS[code] ?? 'blocked'));
  return ORDER[first] ?? 'blocked';
}
