import { ADVANCE, type MoveRule, passesMandatory, REPEAT, ROLL_BACK, SKIP, type StagePlan } from '../plan/index.js';
import { type Case, impossible, type Step } from './Case.js';
import { checkRequirements, meetsAll } from './checkRequirements.js';
import { checkAccess, checkReason } from './checkRights.js';
import { effectsOfStage, REVIEW } from './declaredEffects.js';
import { enterStage } from './enterStage.js';
import { isWorkedOn } from './isWorkedOn.js';
import { unpark } from './unpark.js';

type Decided = (() => Step) | null;

/** The stage worked in, where the opportunity is open or on the road behind a win. */
export function standing({ opportunity, stage }: Case): StagePlan | undefined {
  return isWorkedOn(opportunity) ? stage : undefined;
}

/** A move that there is not in this status. One that there is where work goes on asks for a parked opportunity to be taken back. */
export function notHere(found: Case, remedy = unpark(found.opportunity)): null {
  const { status } = found.opportunity;
  return impossible(found, 'move_not_allowed', '', { event: found.event.type, status }, remedy ?? undefined);
}

const kindAt = ({ track }: Case, from: number, to: number) => track.moves[from * track.size + to];

export function decideAdvance(found: Case): Decided {
  const from = standing(found);
  if (from === undefined) return notHere(found);
  const { track } = found;
  const next = track.stages[from.index + 1];
  if (!from.afterWin && from.index === track.open - 1) {
    return impossible(found, 'close_required', from.path, { stage: from.id }, { type: 'close' });
  }
  checkAccess(found);
  checkRequirements(found, from.requirements);
  checkRequirements(found, from.optional);
  if (next === undefined) return () => finishRoad(found, from);
  if (kindAt(found, from.index, next.index) !== ADVANCE) return notHere(found);
  return () => leaveForward(found, from, next, []);
}

/** The road behind the win is finished: closed, with no stage. */
function finishRoad(found: Case, from: StagePlan): Step {
  return {
    changes: { stage: null, stageEnteredAt: found.context.atText },
    to: found.opportunity.outcome,
    effects: effectsOfStage(from),
  };
}

function leaveForward(found: Case, from: StagePlan, to: StagePlan, skipped: readonly string[]): Step {
  return { changes: enterStage(found, found.track, to), to: to.id, skipped, effects: effectsOfStage(from) };
}

export function decideSkip(found: Case): Decided {
  const { track, event } = found;
  const from = standing(found);
  if (from === undefined || from.afterWin) return notHere(found);
  if (event.to === undefined) {
    const targets = track.stages.filter(({ index }) => kindAt(found, from.index, index) === SKIP);
    if (targets.length === 0)
      return impossible(found, 'skip_not_allowed', `${track.path}.moves.skip`, { from: from.id });
    found.inputs.push({ name: 'to', choices: targets.map(({ id }) => id) });
    checkAccess(found);
    checkRequirements(found, from.requirements);
    return null;
  }
  const to = track.stages[track.stageIndex.get(event.to as string) ?? -1];
  const params = { from: from.id, to: event.to };
  if (to === undefined || to.afterWin || to.index <= from.index) {
    const dropped = to === undefined ? { variant: track.variant } : {};
    const { id: series } = track.series;
    return impossible(found, 'move_not_allowed', '', { event: 'skip', series, ...params, ...dropped });
  }
  if (kindAt(found, from.index, to.index) !== SKIP) {
    const between = track.stages.slice(from.index + 1, to.index);
    const mandatory = between.filter(({ stage }) => stage.mandatory).map(({ id }) => id);
    return passesMandatory(track, from.index, to.index)
      ? impossible(found, 'skips_mandatory_stage', `${track.path}.stages.${mandatory[0]}`, {
          ...params,
          stages: mandatory,
        })
      : impossible(found, 'skip_not_allowed', `${track.path}.moves.skip`, params);
  }
  checkAccess(found);
  checkRequirements(found, from.requirements);
  checkRule(found, from.index, to.index);
  return () =>
    leaveForward(
      found,
      from,
      to,
      track.stages.slice(from.index + 1, to.index).map(({ id }) => id),
    );
}

export function decideRollBack(found: Case): Decided {
  const { track, event } = found;
  const from = standing(found);
  if (from === undefined) return notHere(found);
  const to =
    event.to === undefined
      ? track.stages[from.index - 1]
      : track.stages[track.stageIndex.get(event.to as string) ?? -1];
  const path = `${track.path}.moves.rollBack`;
  const params = { from: from.id, to: to?.id ?? null };
  if (to === undefined || kindAt(found, from.index, to.index) !== ROLL_BACK)
    return impossible(found, 'rollback_not_allowed', path, params);
  checkAccess(found);
  const rule = checkRule(found, from.index, to.index);
  return () => ({
    changes: enterStage(found, track, to, rule?.keep),
    to: to.id,
    effects: found.plan.definition.customerStates.length > 0 ? [REVIEW] : [],
  });
}

export function decideRepeat(found: Case): Decided {
  const from = standing(found);
  if (from === undefined) return notHere(found);
  if (kindAt(found, from.index, from.index) !== REPEAT)
    return impossible(found, 'move_not_allowed', `${found.track.path}.moves.repeat`, {
      event: 'repeat',
      from: from.id,
    });
  checkAccess(found);
  return () => ({ changes: enterStage(found, found.track, from), to: from.id, effects: [] });
}

/** The rule that a move goes by: the first whose condition is yes; where none is, the first tells what it wants. */
function checkRule(found: Case, from: number, to: number): MoveRule | undefined {
  const rules = found.track.rules.get(from * found.track.size + to) ?? [];
  const rule = rules.find(({ requirements }) => requirements.length === 0 || meetsAll(found, requirements)) ?? rules[0];
  if (rule === undefined) return undefined;
  checkRequirements(found, rule.requirements);
  checkReason(found, rule.path, { required: rule.reasonRequired, choices: null });
  return rule;
}
