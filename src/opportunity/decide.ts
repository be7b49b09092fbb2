import type { Json } from '../issues/index.js';
import { type AnyPlan, trackOf } from '../plan/index.js';
import { applyWaivers, type UsedWaiver } from './applyWaivers.js';
import { block, type Case, createBlocker, type Step } from './Case.js';
import {
  decideAnswerQuestion,
  decideCompleteAction,
  decideRetractAction,
  decideSetProbability,
} from './decideActions.js';
import { decideSetFields } from './decideFields.js';
import { decideAssign, decideRecycle, decideResume, decideSuspend, decideVoid } from './decideParking.js';
import { decideAnswerProcess, decideRaiseProcess, decideWithdrawProcess } from './decideProcess.js';
import { decideChangeOutcome, decideClose, decideReopen } from './decideResult.js';
import { decideAdvance, decideRepeat, decideRollBack, decideSkip } from './decideStageMove.js';
import { decideTransfer } from './decideTransfer.js';
import type { EventType } from './Event.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { ReadContext, WrongContext } from './ReadContext.js';
import { type PlainEvent, readEvent } from './readEvent.js';
import { stageWorkedIn } from './stageWorkedIn.js';
import { standingOf } from './standingOf.js';
import { tellMisspelt } from './tellMisspelt.js';
import { toJson } from './toJson.js';
import type { Blocker, MissingInput, Verdict } from './Verdict.js';

/** An event decided: the verdict, and the step that it allows. */
export type Decision = {
  readonly verdict: Verdict;
  /** The event as it is stored, whether or not it may happen. */
  readonly event: PlainEvent;
  readonly found: Case | null;
  readonly step: Step | null;
  readonly waived: readonly UsedWaiver[];
  /** The event's id was seen before. */
  readonly repeated: boolean;
};

const DECIDERS: { readonly [type in EventType]: (found: Case) => (() => Step) | null } = {
  advance: decideAdvance,
  skip: decideSkip,
  rollBack: decideRollBack,
  repeat: decideRepeat,
  close: decideClose,
  changeOutcome: decideChangeOutcome,
  reopen: decideReopen,
  suspend: decideSuspend,
  resume: decideResume,
  recycle: decideRecycle,
  assign: decideAssign,
  transfer: decideTransfer,
  void: decideVoid,
  setFields: decideSetFields,
  completeAction: decideCompleteAction,
  retractAction: decideRetractAction,
  answerQuestion: decideAnswerQuestion,
  raiseProcess: decideRaiseProcess,
  withdrawProcess: decideWithdrawProcess,
  approveProcess: decideAnswerProcess,
  rejectProcess: decideAnswerProcess,
  setProbability: decideSetProbability,
};

export type DecideOptions = {
  /** A draft may lack its own data; a complete event may not. */
  readonly draft: boolean;
  /** An automatic move needs no right and takes no waiver. */
  readonly automatic?: boolean;
};

/**
 * Decides one event. The order of the checks is part of the contract: the event's shape, model and version, a repeated
 * id, the sequence, time, whether the move exists from here; each of these answers alone. Then rights, requirements
 * and the event's own data, all of them.
 */
export function decide(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  input: unknown,
  context: ReadContext | WrongContext,
  options: DecideOptions,
): Decision {
  const series = plan.series.get(opportunity.series) ?? null;
  const shape = readEvent(plan, series, input);
  if (!shape.ok) {
    return alone(
      toPlainEvent(input),
      shape.faults.map(({ path, params }) => createBlocker({ plan }, 'invalid_event', path, params)),
    );
  }
  const { event, missing, invalidValues } = shape.read;
  if (!options.draft && missing.length > 0) {
    return alone(
      event,
      missing.map((property) => createBlocker({ plan }, 'invalid_event', property, { missing: property })),
    );
  }
  if ('wrong' in context) {
    const { path, params } = context.wrong;
    return alone(event, [createBlocker({ plan }, 'invalid_event', path, params)]);
  }

  const track = trackOf(plan, opportunity.series, opportunity.variant);
  const { model } = opportunity;
  if (model.id !== plan.id || model.version !== plan.version || track === undefined) {
    const params = { model: model.id, version: model.version, expectedModel: plan.id, expectedVersion: plan.version };
    return alone(event, [createBlocker({ plan }, 'model_version_mismatch', 'model', params)]);
  }
  if (event.id !== undefined) {
    const seen = opportunity.recentEvents.find(({ id }) => id === event.id);
    if (seen?.type === event.type) return { ...alone(event, []), repeated: true };
    if (seen !== undefined) {
      return alone(event, [createBlocker({ plan }, 'invalid_event', 'id', { id: seen.id, seenAs: seen.type })]);
    }
  }
  if (context.expectedSeq !== undefined && context.expectedSeq !== opportunity.seq) {
    return alone(event, [
      createBlocker({ plan }, 'sequence_conflict', 'seq', { expected: context.expectedSeq, actual: opportunity.seq }),
    ]);
  }
  if (context.atText < opportunity.updatedAt) {
    return alone(event, [
      createBlocker({ plan }, 'time_runs_backwards', 'at', { at: context.atText, last: opportunity.updatedAt }),
    ]);
  }

  const found: Case = {
    plan,
    track,
    opportunity,
    context,
    event,
    stage: stageWorkedIn(track, opportunity),
    reads: { facts: {}, checks: {} },
    checklist: [],
    blockers: [],
    inputs: [],
  };
  const take = DECIDERS[event.type](found);
  // A draft that lacks its own data asks for it; a move that does not exist from here has its blocker alone.
  const exists = take !== null || found.inputs.length > 0;
  if (exists) {
    for (const invalid of invalidValues) block(found, 'invalid_field', `values.${invalid.field}`, invalid);
  }
  const waived = exists && options.automatic !== true ? applyWaivers(found) : [];
  tellMisspelt(found);
  const verdict = verdictOf(found.blockers, found.inputs, found);
  return { verdict, event, found, step: verdict.allowed && take !== null ? take() : null, waived, repeated: false };
}

function verdictOf(blockers: readonly Blocker[], inputs: readonly MissingInput[], found: Case | null): Verdict {
  const standing = standingOf(blockers, inputs);
  const playbookId = found?.stage?.stage.playbook;
  const playbook = playbookId === undefined ? undefined : found?.plan.definition.playbooks[playbookId];
  const verdict = { allowed: standing === 'ready', standing, checklist: found?.checklist ?? [], blockers, inputs };
  return playbook === undefined ? verdict : { ...verdict, playbook };
}

/** A check that answers alone. */
function alone(event: PlainEvent, blockers: readonly Blocker[]): Decision {
  return { verdict: verdictOf(blockers, [], null), event, found: null, step: null, waived: [], repeated: false };
}

/** What was sent, as far as it can be kept beside a refusal. */
function toPlainEvent(input: unknown): PlainEvent {
  const json = toJson(input);
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return (isObject ? json : { type: 'unknown', value: json }) as PlainEvent & { readonly [key: string]: Json };
}
