import type { Design } from './Design.js';

/** The roles that somebody in a team holds; `null` where the model speaks of no teams. */
export function heldRoles({ model: { teams } }: Design): ReadonlySet<string> | null {
  return teams.length === 0 ? null : new Set(teams.flatMap(({ roles }) => roles));
}
