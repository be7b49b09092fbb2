import type { AnyPlan } from '../plan/index.js';
import { meetsAll } from './checkRequirements.js';
import { decide } from './decide.js';
import type { AnyOpportunity } from './Opportunity.js';
import type { ReadContext } from './ReadContext.js';
import { recordStep, type Taken } from './recordStep.js';

/**
 * The move that an `auto` stage makes by itself when an event applied in this visit met its last open requirement.
 *
 * Never on entry, so one event causes at most one: a rollback into a stage whose work is done stays there. Facts of the
 * host that change without an event cause none, since both sides are looked at with the same facts.
 */
export function automaticMove(plan: AnyPlan, before: AnyOpportunity, taken: Taken, context: ReadContext): Taken | null {
  const { opportunity: after, stage } = taken;
  if (stage === undefined || !stage.stage.auto) return null;
  if (after.status !== 'open' || before.status !== 'open' || before.visit.number !== after.visit.number) return null;
  const reads = { facts: {}, checks: {} };
  if (meetsAll({ plan, opportunity: before, context, reads }, stage.requirements)) return null;
  const byItself: ReadContext = { ...context, by: { ...context.by, system: true }, expectedSeq: undefined, waive: [] };
  const decision = decide(plan, after, { type: 'advance' }, byItself, { draft: false, automatic: true });
  if (decision.step === null || decision.found === null) return null;
  return recordStep(decision.found, decision.step, context, { event: decision.event, cause: 'auto' });
}
