import { changed, diffRecord, inside, type Place, type PropertyRules } from './diffRecord.js';
import { opposite } from './judges.js';
import type { ChangeEffect, ModelChange } from './ModelChange.js';

/** Elements of one kind in both versions, the older ones under their new ids already. */
export type Elements<T> = {
  /** What they are, as the words of a locale name kinds. */
  readonly kind: string;
  readonly at: Place;
  readonly before: readonly T[];
  readonly after: readonly T[];
  readonly idOf: (element: T) => string;
  /** Whether paths name elements by their position: for those that have no id. */
  readonly byPosition?: true;
  /** The id that an element had in the older version. */
  readonly wasId?: (id: string) => string;
  /** What one more does; one less does the opposite. */
  readonly added?: ChangeEffect | ((element: T) => ChangeEffect);
  /** What another order does; left out: it does not matter. */
  readonly reordered?: ChangeEffect;
  readonly rules?: PropertyRules | ((before: T, after: T) => PropertyRules);
};

/** Every change of a list of elements: those that came, went, were renamed or put in another order, and each by itself. */
export function* diffElements<T extends object>(elements: Elements<T>): Generator<ModelChange> {
  const { kind, at, before, after, idOf, byPosition, added = 'neutral', reordered, rules = {} } = elements;
  const wasId = elements.wasId ?? ((id: string) => id);
  const effectOf = (element: T) => (typeof added === 'function' ? added(element) : added);
  const old = new Map(before.map((element, position) => [idOf(element), { element, position }]));
  const kept = new Set<string>();
  for (const [position, element] of after.entries()) {
    const id = idOf(element);
    const known = old.get(id);
    const place = byPosition ? inside(at, known?.position ?? position, position) : inside(at, wasId(id), id);
    if (known === undefined) {
      yield changed('element_added', { before: null, after: place.after }, effectOf(element), { kind, id });
      continue;
    }
    kept.add(id);
    if (wasId(id) !== id) yield changed('element_renamed', place, 'renames', { kind, id, was: wasId(id) });
    yield* diffRecord(
      withoutId(known.element),
      withoutId(element),
      place,
      typeof rules === 'function' ? rules(known.element, element) : rules,
    );
  }
  for (const [position, element] of before.entries()) {
    const id = idOf(element);
    if (kept.has(id)) continue;
    const place = { before: inside(at, byPosition ? position : id).before, after: null };
    yield changed('element_removed', place, opposite(effectOf(element)), { kind, id });
  }
  const isOrdered = reordered !== undefined && kept.size > 1;
  const order = (list: readonly T[]) => list.map(idOf).filter((id) => kept.has(id));
  if (isOrdered && order(before).join('\n') !== order(after).join('\n'))
    yield changed('order_changed', at, reordered, { kind, ids: order(after) });
}

/** Whether the id has changed is told by itself. */
function withoutId(element: object): object {
  const { id: _, ...rest } = element as { readonly id?: string };
  return rest;
}
