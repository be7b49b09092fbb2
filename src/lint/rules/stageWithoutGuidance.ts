import { actionsAskedFor } from '../askedFor.js';
import { openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage of an action-governed series that tells nobody what to do. */
export const stageWithoutGuidance: LintRule = {
  code: 'stage_without_guidance',
  number: 'SW208',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      if (place.series.govern !== 'action') continue;
      for (const { stage, path } of openStagesOf(place)) {
        const isGuided = actionsAskedFor(stage.requires).length > 0 || stage.playbook !== undefined;
        if (!isGuided) report(path, { stage: stage.id });
      }
    }
  },
};
