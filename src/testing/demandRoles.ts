import { StagewrightError } from '../issues/index.js';
import type { AnyPlan } from '../plan/index.js';
import { unknownNames } from './unknownName.js';

/**
 * Refuses roles that the model does not have: a misspelt one grants nothing, and every right would seem to be denied.
 *
 * @throws {StagewrightError} `unknown_reference { kind: 'role', id, nearest }` for each.
 */
export function demandRoles({ definition }: AnyPlan, roles: readonly unknown[], path: string): void {
  const known: readonly string[] = definition.roles.map(({ id }: { readonly id: string }) => id);
  const wrong = unknownNames('role', roles as readonly string[], known, () => path);
  if (wrong.length > 0) throw new StagewrightError(wrong);
}
