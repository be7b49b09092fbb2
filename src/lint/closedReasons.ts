import { outcomeAnalysis } from '../conversion/index.js';
import type { AnyHistory } from '../history/index.js';

/** The attribute that holds why an opportunity was closed, where no row of the history says so itself. */
const REASON = 'reason';

/** The reasons of one outcome, how often each was given, and how often any. */
export type ClosedReasons = {
  readonly outcome: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly n: number;
};

/**
 * Why opportunities were lost or abandoned, by outcome: as the rows of their closes say, or an attribute `reason`; nothing
 * where there is neither. Closings without a reason count for none.
 */
export function closedReasons(history: AnyHistory, asOf: number): readonly ClosedReasons[] {
  const isAttribute = history.reason === null && history.attributes.includes(REASON);
  if (history.reason === null && !isAttribute) return [];
  const { outcomes } = outcomeAnalysis(history, { asOf, ...(isAttribute ? { reasons: [REASON] } : {}) }).total;
  return outcomes.flatMap(({ outcome, kind, reasons }) => {
    if (outcome === null || kind === 'won') return [];
    const counts = new Map(reasons.flatMap(({ name, count }) => (name === null ? [] : [[name, count] as const])));
    return [{ outcome, counts, n: [...counts.values()].reduce((sum, count) => sum + count, 0) }];
  });
}
