import { demandOptions } from '../issues/index.js';
import { type AnyOpportunity, apply, type DecisionContext } from '../opportunity/index.js';
import type { AnyPlan } from '../plan/index.js';
import { daysLater } from './daysLater.js';
import { demandRoles } from './demandRoles.js';
import { eventText } from './eventText.js';
import type { Situation } from './Situation.js';
import { verdictText } from './verdictText.js';

/** A situation, and the ways from it to others. */
export function situationOf(plan: AnyPlan, opportunity: AnyOpportunity, context: DecisionContext): Situation {
  const next = (changed: Partial<DecisionContext>, moved = opportunity) =>
    situationOf(plan, moved, { ...context, ...changed });
  return {
    plan,
    opportunity,
    context,
    later: (time) => {
      demandOptions('later', time, ['days']);
      return next({ at: daysLater(context.at, time.days, 'later.days') });
    },
    as: (...roles) => {
      demandRoles(plan, roles, 'as');
      return next({ by: { id: roles.length === 0 ? 'somebody' : `a ${roles.join(' and ')}`, roles } });
    },
    after: (...events) => {
      let current = opportunity;
      for (const event of events) {
        const applied = apply(plan, current, event as never, context as never);
        if (!applied.ok) {
          throw new Error(
            `The situation cannot come about: ${typeof event?.type === 'string' ? event.type : eventText(event)} is refused\n${verdictText(plan, applied)}`,
          );
        }
        current = applied.opportunity;
      }
      return next({}, current);
    },
  };
}
