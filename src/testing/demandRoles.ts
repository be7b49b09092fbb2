import { createIssue, StagewrightError, shown } from '../issues/index.js';
import { type AnyPlan, nearestName } from '../plan/index.js';

/**
 * Refuses roles that the model does not have: a misspelt one grants nothing, and every right would seem to be denied.
 *
 * @throws {StagewrightError} `unknown_reference { kind: 'role', id, nearest }` for each.
 */
export function demandRoles({ definition }: AnyPlan, roles: readonly unknown[], path: string): void {
  const known: readonly string[] = definition.roles.map(({ id }: { readonly id: string }) => id);
  const wrong = roles
    .filter((role) => !known.includes(role as string))
    .map((role) =>
      createIssue('unknown_reference', path, { kind: 'role', id: shown(role), nearest: nearestName(role, known) }),
    );
  if (wrong.length > 0) throw new StagewrightError(wrong);
}
