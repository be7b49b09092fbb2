import type { Actor, EventObject } from 'xstate';
import type { SalesModelInput, SeriesOf } from '../definition/index.js';
import { createIssue, demandType, StagewrightError } from '../issues/index.js';
import type { AnyOpportunity, Verdict } from '../opportunity/index.js';
import { demandPlaced, type OpportunityPlacing } from './PlacedMachine.js';
import type { SeriesMachine } from './SeriesMachine.js';

/**
 * Sends an event to an actor and tells what became of it: the verdict with the whole checklist and every blocker, from
 * the same question to the kernel that the machine's guards asked.
 *
 * An event that is none (`invalid_event`) is told and not sent. `transfer` leads out of this machine and is refused with
 * `move_not_allowed`. A repeated event is `ready`, and nothing happens. Sent from within a subscriber, the event waits
 * its turn; the verdict is about the snapshot at hand.
 *
 * @throws {StagewrightError} `actor_not_active` where the actor was stopped; where it could not begin, with the issues
 * of that.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, openOpportunity } from 'stagewright';
 * import { explainSend, toMachine } from 'stagewright/machine';
 * import { createActor } from 'xstate';
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
 * const machine = toMachine(plan, 's', { context: () => context });
 * const actor = createActor(machine, { input: { opportunity: opened.opportunity } }).start();
 * explainSend(actor, { type: 'advance' }).blockers[0].code // => 'missing_field'
 */
export function explainSend<M extends SalesModelInput, S extends SeriesOf<M>, E extends EventObject>(
  actor: Actor<SeriesMachine<M, S, E>>,
  event: E,
): Verdict<M> {
  demandType('actor', 'record', actor);
  const { placing } = demandPlaced('actor.logic', actor.logic);
  const snapshot = actor.getSnapshot();
  if (snapshot.status !== 'active') {
    if (snapshot.error instanceof StagewrightError) throw snapshot.error;
    throw new StagewrightError([createIssue('actor_not_active', '', { status: snapshot.status })]);
  }
  const { questions } = placing as OpportunityPlacing;
  const opportunity = snapshot.context.opportunity as unknown as AnyOpportunity;
  const { verdict } = questions.askFor(opportunity, event, ({ verdict: { standing } }) => {
    if (standing !== 'invalid') actor.send(event);
  });
  return verdict as unknown as Verdict<M>;
}
