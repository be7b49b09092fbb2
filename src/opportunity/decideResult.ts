import type { Json } from '../issues/index.js';
import { CLOSE, type OutcomePlan, REOPEN, requirementsOf } from '../plan/index.js';
import { type Case, impossible, type Step } from './Case.js';
import { checkRequirements } from './checkRequirements.js';
import { checkAccess, checkReason, checkRoles } from './checkRights.js';
import { notHere } from './decideStageMove.js';
import { effectsOfOutcome, effectsOfStage, REVIEW } from './declaredEffects.js';
import { enterStage, keptActions } from './enterStage.js';
import { reopensUpTo } from './reopensUpTo.js';

type Decided = (() => Step) | null;

const MS_PER_DAY = 86_400_000;

export function decideClose(found: Case): Decided {
  const { opportunity, track, event, stage: from } = found;
  const { status } = opportunity;
  const isParked = status === 'suspended' || status === 'pooled';
  if (from === undefined || from.afterWin || !(status === 'open' || isParked)) return notHere(found);
  if (event.outcome === undefined) {
    const all = track.outcomes.filter(
      ({ index }) => track.moves[from.index * track.size + track.stages.length + index] === CLOSE,
    );
    if (all.length === 0) return impossible(found, 'outcome_not_reachable', from.path, { stage: from.id });
    // A win is not taken out of a park: it is resumed or assigned first.
    const reachable = isParked ? all.filter(({ outcome }) => outcome.kind !== 'won') : all;
    if (reachable.length === 0) return notHere(found);
    found.inputs.push({ name: 'outcome', choices: reachable.map(({ outcome }) => outcome.id) }, { name: 'reason' });
    checkAccess(found);
    return null;
  }
  const target = track.outcomes[track.outcomeIndex.get(event.outcome as string) ?? -1];
  if (target === undefined) return notHere(found);
  const { outcome } = target;
  const isWon = outcome.kind === 'won';
  if (isWon && isParked) return notHere(found);
  const between = isWon ? track.stages.slice(from.index + 1, track.open) : [];
  if (track.moves[from.index * track.size + track.stages.length + target.index] !== CLOSE) {
    const mandatory = between.filter(({ stage }) => stage.mandatory).map(({ id }) => id);
    const named = outcome.from === 'any' || (outcome.from !== 'last' && outcome.from.includes(from.id));
    const params = { from: from.id, outcome: outcome.id };
    return named && mandatory.length > 0
      ? impossible(found, 'skips_mandatory_stage', `${track.path}.stages.${mandatory[0]}`, {
          ...params,
          stages: mandatory,
        })
      : impossible(found, 'outcome_not_reachable', `${target.path}.from`, params);
  }
  checkAccess(found);
  if (isWon) checkRequirements(found, from.requirements);
  checkRequirements(found, target.requirements);
  checkReason(found, `${target.path}.reasons`, { required: true, choices: target.reasons });
  return () => {
    const step = reach(found, target, { fromStage: from.id, note: event.note ?? null });
    if (!isWon) return step;
    const skipped = between.map(({ id }) => id);
    return { changes: step.changes, to: step.to, skipped, effects: [...effectsOfStage(from), ...step.effects] };
  };
}

/** Reaches an outcome: the result, or for a win the first stage of the road behind it. */
function reach(
  found: Case,
  { outcome }: OutcomePlan,
  closing: { readonly fromStage: Json; readonly note: Json },
): Step {
  const { context, event, track } = found;
  const reason = (event.reason ?? null) as string | null;
  const afterWin = outcome.kind === 'won' ? track.stages[track.open] : undefined;
  const kept = keptActions(found.opportunity, track);
  const changes: { [key: string]: Json } =
    afterWin !== undefined ? enterStage(found, track, afterWin) : { stage: null, stageEnteredAt: context.atText };
  if (kept !== null) changes.kept = kept;
  changes.status = outcome.kind;
  changes.outcome = outcome.id;
  changes.reason = reason;
  changes.probability = null;
  changes.parked = null;
  const { fromStage, note } = closing;
  changes.closing = { outcome: outcome.id, kind: outcome.kind, reason, note, at: context.atText, fromStage };
  return { changes, to: afterWin?.id ?? outcome.id, effects: effectsOfOutcome(outcome) };
}

/** Closed, or on the road behind a win. */
const isClosed = ({ opportunity }: Case) => opportunity.closing !== null && opportunity.status !== 'voided';

/** Elapsed 24-hour days, the last instant included: the kernel knows no time zone. */
function windowIsOver({ opportunity, context }: Case, withinDays: number | undefined): boolean {
  if (withinDays === undefined || opportunity.closing === null) return false;
  return context.at - Date.parse(opportunity.closing.at) > withinDays * MS_PER_DAY;
}

export function decideChangeOutcome(found: Case): Decided {
  const { opportunity, track, event, plan } = found;
  const { closing } = opportunity;
  if (!isClosed(found) || closing === null) return notHere(found, null);
  const { changes } = track.series.result;
  const declared = changes.filter(({ from }) => from === closing.outcome);
  if (event.to === undefined) {
    if (declared.length === 0)
      return impossible(found, 'change_not_allowed', `${track.path}.result.changes`, { from: closing.outcome });
    found.inputs.push({ name: 'to', choices: declared.map(({ to }) => to) }, { name: 'reason' });
    return null;
  }
  const at = changes.findIndex(({ from, to }) => from === closing.outcome && to === event.to);
  const change = changes[at];
  const target = track.outcomes[track.outcomeIndex.get(event.to as string) ?? -1];
  const path = `${track.path}.result.changes`;
  const params = { from: closing.outcome, to: event.to };
  if (change === undefined || target === undefined) return impossible(found, 'change_not_allowed', path, params);
  const { withinDays } = change;
  if (windowIsOver(found, withinDays)) {
    return impossible(found, 'change_window_over', `${path}.${at}.withinDays`, {
      ...params,
      withinDays: withinDays ?? null,
      closedAt: closing.at,
    });
  }
  checkRoles(found, change.roles, `${path}.${at}.roles`);
  checkRequirements(found, requirementsOf(change.requires, `${path}.${at}.requires`, plan.processes));
  checkReason(found, `${target.path}.reasons`, { required: true, choices: target.reasons });
  return () => {
    const step = reach(found, target, { fromStage: closing.fromStage, note: null });
    const losesWin =
      closing.kind === 'won' && target.outcome.kind !== 'won' && plan.definition.customerStates.length > 0;
    return losesWin ? { ...step, effects: [...step.effects, REVIEW] } : step;
  };
}

export function decideReopen(found: Case): Decided {
  const { opportunity, track, event, plan } = found;
  const { closing } = opportunity;
  const { reopen } = track.series.result;
  const path = `${track.path}.result.reopen`;
  if (!isClosed(found) || closing === null) return notHere(found, null);
  if (reopen === false) return impossible(found, 'reopen_not_allowed', path, { outcome: closing.outcome });
  const closedFrom = closing.fromStage === null ? undefined : track.stageIndex.get(closing.fromStage);
  const index = event.to === undefined ? (track.reopenTo ?? closedFrom ?? 0) : track.stageIndex.get(event.to as string);
  const to = track.stages[index ?? -1];
  const outcomeRow = (track.stages.length + (track.outcomeIndex.get(closing.outcome) ?? 0)) * track.size;
  if (to === undefined || to.index > reopensUpTo(track, closing) || track.moves[outcomeRow + to.index] !== REOPEN) {
    return impossible(found, 'reopen_not_allowed', path, { outcome: closing.outcome, to: event.to ?? null });
  }
  if (windowIsOver(found, reopen.withinDays)) {
    return impossible(found, 'reopen_window_over', `${path}.withinDays`, {
      withinDays: reopen.withinDays ?? null,
      closedAt: closing.at,
    });
  }
  checkRoles(found, reopen.roles, `${path}.roles`);
  checkRequirements(found, requirementsOf(reopen.requires, `${path}.requires`, plan.processes));
  checkReason(found, path, { required: reopen.reasonRequired, choices: null });
  return () => {
    const changes = enterStage(found, track, to, reopen.keep);
    changes.outcome = null;
    changes.reason = null;
    changes.closing = null;
    return { changes, to: to.id, effects: plan.definition.customerStates.length > 0 ? [REVIEW] : [] };
  };
}
