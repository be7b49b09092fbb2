import type { StagePurpose } from '../../definition/index.js';
import { actionsAskedFor, processesAskedFor } from '../askedFor.js';
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
      if (purpose === 'forecast') return stage.winProbability !== undefined || series.probability.mode !== 'fixed';
      if (purpose === 'guidance')
        return (
          actionsAskedFor(stage.requires).length + stage.optional.actions.length > 0 || stage.playbook !== undefined
        );
      if (purpose !== 'process' || processesAskedFor(stage.requires).length > 0) return true;
      return processes.some((process) => process.stage === stage.id && (process.series?.includes(series.id) ?? true));
    }
  },
};
