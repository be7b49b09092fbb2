import { block, type Case } from './Case.js';
import type { ReasonChoices } from './reasonChoices.js';
import type { Actor } from './TransitionRecord.js';

/** Whether the actor holds one of the roles. */
export function holdsAny(by: Actor, roles: readonly string[]): boolean {
  return roles.some((role) => by.roles.includes(role));
}

/** Roles that may act in the stage worked in. Without `access` everybody may; a job of the host always may. */
export function checkAccess(found: Case): void {
  const access = found.stage?.stage.access;
  if (access === undefined || found.stage === undefined) return;
  const { by } = found.context;
  const path = `${found.stage.path}.access`;
  const met = by.system === true || holdsAny(by, access.own) || holdsAny(by, access.edit);
  const roles = [...access.own, ...access.edit];
  if (!met) block(found, 'role_required', path, { roles });
  const blocker = met ? null : (found.blockers.at(-1) ?? null);
  found.checklist.push({ kind: 'right', path, met, required: true, applicable: true, params: { roles }, blocker });
}

/** The roles of an event's own rule; without them everybody may. */
export function checkRoles(found: Case, roles: readonly string[] | undefined, path: string): void {
  if (roles === undefined) return;
  const met = holdsAny(found.context.by, roles);
  if (!met) block(found, 'role_required', path, { roles });
  const blocker = met ? null : (found.blockers.at(-1) ?? null);
  found.checklist.push({ kind: 'right', path, met, required: true, applicable: true, params: { roles }, blocker });
}

/** The event's reason: there if it must be, and one of the declared ones where some are declared. */
export function checkReason(found: Case, path: string, { required, choices }: ReasonChoices): void {
  const { reason } = found.event;
  if (typeof reason !== 'string' || reason.trim() === '') {
    if (!required) return;
    found.inputs.push(choices === null ? { name: 'reason' } : { name: 'reason', choices: [...choices] });
    block(found, 'reason_required', path, choices === null ? {} : { choices: [...choices] });
  } else if (choices !== null && !choices.has(reason)) {
    found.inputs.push({ name: 'reason', choices: [...choices] });
    block(found, 'reason_unknown', path, { reason, choices: [...choices] });
  }
}
