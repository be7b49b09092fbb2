import { arrangeChanges } from './arrangeChanges.js';
import type { AttributeChanges } from './StageHistory.js';

type Values = readonly (string | null)[];

/** The value behind a code of changes. */
export const changedName = ({ names }: AttributeChanges, code: number): string | null => names[code - 1] ?? null;

/**
 * The code of a value at an instant by what was known at `asOf`, both in epoch milliseconds; -1 for an opportunity without
 * changes. Before the first change that was known it is what that came from; where none was, what the one came from that
 * became known first.
 */
export function changedCode(changes: AttributeChanges, opportunity: number, instant: number, asOf: number): number {
  const { first, at, recordedAt, from, to } = changes;
  const start = first[opportunity] as number;
  const end = first[opportunity + 1] as number;
  if (start === end) return -1;
  let [earliest, soonest, known] = [-1, start, Number.POSITIVE_INFINITY];
  for (let change = end - 1; change >= start; change--) {
    const since = Math.max(at[change] as number, recordedAt[change] as number);
    if (since <= asOf) {
      if ((at[change] as number) <= instant) return to[change] as number;
      earliest = change;
    }
    if (since <= known) [soonest, known] = [change, since];
  }
  return from[earliest < 0 ? soonest : earliest] as number;
}

/** Values with what changes had led to at an instant by what was known then; the very list where nothing changed. */
export function valuesOnceChanged(
  values: Values,
  changes: AttributeChanges | undefined,
  instant = Number.POSITIVE_INFINITY,
): Values {
  if (changes === undefined) return values;
  return values.map((value, opportunity) => {
    const code = changedCode(changes, opportunity, instant, instant);
    return code < 0 ? value : changedName(changes, code);
  });
}

/** The changes of some opportunities, given in ascending order, that were known at an instant; `undefined` for none. */
export function changesKnownAt(
  changes: AttributeChanges | undefined,
  opportunities: readonly number[],
  instant: number,
): AttributeChanges | undefined {
  if (changes === undefined) return undefined;
  const { first, at, recordedAt, from, to, names } = changes;
  const kept = opportunities.flatMap((opportunity, own) => {
    const known: (readonly [number, number])[] = [];
    for (let change = first[opportunity] as number; change < (first[opportunity + 1] as number); change++)
      if ((at[change] as number) <= instant && (recordedAt[change] as number) <= instant) known.push([own, change]);
    return known;
  });
  const picked = (column: Float64Array | Uint32Array) => kept.map(([, change]) => column[change] as number);
  const list = {
    opportunity: kept.map(([own]) => own),
    at: picked(at),
    recordedAt: picked(recordedAt),
    from: picked(from),
    to: picked(to),
    names,
  };
  return arrangeChanges(list, opportunities.length, () => false) ?? undefined;
}
