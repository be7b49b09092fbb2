import { CLOSED } from '../history/index.js';
import type { AnyHistory } from './Evidence.js';

/** The attribute that holds why an opportunity was closed. */
const REASON = 'reason';

/**
 * How often each reason was given for an outcome, by what the history last knew; `null` where it has no attribute
 * `reason`. Closings without a reason count for none.
 */
export function closedReasons(history: AnyHistory, outcome: string): ReadonlyMap<string, number> | null {
  if (!history.attributes.includes(REASON)) return null;
  const reasons: readonly (string | null)[] = history.values[REASON] ?? [];
  const place = history.places.indexOf(outcome);
  const counts = new Map<string, number>();
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const last = (history.first[opportunity + 1] ?? 0) - 1;
    const reason = reasons[opportunity] ?? null;
    if (history.place[last] !== place || history.status[last] !== CLOSED || reason === null) continue;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

export const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
