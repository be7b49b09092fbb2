import type { AnyPlan } from '../../../plan/index.js';
import { askedIsMet } from './asked.js';
import { type Creation, opening, type RefusedCreation, refusedCreation } from './Creation.js';
import { type Entry, noneOf, unknownAt } from './classifying.js';

/** A type or a series that nobody can tell, and facts that no rule of the routing is for. */
export function classRefusals(plan: AnyPlan): readonly RefusedCreation[] {
  const { types, routing } = plan.definition;
  const idAt = (at: number) => (types[at] as { readonly id: string } | undefined)?.id;
  const unrouted = { event: { type: 'open' }, series: '' };
  return [
    ...[...plan.series.keys()].flatMap((series) =>
      unknownEntries(plan, types, (at) => `types.${idAt(at)}.when`, {
        event: opening(series),
        series,
        type: null,
      }),
    ),
    ...unknownEntries(plan, routing, (at) => `routing.${at}.when`, unrouted),
    ...(routing.length === 0
      ? []
      : [refusedCreation('condition_unmet', 'routing', unrouted, noneOf(plan, routing), askedIsMet(plan, ''))]),
  ];
}

/** Each entry unknown: alone where that can be, for the others are often unknown for the same reason. */
function unknownEntries(
  plan: AnyPlan,
  entries: readonly Entry[],
  pathOf: (at: number) => string,
  creation: Pick<Creation, 'event' | 'series' | 'type'>,
): readonly RefusedCreation[] {
  const others = askedIsMet(plan, creation.series);
  return entries.flatMap((_, at) => {
    const alone = { all: [unknownAt(plan, entries, at, 'no'), noneOf(plan, entries.slice(at + 1))] };
    return [alone, unknownAt(plan, entries, at, 'notYes')].map((least) =>
      refusedCreation('condition_unknown', pathOf(at), creation, least, others),
    );
  });
}
