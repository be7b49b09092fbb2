import type { AnyPlan } from '../../../plan/index.js';
import type { Demand } from '../../../satisfiability/index.js';
import type { JourneyEvent, JourneyStep } from '../../journeys/Journey.js';
import type { Standpoint } from '../../journeys/playStep.js';
import { factsHeld, factsToWrite } from '../factsToWrite.js';
import type { Creation } from './Creation.js';
import { solveCreation, type Typing } from './solveCreation.js';

/** A creation with the facts that a demand asks for: in the event what it comes with, beside it what the host answers. */
export function creationStep(
  plan: AnyPlan,
  { opportunity, context }: Standpoint,
  creation: Creation,
  demand: Demand,
  typing: Typing,
): Omit<JourneyStep, 'then'> | null {
  const { event, type } = creation;
  const { facts } = solveCreation(plan, creation, demand, typing);
  if (facts === null) return null;
  const written = factsToWrite(factsHeld(plan, opportunity, context), facts) ?? {};
  const { processes, checks } = written;
  const { type: solved = null, ...others } = written.fields ?? {};
  const isField = plan.fields.has('type');
  const said = typing === 'said' ? (isField ? firstType(plan, creation) : solved) : (type ?? null);
  const fields = { ...(isField ? written.fields : others), ...(event.fields as object | undefined) };
  const when: JourneyEvent = {
    ...event,
    ...(said === null ? {} : { opportunityType: said }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(processes === undefined ? {} : { processes }),
  };
  return { ...(checks === undefined ? {} : { facts: { checks } }), when: [when] };
}

/** Where conditions do not ask for it: one that the series takes. */
function firstType({ series, definition }: AnyPlan, creation: Creation): string | null {
  const types: readonly { readonly id: string }[] = definition.types;
  return series.get(creation.series)?.series.types[0] ?? types[0]?.id ?? null;
}
