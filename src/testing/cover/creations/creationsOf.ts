import type { AnyPlan, SeriesPlan } from '../../../plan/index.js';
import type { Demand } from '../../../satisfiability/index.js';
import type { JourneyEvent } from '../../journeys/Journey.js';
import { eventKey } from '../goalKeys.js';
import { askedOf, isOpenable } from './asked.js';
import { type AllowedCreation, opening, type RefusedCreation } from './Creation.js';
import { checkRefusals } from './checkRefusals.js';
import { chosen } from './classifying.js';
import { classRefusals } from './classRefusals.js';
import { startRefusals } from './startRefusals.js';

/** How opportunities and the records before them come to be. */
export type Creations = { readonly allowed: readonly AllowedCreation[]; readonly refused: readonly RefusedCreation[] };

/** What the design allows of creations, and what each of its rules refuses. */
export function creationsOf(plan: AnyPlan): Creations {
  return {
    allowed: [...plan.series.values()].flatMap((series) => openings(plan, series)),
    refused: [...checkRefusals(plan), ...classRefusals(plan), ...startRefusals(plan)],
  };
}

/** By the routing where it leads there, else by naming the series. */
function openings(plan: AnyPlan, series: SeriesPlan): readonly AllowedCreation[] {
  const { id } = series;
  const { routing } = plan.definition;
  const isOpened = isOpenable(plan, series);
  const allowed = (event: JourneyEvent, demand: Demand): AllowedCreation => ({
    event,
    series: id,
    demand,
    least: demand,
    goal: eventKey({ type: 'open' }, id),
    asks: askedOf(plan, 'opportunity').map(({ path }) => path),
  });
  const routes = routing.flatMap((route, at) =>
    route.series === id ? [allowed({ type: 'open' }, { all: [chosen(plan, routing, at), isOpened] })] : [],
  );
  return [...routes, allowed(opening(id), isOpened)];
}
