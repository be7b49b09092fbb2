import type { Track } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';

/**
 * The position of the furthest stage that a closed opportunity may be reopened in: the one it was closed from, or the
 * design's own `reopen.to` where that lies later. Further on would pass the gates between. Where nobody knows what it was
 * closed from, the last one.
 */
export function reopensUpTo(
  { stageIndex, reopenTo, open }: Track,
  closing: Pick<NonNullable<AnyOpportunity['closing']>, 'fromStage'> | null,
): number {
  const from = closing?.fromStage ?? null;
  if (from === null) return open - 1;
  return Math.max(stageIndex.get(from) ?? 0, reopenTo ?? 0);
}
