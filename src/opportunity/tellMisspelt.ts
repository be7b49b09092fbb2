import { nearestName } from '../plan/index.js';
import type { Case } from './Case.js';
import type { Facts } from './Facts.js';
import type { Blocker } from './Verdict.js';

type Found = Pick<Facts, 'plan' | 'context'> & Pick<Case, 'blockers' | 'checklist'>;

/**
 * Adds to what is missing or unknown the names that the host gave and the model does not know, where one of them is near:
 * most likely it was misspelt. Facts that nobody knows are no fault, since hosts pass rows as they have them.
 */
export function tellMisspelt(found: Found): void {
  const { plan, context, blockers, checklist } = found;
  if (blockers.length === 0) return;
  const facts = Object.keys(context.facts).filter((name) => !plan.fields.has(name) && name !== 'type');
  const checks = Object.keys(context.checks).filter((name) => !Object.hasOwn(plan.definition.checks, name));
  if (facts.length + checks.length === 0) return;
  for (const [at, blocker] of blockers.entries()) {
    const asked = askedBy(blocker);
    const given = [...nearestOf(asked.fields, facts), ...nearestOf(asked.checks, checks)];
    if (given.length === 0) continue;
    const told = { ...blocker, params: { ...blocker.params, given } } as Blocker;
    blockers[at] = told;
    for (const [index, item] of checklist.entries())
      if (item.blocker === blocker) checklist[index] = { ...item, blocker: told };
  }
}

const nearestOf = (asked: readonly string[], given: readonly string[]) =>
  asked.flatMap((name) => nearestName(name, given) ?? []);

/** The fields and checks that a blocker waits for. */
function askedBy({ code, params }: Blocker): {
  readonly fields: readonly string[];
  readonly checks: readonly string[];
} {
  const { field, fields, check, checks } = params as { readonly [name: string]: unknown };
  const list = (names: unknown, name: unknown) =>
    (Array.isArray(names) ? names : typeof name === 'string' ? [name] : []) as readonly string[];
  switch (code) {
    case 'missing_field':
    case 'date_required':
    case 'condition_unknown':
    case 'check_unanswered':
      return { fields: list(fields, field), checks: list(checks, check) };
    default:
      return { fields: [], checks: [] };
  }
}
