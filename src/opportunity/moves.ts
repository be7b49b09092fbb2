import type { SalesModelInput } from '../definition/index.js';
import {
  type AnyPlan,
  CHANGE,
  CLOSE,
  demandPlan,
  REOPEN,
  REPEAT,
  ROLL_BACK,
  type SalesPlan,
  SKIP,
  trackOf,
} from '../plan/index.js';
import type { PlainDraft } from './Case.js';
import type { DecisionContext } from './DecisionContext.js';
import { decide } from './decide.js';
import { demandOpportunity } from './demandOpportunity.js';
import { isWorkedOn } from './isWorkedOn.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { type ReadContext, readContext, type WrongContext } from './ReadContext.js';
import { reopensUpTo } from './reopensUpTo.js';
import { stageWorkedIn } from './stageWorkedIn.js';
import { unpark } from './unpark.js';
import type { Move, Target } from './Verdict.js';

/**
 * Every move that exists from here, one entry per event and target, blocked ones included, each with its whole verdict.
 *
 * Moves lead from a place or a status to another: advance, skip, roll back, repeat, close, change of outcome, reopen,
 * suspend, resume, recycle, assign (from the pool), transfer, void. What fills in facts (fields, actions, processes,
 * questions) stands as `remedy` beside the blockers. A `Move` is JSON: compute it where the facts are.
 *
 * What is offered is a draft; `parseEvent` tells whether it is whole, and gives the event that `apply` takes.
 *
 * @example
 * import { apply, compileSalesModel, defineSalesModel, moves, openOpportunity, parseEvent } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost', reasons: ['price'] }] },
 *   }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * const opened = openOpportunity(plan, { id: 'o-1' }, context);
 * if (!opened.ok) throw new Error(opened.standing);
 * const [, lost] = moves(plan, opened.opportunity, context);
 * lost?.inputs // => [{ name: 'reason', choices: ['price'] }]
 * const parsed = parseEvent(plan, { ...lost?.event, reason: 'price' });
 * if (!parsed.ok) throw new Error('not a whole event');
 * const closed = apply(plan, opened.opportunity, parsed.value, context);
 * closed.ok && closed.opportunity.status // => 'lost'
 */
export function moves<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  context: DecisionContext<M>,
): readonly Move<M>[] {
  demandPlan(plan);
  demandOpportunity(opportunity);
  const anyPlan = plan as AnyPlan;
  const current = opportunity as unknown as AnyOpportunity;
  const read = readContext(context);
  return existing(anyPlan, current).map(({ event, to }) =>
    explainMove(anyPlan, current, event, to, read),
  ) as unknown as readonly Move<M>[];
}

type Existing = { readonly event: PlainDraft; readonly to: Target | null };

/** An event with its verdict. */
export function explainMove(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  event: PlainDraft,
  to: Target | null,
  context: ReadContext | WrongContext,
): Move {
  const { verdict } = decide(plan, opportunity, event, context, { draft: true });
  return { ...verdict, to, event } as unknown as Move;
}

function existing(plan: AnyPlan, opportunity: AnyOpportunity): readonly Existing[] {
  const { status, closing } = opportunity;
  const track = trackOf(plan, opportunity.series, opportunity.variant);
  if (status === 'voided' || track === undefined) return [];
  const { stages, outcomes, size, moves: table, open } = track;
  const found: Existing[] = [];
  const add = (event: PlainDraft, to: Target | null = null) => found.push({ event, to });
  const here = stageWorkedIn(track, opportunity);
  const from = isWorkedOn(opportunity) ? here : undefined;
  if (from !== undefined) {
    const next = stages[from.index + 1];
    if (from.afterWin || from.index < open - 1) {
      add({ type: 'advance' }, next === undefined ? { outcome: opportunity.outcome as string } : { stage: next.id });
    }
    for (const { id, index } of stages) {
      const kind = table[from.index * size + index];
      if (kind === SKIP) add({ type: 'skip', to: id }, { stage: id });
      if (kind === ROLL_BACK) add({ type: 'rollBack', to: id }, { stage: id });
      if (kind === REPEAT) add({ type: 'repeat' }, { stage: id });
    }
  }
  if (here !== undefined && closing === null) {
    for (const { outcome, index } of outcomes) {
      if (table[here.index * size + stages.length + index] !== CLOSE || (status !== 'open' && outcome.kind === 'won'))
        continue;
      add({ type: 'close', outcome: outcome.id }, { outcome: outcome.id });
    }
  }
  if (closing !== null) {
    const row = (stages.length + (track.outcomeIndex.get(closing.outcome) ?? 0)) * size;
    for (const { outcome, index } of outcomes) {
      if (table[row + stages.length + index] === CHANGE)
        add({ type: 'changeOutcome', to: outcome.id }, { outcome: outcome.id });
    }
    for (const { id, index } of stages)
      if (table[row + index] === REOPEN && index <= reopensUpTo(track, closing))
        add({ type: 'reopen', to: id }, { stage: id });
  }
  const { lifecycle } = plan.definition;
  if (status === 'open') {
    for (const { id } of lifecycle.suspend.reasons) add({ type: 'suspend', reason: id });
    add({ type: 'recycle' });
  }
  const back = unpark(opportunity);
  if (back !== null && here !== undefined) add(back, { stage: here.id });
  if (closing === null && lifecycle.transfer !== false) {
    for (const id of plan.series.keys()) if (id !== opportunity.series) add({ type: 'transfer', series: id });
  }
  add({ type: 'void' });
  return found;
}
