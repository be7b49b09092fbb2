import type { SalesModelInput } from '../definition/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../plan/index.js';
import { automaticMove } from './automaticMove.js';
import type { DecisionContext } from './DecisionContext.js';
import { decide } from './decide.js';
import { demandOpportunity } from './demandOpportunity.js';
import type { DraftInput } from './Event.js';
import { eventsOf } from './eventsOf.js';
import { isWholeRetry } from './isWholeRetry.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { readContext } from './ReadContext.js';
import { recordStep } from './recordStep.js';
import type { Verdict } from './Verdict.js';

/**
 * Whether an event may happen, with every reason for and against it: the whole checklist, every blocker, and the data
 * that the event still lacks.
 *
 * Drafts are welcome: what is missing stands in `inputs`. Of a list, each event is explained after the ones before it;
 * the verdict is that of the first that is not allowed, else of the last. Automatic moves in between are followed.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, explain, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { budget: { type: 'money' } },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { fields: ['budget'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * const opened = openOpportunity(plan, { id: 'o-1' }, context);
 * if (!opened.ok) throw new Error(opened.standing);
 * const verdict = explain(plan, opened.opportunity, { type: 'advance' }, context);
 * verdict.standing // => 'blocked'
 * verdict.blockers[0].params // => { field: 'budget' }
 */
export function explain<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  event: DraftInput<M> | readonly DraftInput<M>[],
  context: DecisionContext<M>,
): Verdict<M> {
  demandPlan(plan);
  demandOpportunity(opportunity);
  const read = readContext(context);
  const events = eventsOf(event);
  let current = opportunity as unknown as AnyOpportunity;
  let verdict: Verdict | undefined;
  let hasMoved = false;
  if (isWholeRetry(plan as AnyPlan, current, events)) return EMPTY as unknown as Verdict<M>;
  for (const [index, draft] of events.entries()) {
    // The sequence that the user saw is that before the first event that is new.
    const seen = hasMoved && !('wrong' in read) ? { ...read, expectedSeq: undefined } : read;
    const decision = decide(plan as AnyPlan, current, draft, seen, { draft: true });
    verdict = decision.verdict;
    if (decision.repeated) continue;
    if (decision.step === null || decision.found === null || 'wrong' in read) break;
    if (index === events.length - 1) break;
    const taken = recordStep(decision.found, decision.step, read, { event: decision.event, cause: 'user' });
    current = (automaticMove(plan as AnyPlan, current, taken, read) ?? taken).opportunity;
    hasMoved = true;
  }
  return (verdict ?? EMPTY) as unknown as Verdict<M>;
}

/** Nothing was asked, or it has happened already: nothing stands in the way. */
const EMPTY: Verdict = { allowed: true, standing: 'ready', checklist: [], blockers: [], inputs: [] };
