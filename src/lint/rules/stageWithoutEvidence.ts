import { asksSomething } from '../asksSomething.js';
import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage of which nobody can decide whether it is done. What the win itself asks for is the last stage's evidence. */
export const stageWithoutEvidence: LintRule = {
  code: 'stage_without_evidence',
  number: 'SW205',
  severity: 'error',
  block: 'evidence',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const wins = place.series.result.outcomes.filter(({ kind }) => kind === 'won');
      const isWinProven = wins.length > 0 && wins.every(({ requires }) => asksSomething(requires));
      const open = openStagesOf(place);
      const decided = isWinProven ? open.slice(0, -1) : open;
      for (const { stage, path } of [...decided, ...afterWinStagesOf(place).slice(0, -1)]) {
        if (!asksSomething(stage.requires)) report(`${path}.requires`, { stage: stage.id });
      }
    }
  },
};
