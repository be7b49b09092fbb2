import type { Json } from '../issues/index.js';
import { isGivenByHand } from '../plan/index.js';
import { block, type Case, impossible, type Step } from './Case.js';
import { gateBlocker } from './checkRequirements.js';
import { checkAccess, checkReason } from './checkRights.js';
import { notHere, standing } from './decideStageMove.js';
import { oneEntry, withEntry } from './entries.js';
import { isOver } from './isOver.js';
import { own } from './own.js';
import { ANY_REASON } from './reasonChoices.js';
import type { MissingInput } from './Verdict.js';

type Decided = (() => Step) | null;

/** An action counts in this visit. The processes that must precede it are asked first. */
export function decideCompleteAction(found: Case): Decided {
  const { opportunity, event, context, plan } = found;
  if (standing(found) === undefined) return notHere(found);
  const action = event.action as string;
  checkAccess(found);
  for (const process of plan.processes.values()) {
    if (process.process.before !== action) continue;
    const blocker = gateBlocker(found, process, `${process.path}.before`);
    found.checklist.push({
      kind: 'process',
      path: `${process.path}.before`,
      met: blocker === null,
      required: true,
      applicable: true,
      params: { process: process.id },
      blocker,
    });
    if (blocker !== null) found.blockers.push(blocker);
  }
  return () => {
    const times = (own(opportunity.visit.actions, action)?.times ?? 0) + 1;
    const completion: Json = { times, at: context.atText, by: context.by.id, result: event.result ?? null };
    return changedActions(
      found,
      withEntry(opportunity.visit.actions as { readonly [action: string]: Json }, action, completion),
    );
  };
}

export function decideRetractAction(found: Case): Decided {
  const { opportunity, event } = found;
  if (standing(found) === undefined) return notHere(found);
  const action = event.action as string;
  const completion = own(opportunity.visit.actions, action);
  if (completion === undefined) return impossible(found, 'move_not_allowed', '', { event: event.type, action });
  checkAccess(found);
  checkReason(found, '', ANY_REASON);
  return () => {
    const { [action]: _retracted, ...others } = opportunity.visit.actions;
    const actions =
      completion.times > 1 ? { ...others, [action]: { ...completion, times: completion.times - 1 } } : others;
    return changedActions(found, actions as Json);
  };
}

function changedActions({ opportunity }: Case, actions: Json): Step {
  return {
    changes: { visit: { ...opportunity.visit, actions } },
    to: opportunity.stage ?? opportunity.outcome,
    effects: [],
  };
}

export function decideAnswerQuestion(found: Case): Decided {
  const { opportunity, event } = found;
  if (standing(found) === undefined) return notHere(found);
  checkAccess(found);
  if (event.answer === undefined)
    found.inputs.push({ name: 'answer', choices: ['yes', 'no', 'unknown'] } satisfies MissingInput);
  return () => ({
    changes: { answers: oneEntry(event.question as string, event.answer ?? 'unknown') },
    to: opportunity.stage ?? opportunity.outcome,
    effects: [],
  });
}

/** A probability given by hand, where the series lets this role give one. */
export function decideSetProbability(found: Case): Decided {
  const { opportunity, event, context, track } = found;
  const { probability } = track.series;
  const path = `${track.path}.probability`;
  if (opportunity.status !== 'open') return notHere(found);
  if (!isGivenByHand(track.series))
    return impossible(found, 'move_not_allowed', path, { event: event.type, mode: probability.mode });
  const { setBy, needsReason = true } = probability as {
    readonly setBy?: readonly string[];
    readonly needsReason?: boolean;
  };
  checkAccess(found);
  if (setBy !== undefined && !setBy.some((role) => context.by.roles.includes(role))) {
    block(found, 'role_required', `${path}.setBy`, { roles: [...setBy] });
  }
  checkReason(found, path, { required: needsReason && event.value !== null, choices: null });
  if (event.value === undefined) found.inputs.push({ name: 'value' });
  const expiresOn = event.expiresOn as string | undefined;
  if (expiresOn !== undefined && event.value !== null && isOver(expiresOn, context.at)) {
    found.inputs.push({ name: 'expiresOn' });
    block(found, 'date_required', path, { expiresOn });
  }
  return () => ({
    changes: {
      probability:
        event.value === null || event.value === undefined
          ? null
          : {
              value: event.value,
              reason: event.reason ?? '',
              by: context.by.id,
              at: context.atText,
              expiresOn: expiresOn ?? null,
            },
    },
    to: opportunity.stage,
    effects: [],
  });
}
