import type { Json } from '../issues/index.js';
import type { ProcessPlan } from '../plan/index.js';
import { block, type Case, impossible, type Step } from './Case.js';
import { checkReason, holdsAny } from './checkRights.js';
import { writeApproved } from './decideFields.js';
import { notHere } from './decideStageMove.js';
import { oneEntry } from './entries.js';
import { processEntry } from './evaluateCondition.js';
import { isRaisedHere } from './isRaisedHere.js';
import { isWorkedOn } from './isWorkedOn.js';
import type { ProcessEntry, Vote } from './Opportunity.js';
import { checkRaise, raiseProcess } from './raiseProcess.js';
import { ANY_REASON } from './reasonChoices.js';
import { gateRemedy } from './remedies.js';

type Decided = (() => Step) | null;

const place = ({ opportunity }: Case) => opportunity.stage ?? opportunity.outcome;

function processOf({ plan, event }: Case): ProcessPlan | undefined {
  return plan.processes.get(event.process as string);
}

/** `stage` says where a process may be raised; without it, in any open or after-win stage. */
export function decideRaiseProcess(found: Case): Decided {
  const { opportunity, event } = found;
  const plan = processOf(found);
  if (plan === undefined || !isWorkedOn(opportunity)) return notHere(found);
  const { process } = plan;
  if (!isRaisedHere(found, plan)) {
    const params = { event: event.type, process: plan.id };
    const where = process.kind === 'conversion' ? { object: 'lead' } : { stage: process.stage ?? null };
    return impossible(found, 'move_not_allowed', plan.path, { ...params, ...where });
  }
  if (process.series && !process.series.includes(opportunity.series)) {
    return impossible(found, 'process_not_applicable', `${plan.path}.series`, { process: plan.id });
  }
  checkRaise(found, plan);
  return () => {
    const { processes, effect } = raiseProcess(found, plan, (event.values ?? {}) as { readonly [field: string]: Json });
    return { changes: { processes }, to: place(found), effects: [effect] };
  };
}

export function decideWithdrawProcess(found: Case): Decided {
  const { opportunity, event, context } = found;
  const plan = processOf(found);
  const entry = plan && processEntry(found, plan.id);
  if (plan === undefined || opportunity.status === 'voided') return notHere(found);
  if (entry?.status !== 'pending') {
    return impossible(found, 'move_not_allowed', plan.path, {
      event: event.type,
      process: plan.id,
      state: entry?.status ?? 'not_raised',
    });
  }
  const { raise } = plan.process;
  if (context.by.id !== entry.raisedBy && raise !== undefined && !holdsAny(context.by, raise)) {
    block(found, 'role_required', `${plan.path}.raise`, { process: plan.id, roles: [...raise] });
  }
  checkReason(found, plan.path, ANY_REASON);
  return () => ({
    changes: { processes: oneEntry(plan.id, { ...entry, status: 'withdrawn' } as Json) },
    to: place(found),
    effects: [],
  });
}

/** An approval or a rejection of the open request: one vote, and what the quorum makes of it. */
export function decideAnswerProcess(found: Case): Decided {
  const { opportunity, event, context } = found;
  const plan = processOf(found);
  if (plan === undefined || opportunity.status === 'voided') return notHere(found);
  const entry = processEntry(found, plan.id);
  if (entry === undefined) {
    return impossible(
      found,
      'process_not_raised',
      plan.path,
      { process: plan.id },
      gateRemedy(found, plan) ?? undefined,
    );
  }
  if (entry.status !== 'pending' || (event.request !== undefined && event.request !== entry.request)) {
    return impossible(found, 'request_outdated', plan.path, {
      process: plan.id,
      request: event.request ?? entry.request,
      open: entry.status === 'pending' ? entry.request : null,
      ...(entry.status === 'pending' ? {} : { status: entry.status }),
    });
  }
  const answer = event.type === 'approveProcess' ? 'approve' : 'reject';
  const { by: approvers, quorum, selfApproval } = plan.process.approve;
  const answered = new Set(entry.votes.flatMap(({ roles }) => roles));
  const carries = context.by.system === true && plan.process.run === 'external';
  const roles = approvers.filter(
    (role) => context.by.roles.includes(role) && !(quorum === 'all' && answered.has(role)),
  );
  const hasVoted = holdsAny(context.by, approvers) && entry.votes.some(({ by }) => by === context.by.id);
  // Under `all` every role answers once, under n every person.
  const isCounted = typeof quorum === 'number' && hasVoted;
  if (!carries && (context.by.system === true || roles.length === 0 || isCounted)) {
    const open = approvers.filter((role) => quorum !== 'all' || !answered.has(role));
    const params = { process: plan.id, roles: open };
    const path = `${plan.path}.approve.by`;
    block(found, 'role_required', path, hasVoted ? { ...params, answeredBy: context.by.id } : params);
  }
  if (!carries && !selfApproval && context.by.id === entry.raisedBy) {
    block(found, 'self_approval', `${plan.path}.approve.selfApproval`, { process: plan.id, by: context.by.id });
  }
  return () => {
    const vote: Vote = {
      by: context.by.id,
      roles,
      answer,
      at: context.atText,
      reason: (event.reason ?? null) as string | null,
    };
    const votes = [...entry.votes, vote];
    const status = carries ? (answer === 'approve' ? 'approved' : 'rejected') : afterVote(plan, votes);
    const proposed = { ...entry.proposed, ...(event.values as { readonly [field: string]: Json } | undefined) };
    const next: ProcessEntry = { ...entry, status, proposed, votes };
    const fields = status === 'approved' ? writeApproved(found, plan, proposed) : {};
    return {
      changes: { processes: oneEntry(plan.id, next as Json), ...(Object.keys(fields).length > 0 ? { fields } : {}) },
      to: place(found),
      effects: [],
    };
  };
}

/** `any`: the first answer decides. `all` and n: one rejection rejects; every role, or n persons, approve. */
function afterVote({ process }: ProcessPlan, votes: readonly Vote[]): ProcessEntry['status'] {
  const { by, quorum } = process.approve;
  if (votes.some(({ answer }) => answer === 'reject')) return 'rejected';
  if (quorum === 'any') return 'approved';
  if (typeof quorum === 'number') return new Set(votes.map((vote) => vote.by)).size >= quorum ? 'approved' : 'pending';
  const approved = new Set(votes.flatMap(({ roles }) => roles));
  return by.every((role) => approved.has(role)) ? 'approved' : 'pending';
}
