import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandOptions, demandType, type Json, StagewrightError } from '../issues/index.js';
import { demandPlan, found, type SalesPlan } from '../plan/index.js';
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

const AMONG: readonly string[] = ['open', 'all'] satisfies FindDuplicatesOptions['among'][];

/**
 * Opportunities that are probably one: they agree in all fields of a key of the model's `dedupe` (`type` may be one of
 * them). A key with a missing value matches nothing, and an opportunity that is listed twice is none of its own duplicates. Text is compared without regard to case, width and outer spaces.
 *
 * Cost: linear in opportunities × keys. Without `dedupe`, or without duplicates, the list is empty.
 *
 * @returns groups by key, in the order of the model's keys; those of one key in the order of their first opportunity.
 * @throws {StagewrightError} `wrong_type` where no list is given, or an entry is no record; `unknown_choice` for `among`.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, findDuplicates, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { account: {} }, dedupe: [['account']],
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const context = { at: '2026-03-01T09:00:00Z', by: { id: 'ann', roles: [] } };
 * const open = (id: string, account: string) => {
 *   const opened = openOpportunity(plan, { id, fields: { account } }, context);
 *   if (!opened.ok) throw new Error(opened.standing);
 *   return opened.opportunity;
 * };
 * const found = findDuplicates(plan, [open('o-1', 'Acme'), open('o-2', 'Other'), open('o-3', ' ACME')]);
 * found.map((group) => group.ids) // => [['o-1', 'o-3']]
 */
export function findDuplicates<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunities: Iterable<Opportunity<M>>,
  options: FindDuplicatesOptions = {},
): readonly DuplicateGroup[] {
  demandPlan(plan);
  demandType('opportunities', 'list', opportunities);
  demandOptions('options', options, ['among']);
  const { among = 'open' } = options;
  if (!AMONG.includes(among)) {
    const params = { found: found(among), choices: AMONG, nearest: null };
    throw new StagewrightError([createIssue('unknown_choice', 'options.among', params)]);
  }
  const keys = plan.definition.dedupe;
  const groups = keys.map(() => new Map<string, { values: { [field: string]: Json }; ids: Set<string> }>());
  for (const given of opportunities) {
    demandType('opportunities', 'record', given);
    const opportunity = given as unknown as AnyOpportunity;
    const { status } = opportunity;
    const isOpen = status === 'open' || status === 'suspended' || status === 'pooled';
    if (status === 'voided' || (among === 'open' && !isOpen)) continue;
    for (const [index, key] of keys.entries()) {
      const values = Object.fromEntries(key.map((field) => [field, valueIn(opportunity, field)]));
      if (Object.values(values).includes(null)) continue;
      const name = JSON.stringify(key.map((field) => comparable(values[field] ?? null)));
      const group = groups[index]?.get(name);
      if (group) group.ids.add(opportunity.id);
      else groups[index]?.set(name, { values, ids: new Set([opportunity.id]) });
    }
  }
  return keys.flatMap((key, index) =>
    [...(groups[index]?.values() ?? [])]
      .filter(({ ids }) => ids.size > 1)
      .map(({ values, ids }) => ({ key, values, ids: [...ids] })),
  );
}

function valueIn(opportunity: AnyOpportunity, field: string): Json {
  return own(opportunity.fields, field)?.value ?? (field === 'type' ? opportunity.type : null);
}

function comparable(value: Json): Json {
  return typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value;
}
