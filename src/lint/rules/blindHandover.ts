import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that passes to other people, where those who had it before may not even look any more. */
export const blindHandover: LintRule = {
  code: 'blind_handover',
  number: 'SW702',
  severity: 'info',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const stages = [...openStagesOf(place), ...afterWinStagesOf(place)];
      stages.forEach(({ stage, path }, at) => {
        const before = stages[at - 1]?.stage;
        if (before?.access === undefined || stage.access === undefined) return;
        const { own, edit, view } = stage.access;
        const seeing = new Set([...own, ...edit, ...view]);
        const blind = before.access.own.filter((role) => !seeing.has(role));
        if (blind.length > 0 && blind.length === before.access.own.length) {
          report(
            `${path}.access`,
            { stage: stage.id, from: before.id, roles: blind },
            { witness: [before.id, stage.id] },
          );
        }
      });
    }
  },
};
