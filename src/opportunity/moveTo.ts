import type { SalesModelInput } from '../definition/index.js';
import { demandType } from '../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan, type Track, trackOf } from '../plan/index.js';
import type { PlainDraft } from './Case.js';
import type { DecisionContext } from './DecisionContext.js';
import { demandOpportunity } from './demandOpportunity.js';
import { explainMove } from './moves.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { readContext } from './ReadContext.js';
import { stageWorkedIn } from './stageWorkedIn.js';
import { unpark } from './unpark.js';
import type { Move, Target } from './Verdict.js';

/**
 * Any stage or outcome turned into the event that would lead there, with its verdict: what a board asks before a card
 * is dropped. It answers for every target; where no move leads there, the standing is `impossible` and says why.
 *
 * @throws {StagewrightError} `wrong_type` for a target that is no record, or has neither a stage nor an outcome.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, moveTo, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost', reasons: ['price'] }] },
 *   }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * const opened = openOpportunity(plan, { id: 'o-1' }, context);
 * if (!opened.ok) throw new Error(opened.standing);
 * const deal = opened.opportunity;
 * moveTo(plan, deal, { stage: 'b' }, context).event // => { type: 'advance' }
 * moveTo(plan, deal, { stage: 'c' }, context).standing // => 'impossible'
 * moveTo(plan, deal, { outcome: 'lost' }, context).inputs // => [{ name: 'reason', choices: ['price'] }]
 */
export function moveTo<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  target: Target<M>,
  context: DecisionContext<M>,
): Move<M> {
  demandPlan(plan);
  demandOpportunity(opportunity);
  demandType('target', 'record', target);
  const { outcome, stage } = target as { readonly outcome?: string; readonly stage?: string };
  if (outcome === undefined) demandType('target.stage', 'text', stage);
  const wanted: Target = outcome === undefined ? { stage: stage as string } : { outcome };
  const anyPlan = plan as AnyPlan;
  const current = opportunity as unknown as AnyOpportunity;
  const track = trackOf(anyPlan, current.series, current.variant);
  const event = track === undefined ? ({ type: 'advance' } as const) : eventTo(track, current, wanted);
  return explainMove(anyPlan, current, event, wanted, readContext(context)) as unknown as Move<M>;
}

function eventTo(track: Track, opportunity: AnyOpportunity, target: Target): PlainDraft {
  const { closing, outcome } = opportunity;
  const here = stageWorkedIn(track, opportunity);
  if ('outcome' in target) {
    if (closing === null) return { type: 'close', outcome: target.outcome };
    const isLast = here !== undefined && here.index === track.stages.length - 1;
    return isLast && target.outcome === outcome ? { type: 'advance' } : { type: 'changeOutcome', to: target.outcome };
  }
  const to = track.stageIndex.get(target.stage);
  if (to === undefined || here === undefined) {
    return closing === null ? { type: 'skip', to: target.stage } : { type: 'reopen', to: target.stage };
  }
  if (to === here.index) return unpark(opportunity) ?? { type: 'repeat' };
  if (here.afterWin && to < track.open) return { type: 'reopen', to: target.stage };
  if (!here.afterWin && to >= track.open) return closeInto(track, to);
  if (to === here.index + 1) return { type: 'advance' };
  return to > here.index ? { type: 'skip', to: target.stage } : { type: 'rollBack', to: target.stage };
}

/** The first stage behind a win is reached by winning; with one won outcome it is known which. */
function closeInto({ outcomes, open, stages }: Track, to: number): PlainDraft {
  const won = outcomes.filter(({ outcome }) => outcome.kind === 'won');
  const [only] = won;
  if (to !== open) return { type: 'skip', to: stages[to]?.id ?? '' };
  return won.length === 1 && only !== undefined ? { type: 'close', outcome: only.outcome.id } : { type: 'close' };
}
