import type { EvidenceRule } from './Evidence.js';
import { oneDealDominates } from './evidence/oneDealDominates.js';
import { otherReasonFrequent } from './evidence/otherReasonFrequent.js';
import { probabilityDisagrees } from './evidence/probabilityDisagrees.js';
import { reasonNeverUsed } from './evidence/reasonNeverUsed.js';
import { ruleBroken } from './evidence/ruleBroken.js';
import { stageMostlySkipped } from './evidence/stageMostlySkipped.js';
import { stagePassedThrough } from './evidence/stagePassedThrough.js';
import { stageSelectsNothing } from './evidence/stageSelectsNothing.js';
import { targetDaysOff } from './evidence/targetDaysOff.js';

// biome-ignore lint/suspicious/noExplicitAny: rules with any options stand in one list.
export const evidenceRules: readonly EvidenceRule<any>[] = [
  oneDealDominates,
  stagePassedThrough,
  stageMostlySkipped,
  stageSelectsNothing,
  probabilityDisagrees,
  targetDaysOff,
  reasonNeverUsed,
  otherReasonFrequent,
  ruleBroken,
];
