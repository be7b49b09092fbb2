import type { StagePurpose } from '../../definition/index.js';
import { type StagePlace, stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that is for nothing, or says that it is for something and has no means to it. */
export const stageWithoutPurpose: LintRule = {
  code: 'stage_without_purpose',
  number: 'SW203',
  severity: 'warning',
  block: 'purpose',
  options: {},
  check: (design, report) => {
    const { processes } = design.model;
    for (const place of stagesOf(design)) {
      const { stage, path } = place;
      if (stage.purpose.length === 0) report(path, { stage: stage.id });
      for (const purpose of stage.purpose) {
        if (!hasMeans(place, purpose)) report(`${path}.purpose`, { stage: stage.id, purpose });
      }
    }

    function hasMeans({ stage, series }: StagePlace, purpose: StagePurpose): boolean {
      const { actions, processes: asked } = stage.requires;
      if (purpose === 'forecast') return stage.winProbability !== undefined || series.probability.mode !== 'fixed';
      if (purpose === 'guidance')
        return actions.length + stage.optional.actions.length > 0 || stage.playbook !== undefined;
      if (purpose === 'process') return asked.length > 0 || processes.some((process) => process.stage === stage.id);
      return true;
    }
  },
};
