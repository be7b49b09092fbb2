import { changedName } from './changedValues.js';
import { isInstant } from './isInstant.js';
import type { AttributeChanges } from './StageHistory.js';

type Problem = { readonly column: string; readonly index: number };

/**
 * What makes columns no changes of an attribute, and the first place where it shows; `null`: they are some. The last change
 * of each opportunity leads to the value that it has in the end.
 */
export function changesProblem(
  changes: AttributeChanges,
  values: readonly (string | null)[] | undefined,
): Problem | null {
  const { first, at, recordedAt, from, to, names } = changes;
  const wrong = (column: string, index: number): Problem => ({ column, index });
  if (values === undefined || first?.length !== values.length + 1 || first[0] !== 0) return wrong('first', 0);
  if (first[values.length] !== at?.length) return wrong('first', values.length);
  for (const [column, own] of Object.entries({ recordedAt, from, to }))
    if (own?.length !== at.length) return wrong(column, 0);
  if (!Array.isArray(names) || new Set(names).size < names.length) return wrong('names', 0);
  for (let opportunity = 0; opportunity < values.length; opportunity++) {
    const [start, end] = [first[opportunity] as number, first[opportunity + 1] as number];
    if (!(start <= end)) return wrong('first', opportunity);
    for (let change = start; change < end; change++) {
      if (!isInstant(at[change] as number) || (change > start && (at[change] as number) < (at[change - 1] as number)))
        return wrong('at', change);
      if (!isInstant(recordedAt[change] as number)) return wrong('recordedAt', change);
      if ((from[change] as number) > names.length) return wrong('from', change);
      if ((to[change] as number) > names.length) return wrong('to', change);
    }
    if (start < end && changedName(changes, to[end - 1] as number) !== values[opportunity]) return wrong('to', end - 1);
  }
  return null;
}
