import type { SalesModelInput } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { SalesPlan } from '../plan/index.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { own } from './own.js';

/** Opportunities that agree in every field of one deduplication key. */
export type DuplicateGroup = {
  /** The fields of the key, as in the model's `dedupe`. */
  readonly key: readonly string[];
  readonly values: { readonly [field: string]: Json };
  readonly ids: readonly string[];
};

export type FindDuplicatesOptions = {
  /** `open` (default): open, suspended and pooled ones; `all`: closed ones too. Voided ones never count. */
  readonly among?: 'open' | 'all';
};

/**
 * Opportunities that are probably one: they agree in all fields of a key of the model's `dedupe` (`type` may be one of
 * them). A key with a missing value matches nothing. Text is compared without regard to case, width and outer spaces.
 *
 * Cost: linear in opportunities × keys. Without `dedupe`, or without duplicates, the list is empty.
 */
export function findDuplicates<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunities: Iterable<Opportunity<M>>,
  { among = 'open' }: FindDuplicatesOptions = {},
): readonly DuplicateGroup[] {
  const keys = plan.definition.dedupe;
  const groups = keys.map(() => new Map<string, { values: { [field: string]: Json }; ids: string[] }>());
  for (const given of opportunities) {
    const opportunity = given as unknown as AnyOpportunity;
    const { status } = opportunity;
    const isOpen = status === 'open' || status === 'suspended' || status === 'pooled';
    if (status === 'voided' || (among === 'open' && !isOpen)) continue;
    for (const [index, key] of keys.entries()) {
      const values = Object.fromEntries(key.map((field) => [field, valueIn(opportunity, field)]));
      if (Object.values(values).includes(null)) continue;
      const name = JSON.stringify(key.map((field) => comparable(values[field] ?? null)));
      const group = groups[index]?.get(name);
      if (group) group.ids.push(opportunity.id);
      else groups[index]?.set(name, { values, ids: [opportunity.id] });
    }
  }
  return keys.flatMap((key, index) =>
    [...(groups[index]?.values() ?? [])]
      .filter(({ ids }) => ids.length > 1)
      .map(({ values, ids }) => ({ key, values, ids })),
  );
}

function valueIn(opportunity: AnyOpportunity, field: string): Json {
  return own(opportunity.fields, field)?.value ?? (field === 'type' ? opportunity.type : null);
}

function comparable(value: Json): Json {
  return typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value;
}
