import type { AnyPlan } from '../plan/index.js';
import type { PlainEvent } from './readEvent.js';
import { ANY_REASON, type ReasonChoices } from './reasonChoices.js';

type Named = { readonly id: string };

/**
 * The reason that an event has by its type alone, whatever the rules of a series say: those declared for it, where it is
 * bound to no series in any of them. `null`: it may do without one.
 */
export function reasonsAskedOf(plan: AnyPlan, event: PlainEvent): ReasonChoices | null {
  const { lifecycle } = plan.definition;
  switch (event.type) {
    case 'close':
      return ofOutcome(plan, event.outcome);
    case 'changeOutcome':
      return ofOutcome(plan, event.to);
    case 'suspend':
      return oneOf(lifecycle.suspend.reasons);
    case 'void':
      return oneOf(lifecycle.void.reasons);
    case 'transfer':
      return oneOf(lifecycle.transfer === false ? undefined : lifecycle.transfer.reasons);
    case 'retractAction':
    case 'withdrawProcess':
      return ANY_REASON;
    default:
      return null;
  }
}

const oneOf = (reasons: readonly Named[] | undefined): ReasonChoices =>
  reasons === undefined ? ANY_REASON : { required: true, choices: new Set(reasons.map(({ id }) => id)) };

function ofOutcome({ definition }: AnyPlan, outcome: unknown): ReasonChoices {
  const found = definition.series
    .flatMap(({ result }) => result.outcomes)
    .filter(({ id }: Named) => outcome === undefined || id === outcome);
  const all = found.flatMap(({ reasons }) => reasons ?? []);
  return oneOf(found.length > 0 && found.every(({ reasons }) => reasons !== undefined) ? all : undefined);
}
