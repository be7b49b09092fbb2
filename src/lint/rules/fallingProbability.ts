import { openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that is further on the way and less likely to win than the one before it. */
export const fallingProbability: LintRule = {
  code: 'falling_probability',
  number: 'SW027',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      let highest: { readonly id: string; readonly winProbability: number } | null = null;
      for (const { stage, path } of openStagesOf(place)) {
        const { id, winProbability } = stage;
        if (winProbability === undefined) continue;
        if (highest !== null && winProbability < highest.winProbability) {
          report(
            `${path}.winProbability`,
            { stage: id, winProbability, other: highest.id, otherProbability: highest.winProbability },
            { witness: [highest.id, id] },
          );
        } else highest = { id, winProbability };
      }
    }
  },
};
