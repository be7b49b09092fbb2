import type { SalesModelInput } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../plan/index.js';
import type { Applied } from './Applied.js';
import { unusedWaivers } from './applyWaivers.js';
import { automaticMove } from './automaticMove.js';
import type { DecisionContext, Waiver } from './DecisionContext.js';
import { type Decision, decide } from './decide.js';
import { demandOpportunity } from './demandOpportunity.js';
import type { Effect } from './Effect.js';
import type { EventInput } from './Event.js';
import { eventsOf } from './eventsOf.js';
import { isWholeRetry } from './isWholeRetry.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { type ReadContext, readContext, type WrongContext } from './ReadContext.js';
import { recordStep } from './recordStep.js';
import { refuse } from './refuse.js';
import type { TransitionRecord } from './TransitionRecord.js';

/**
 * Puts one event, or a list that happens as a whole or not at all, to an opportunity.
 *
 * Pure: it decides, builds the records, and folds them; the opportunity given is left as it is. A refusal is a value
 * with the whole verdict, never an exception. An event whose `id` was seen before is answered `repeated`, before the
 * sequence is looked at, so that an honest retry meets no conflict.
 *
 * @param plan The compiled model that the opportunity is pinned to.
 * @param opportunity As it was stored.
 * @param event One event or a list; complete, that is with its own data.
 * @param context The instant, the actor, and what the host knows.
 * @returns `{ ok: true, opportunity, records, effects }`: to be written in one transaction; or
 * `{ ok: false, index, refusal, ...verdict }`, where `index` says which event of the list was refused.
 *
 * @example
 * import { apply, compileSalesModel, defineSalesModel, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Product demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * const opened = openOpportunity(plan, { id: 'o-1' }, context);
 * if (!opened.ok) throw new Error(opened.standing);
 * const deal = opened.opportunity;
 * const refused = apply(plan, deal, { type: 'advance' }, context);
 * refused.ok === false && refused.blockers.map((blocker) => blocker.code) // => ['missing_action']
 * const moved = apply(plan, deal, [{ type: 'completeAction', action: 'demo' }, { type: 'advance' }], context);
 * moved.ok && moved.opportunity.stage // => 'b'
 */
export function apply<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  event: EventInput<M> | readonly EventInput<M>[],
  context: DecisionContext<M>,
): Applied<M> {
  demandPlan(plan);
  demandOpportunity(opportunity);
  return applyEvents(
    plan as AnyPlan,
    opportunity as unknown as AnyOpportunity,
    event,
    readContext(context),
  ) as unknown as Applied<M>;
}

const NONE_UNUSED: readonly Json[] = [];

/** `apply` on a context already read; also what the machine calls, with the first event's decision at hand. */
export function applyEvents(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  input: unknown,
  context: ReadContext | WrongContext,
  decided?: Decision,
): Applied {
  const events = eventsOf(input);
  const records: TransitionRecord[] = [];
  const effects: Effect[] = [];
  const used: Waiver[] = [];
  let current = opportunity;
  if (isWholeRetry(plan, opportunity, events)) return { ok: true, repeated: true, opportunity, records, effects };
  for (let index = 0; index < events.length; index++) {
    // The sequence that the user saw is that before the first event that is new.
    const seen = records.length > 0 && !('wrong' in context) ? { ...context, expectedSeq: undefined } : context;
    const decision = decided ?? decide(plan, current, events[index], seen, { draft: false });
    if (decision.repeated) continue;
    if (decision.step === null || decision.found === null || 'wrong' in context) {
      return refuse(opportunity, decision, context, index);
    }
    const { found, step, event, waived } = decision;
    for (const { waiver } of waived) used.push(waiver);
    const taken = recordStep(found, step, context, { event, cause: 'user', waived });
    const auto = automaticMove(plan, current, taken, context);
    for (const { record, effects: asked, opportunity: next } of auto === null ? [taken] : [taken, auto]) {
      records.push(record);
      for (const effect of asked) effects.push(effect);
      current = next;
    }
  }
  if (records.length === 0 && events.length > 0)
    return { ok: true, repeated: true, opportunity, records: [], effects: [] };
  const unused = 'wrong' in context ? NONE_UNUSED : unusedWaivers(context, used);
  if (unused.length === 0) return { ok: true, opportunity: current, records, effects };
  return { ok: true, opportunity: current, records, effects, unusedWaivers: unused };
}
