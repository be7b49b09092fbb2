import type { SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, type Result } from '../issues/index.js';
import { type AnyPlan, demandPlan, nearestName, type SalesPlan } from '../plan/index.js';
import { readInstant, unreadableInstant } from '../values/index.js';
import type { DecisionContext, Waiver } from './DecisionContext.js';
import { parseFieldValue } from './parseFieldValue.js';
import { type ReadContext, readContext } from './ReadContext.js';
import { toJson } from './toJson.js';

/** What a waiver may hold. */
const WAIVER: { readonly [property in keyof Required<Waiver>]: true } = {
  code: true,
  path: true,
  by: true,
  reason: true,
  expiresAt: true,
};

/**
 * A decision context from the wire or from plain JavaScript, held to the last name. The kernel passes over facts and
 * answers that the model does not ask for, since hosts pass rows as they have them; here a name that the model does not know
 * is an issue, so that a misspelt one is found before a decision rests on its absence.
 *
 * @returns the context as it was given, or the issues `unknown_reference` (a fact or a check that the model does not have,
 * with the nearest), `invalid_field` (a fact that is none of its field), `unknown_property` and `unreadable_instant` (in a
 * waiver), `invalid_event` (what the kernel cannot read).
 *
 * @example
 * import { compileSalesModel, defineSalesModel, parseContext } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, checks: { creditOk: 'Credit is good' },
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * parseContext(plan, { ...context, checks: { creditOk: true } }).ok // => true
 * parseContext(plan, { ...context, checks: { creditOK: true } }).issues[0].params.nearest // => 'creditOk'
 */
export function parseContext<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  value: unknown,
): Result<DecisionContext<M>> {
  demandPlan(plan);
  const context = value as DecisionContext<M>;
  const read = readContext(context);
  const issues =
    'wrong' in read
      ? [createIssue('invalid_event', read.wrong.path, read.wrong.params)]
      : [...factIssues(plan as AnyPlan, read), ...checkIssues(plan as AnyPlan, read), ...waiverIssues(read)];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: context, issues };
}

function factIssues({ fields, definition }: AnyPlan, { facts }: ReadContext): readonly Issue[] {
  const types: readonly string[] = definition.types.map(({ id }: { readonly id: string }) => id);
  const names = [...fields.keys(), ...(types.length > 0 ? ['type'] : [])];
  return Object.entries(facts).flatMap(([id, fact]) => {
    const path = `context.facts.${id}`;
    const field = fields.get(id);
    if (field !== undefined) {
      const parsed = parseFieldValue(field, fact);
      return parsed.ok ? [] : createIssue('invalid_field', path, { field: id, value: toJson(fact), ...parsed.fault });
    }
    if (!names.includes(id)) return unknownName('field', id, path, names);
    return fact === null || types.includes(fact as string) ? [] : unknownName('type', fact, path, types);
  });
}

function checkIssues({ definition }: AnyPlan, { checks }: ReadContext): readonly Issue[] {
  const names = Object.keys(definition.checks);
  return Object.keys(checks).flatMap((id) =>
    names.includes(id) ? [] : unknownName('check', id, `context.checks.${id}`, names),
  );
}

function waiverIssues({ waive }: ReadContext): readonly Issue[] {
  return waive.flatMap((waiver, index) => {
    const path = `context.waive.${index}`;
    const odd = Object.keys(waiver).filter((property) => !Object.hasOwn(WAIVER, property));
    const { expiresAt } = waiver;
    return [
      ...odd.map((property) =>
        createIssue('unknown_property', `${path}.${property}`, {
          property,
          nearest: nearestName(property, Object.keys(WAIVER)),
        }),
      ),
      ...(expiresAt === undefined || readInstant(expiresAt) !== null
        ? []
        : [unreadableInstant(`${path}.expiresAt`, expiresAt, toJson(expiresAt))]),
    ];
  });
}

function unknownName(kind: 'field' | 'type' | 'check', id: unknown, path: string, names: readonly string[]): Issue {
  return createIssue('unknown_reference', path, { kind, id: toJson(id), nearest: nearestName(id, names) });
}
