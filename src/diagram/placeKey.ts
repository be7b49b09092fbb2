import type { GroupId } from './Diagram.js';

/** The key of a place: what no other place of a diagram has. */
export function placeKey(group: GroupId, id: string): string {
  return `${group}/${id}`;
}
