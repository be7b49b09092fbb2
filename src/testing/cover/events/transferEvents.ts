import { type AnyPlan, trackOf } from '../../../plan/index.js';
import { type Demand, demandOf, type Ground } from '../../../satisfiability/index.js';
import type { JourneyEvent } from '../../journeys/Journey.js';
import { ALWAYS, type Attempt, refusedWhere } from '../Attempt.js';
import { eventKey, eventReasonKey } from '../goalKeys.js';
import type { Place } from '../placesOf.js';
import { refusalsOfRule } from '../refusalsOfRule.js';
import { ANY_REASON, NO_EVENTS, type PlannedEvent, type PlannedEvents } from './PlannedEvent.js';

/** Handing an opportunity over to other series. */
export function transferEvents(plan: AnyPlan, { track }: Place): PlannedEvents {
  const { id: own } = track.series;
  const { transfer } = plan.definition.lifecycle;
  const path = 'lifecycle.transfer';
  const others = [...plan.series.values()].filter(({ id }) => id !== own);
  const declared: readonly string[] | undefined =
    transfer === false ? undefined : transfer.reasons?.map(({ id }: { readonly id: string }) => id);
  const transferTo = (series: string, reason = declared?.[0] ?? ANY_REASON): JourneyEvent => ({
    type: 'transfer',
    series,
    reason,
  });
  const notAllowed = refusedWhere('move_not_allowed', path, transferTo(own));
  const [first] = others;
  if (transfer === false) {
    const attempts = [first === undefined ? notAllowed : { ...notAllowed, event: transferTo(first.id) }];
    return { ...NO_EVENTS, attempts };
  }
  if (first === undefined) return { ...NO_EVENTS, attempts: [notAllowed] };
  return {
    allowed: [...others, ...(declared ?? []).slice(others.length).map(() => first)].map(
      ({ id }, index): PlannedEvent => {
        const reason = declared?.[index % declared.length];
        const event = transferTo(id, reason);
        return {
          goals: [
            ['events', eventKey(event, own)],
            ...(reason === undefined ? [] : [['reasons', eventReasonKey('transfer', reason)] as const]),
          ],
          events: [event],
          demand: ALWAYS,
        };
      },
    ),
    attempts: [
      notAllowed,
      ...refusalsOfRule({
        event: transferTo(first.id),
        demand: ALWAYS,
        least: ALWAYS,
        roles: transfer.roles === undefined ? null : { path: `${path}.roles`, roles: transfer.roles },
        reasons: declared === undefined ? null : new Set(declared),
        reasonPath: `${path}.reasons`,
      }),
      ...others.flatMap(({ id }) => notEntered(plan, own, id, transferTo(id))),
    ],
  };
}

/** Stages that a handing over does not enter: behind a win, and those that the variant chosen leaves out. */
function notEntered(plan: AnyPlan, own: string, id: string, event: JourneyEvent): readonly Attempt[] {
  const ground: Ground = { plan, series: own };
  const track = trackOf(plan, id, null);
  const refused = (to: string, demand?: Demand) =>
    refusedWhere('move_not_allowed', `series.${id}`, { ...event, to }, demand);
  const behind = track?.stages[track.open];
  const before: Demand[] = [];
  const dropped: Attempt[] = [];
  for (const { when, drop } of track?.series.variants ?? []) {
    const chosen: Demand = when === undefined ? ALWAYS : demandOf(ground, when, 'yes');
    const [stage] = drop;
    if (stage !== undefined) dropped.push(refused(stage, { all: [...before, chosen] }));
    if (when === undefined) break;
    before.push(demandOf(ground, when, 'notYes'));
  }
  return [...(behind === undefined ? [] : [refused(behind.id)]), ...dropped];
}
