import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A consumer business with a heavy process, or a business of large accounts with hardly any. */
export const profileDisagrees: LintRule<{
  readonly consumerLean: number;
  readonly businessLean: number;
  readonly maxStages: number;
  readonly maxGates: number;
  readonly minStages: number;
}> = {
  code: 'profile_disagrees',
  number: 'SW901',
  severity: 'warning',
  block: 'profile',
  options: { consumerLean: 0.5, businessLean: -1, maxStages: 5, maxGates: 2, minStages: 3 },
  check: (design, report, { consumerLean, businessLean, maxStages, maxGates, minStages }) => {
    const { profile, processes } = design.model;
    if (profile === undefined) return;
    const scores = Object.values(profile);
    const lean = scores.reduce((sum, score) => sum + score, 0) / Math.max(scores.length, 1);
    const gates = processes.filter(({ effect, recurring }) => effect === 'gate' && !recurring).length;
    for (const { series, path } of seriesOf(design)) {
      const stages = series.stages.length;
      const isHeavy = lean >= consumerLean && (stages > maxStages || gates > maxGates);
      const isThin = lean <= businessLean && stages < minStages && gates === 0;
      if (isHeavy || isThin)
        report(path, { series: series.id, lean: Math.round(lean * 100) / 100, stages: stages, gates });
    }
  },
};
