import type { Requires } from '../../definition/index.js';
import { canRefuse } from '../canRefuse.js';
import { afterWinStagesOf, openStagesOf, type SeriesPlace, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage of which nobody can decide whether it is done. What the win itself asks for is the last stage's evidence. */
export const stageWithoutEvidence: LintRule = {
  code: 'stage_without_evidence',
  number: 'SW205',
  severity: 'error',
  block: 'evidence',
  options: {},
  check: (design, report) => {
    const proves = (requires: Requires, { series }: SeriesPlace) => canRefuse(design, requires, series.id);
    for (const place of seriesOf(design)) {
      const wins = place.series.result.outcomes.filter(({ kind }) => kind === 'won');
      const isWinProven = wins.length > 0 && wins.every(({ requires }) => proves(requires, place));
      const open = openStagesOf(place);
      const decided = isWinProven ? open.slice(0, -1) : open;
      for (const { stage, path } of [...decided, ...afterWinStagesOf(place).slice(0, -1)]) {
        if (!proves(stage.requires, place)) report(`${path}.requires`, { stage: stage.id });
      }
    }
  },
};
