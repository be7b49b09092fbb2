import type { StagePlan, Track } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';

/** The stage an opportunity stands in, or left when it was parked; `undefined` in the result. */
export function stageWorkedIn(track: Track, { stage }: AnyOpportunity): StagePlan | undefined {
  return stage === null ? undefined : track.stages[track.stageIndex.get(stage) ?? -1];
}
