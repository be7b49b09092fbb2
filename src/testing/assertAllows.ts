import type { SalesModelInput } from '../definition/index.js';
import type { EventInput } from '../opportunity/index.js';
import { apply } from '../opportunity/index.js';
import { demandSituation } from './demandSituation.js';
import { eventText } from './eventText.js';
import { demand, type Judgement } from './Judgement.js';
import { nearestJourney } from './nearestJourney.js';
import type { Situation } from './Situation.js';
import { verdictText } from './verdictText.js';

/**
 * Claims that an event may happen. It must be complete, with its own reason and dates.
 *
 * @throws {Error} whose message shows the verdict, where the event is refused.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { assertAllows, given } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * assertAllows(given(plan, { done: ['demo'] }), { type: 'advance' });
 * try {
 *   assertAllows(given(plan, { done: [] }), { type: 'advance' });
 * } catch (error) {
 *   String(error).includes('missing_action at series.s.stages.a.requires.actions.0') // => true
 * }
 */
export function assertAllows<M extends SalesModelInput>(situation: Situation<M>, event: EventInput<M>): void {
  demand(judgeAllows(situation as unknown as Situation, event));
}

export function judgeAllows(situation: Situation, event: unknown): Judgement {
  const { plan, opportunity, context } = demandSituation(situation);
  const applied = apply(plan, opportunity, event as never, context);
  const what = eventText(event);
  if (applied.ok) return { holds: true, text: `${what} is allowed, and should be refused` };
  const why = `${verdictText(plan, applied)}${nearestJourney({ plan, opportunity })}`;
  const undecided = applied.standing === 'invalid';
  return { holds: false, undecided, text: `${what} is refused, and should be allowed\n${why}` };
}
