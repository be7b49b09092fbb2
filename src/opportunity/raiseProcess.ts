import type { Json } from '../issues/index.js';
import type { ProcessPlan } from '../plan/index.js';
import { conditionRequirements } from '../plan/index.js';
import { block, type Case, type EffectBody, type PlainDraft } from './Case.js';
import { checkRequirements, gateBlocker } from './checkRequirements.js';
import { holdsAny } from './checkRights.js';
import { oneEntry } from './entries.js';
import { processApplies, processEntry } from './evaluateCondition.js';
import { isSpent } from './isRaisedHere.js';
import { unknownBlocker } from './unknownBlocker.js';

/** Whether a process may be raised now: its role, that it applies, its `needs`, its predecessors, its last round. */
export function checkRaise(found: Case, plan: ProcessPlan, at = plan.path): void {
  const { id, process, path } = plan;
  const { by } = found.context;
  const mayRaise =
    process.raise === undefined || holdsAny(by, process.raise) || (by.system === true && process.run === 'external');
  if (!mayRaise) block(found, 'role_required', `${path}.raise`, { process: id, roles: [...(process.raise ?? [])] });
  const applies = processApplies(found, plan);
  if (applies === 'no') block(found, 'process_not_applicable', at, { process: id });
  if (applies === 'unknown') found.blockers.push(unknownBlocker(found, process.when, `${path}.when`, { process: id }));
  checkRequirements(found, conditionRequirements(process.needs, `${path}.needs`));
  process.after.forEach((predecessor, index) => {
    const before = found.plan.processes.get(predecessor);
    const blocker = before && gateBlocker(found, before, `${path}.after.${index}`);
    if (!blocker) return;
    // Of what only advises any answer will do.
    const wanted = before.process.effect === 'advice' ? {} : { is: 'approved' };
    const remedy = blocker.remedy === null ? undefined : (blocker.remedy as PlainDraft);
    block(found, 'process_order', blocker.path, { process: predecessor, before: id, ...wanted }, remedy);
  });
  const entry = processEntry(found, id);
  if (entry === undefined || (entry.status !== 'pending' && !isSpent(found, plan))) return;
  const { request, status } = entry;
  const settled = status === 'approved' ? { state: status } : {};
  block(found, 'process_already_raised', at, { process: id, request, status, ...settled });
}

/** A new round with a request id of its own, so that an answer to an older one cannot count. */
export function raiseProcess(
  found: Case,
  { id, process }: ProcessPlan,
  proposed: { readonly [field: string]: Json },
): { readonly processes: { readonly [process: string]: Json }; readonly effect: EffectBody } {
  const { opportunity, context } = found;
  const round = (processEntry(found, id)?.round ?? 0) + 1;
  const request = `${opportunity.id}:${id}:${round}`;
  return {
    processes: oneEntry<Json>(id, {
      round,
      request,
      status: 'pending',
      raisedBy: context.by.id,
      raisedAt: context.atText,
      proposed,
      votes: [],
    }),
    effect: { type: 'process.raised', process: id, request, run: process.run, approvers: [...process.approve.by] },
  };
}
