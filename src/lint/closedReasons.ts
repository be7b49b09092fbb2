import { outcomeAnalysis } from '../conversion/index.js';
import type { Evidence } from './Evidence.js';

/** The attribute that holds why an opportunity was closed. */
const REASON = 'reason';

/** The reasons of one outcome, how often each was given, and how often any. */
export type ClosedReasons = {
  readonly outcome: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly n: number;
};

/**
 * Why opportunities were lost or abandoned, by outcome; nothing where the history has no attribute `reason`. Closings
 * without a reason count for none.
 */
export function closedReasons({ history, asOf }: Evidence): readonly ClosedReasons[] {
  if (!history.attributes.includes(REASON)) return [];
  const { outcomes } = outcomeAnalysis(history, { asOf, reasons: [REASON] }).total;
  return outcomes.flatMap(({ outcome, kind, reasons }) => {
    if (outcome === null || kind === 'won') return [];
    const counts = new Map(reasons.flatMap(({ name, count }) => (name === null ? [] : [[name, count] as const])));
    return [{ outcome, counts, n: [...counts.values()].reduce((sum, count) => sum + count, 0) }];
  });
}
