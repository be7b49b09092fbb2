import { openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A skip rule that can never be used, because a mandatory stage lies on its way. */
export const skipPassesMandatory: LintRule = {
  code: 'skip_passes_mandatory',
  number: 'SW021',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const { skip } = place.series.moves;
      if (typeof skip === 'string') continue;
      const stages = openStagesOf(place).map(({ stage }) => stage);
      const at = new Map(stages.map(({ id }, index) => [id, index]));
      skip.forEach(({ from, to }, index) => {
        const target = at.get(to);
        if (target === undefined) return;
        // Without `from` the nearest stage that is not the one right before is the best case.
        const start = from === undefined ? Math.max(0, target - 2) : at.get(from);
        if (start === undefined) return;
        const passed = stages.slice(start + 1, target).filter(({ mandatory }) => mandatory);
        if (passed.length === 0) return;
        report(
          `${place.path}.moves.skip.${index}`,
          { from: from ?? null, to, stages: passed.map(({ id }) => id) },
          { witness: stages.slice(start, target + 1).map(({ id }) => id) },
        );
      });
    }
  },
};
