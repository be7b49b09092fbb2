import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { calledBy, labelTexts, plainNames } from '../labelTexts.js';

/** An action that stands among the stages: it belongs to a stage, as required or optional there. */
export const actionAsStage: LintRule<{ readonly names: readonly string[] }> = {
  code: 'action_as_stage',
  number: 'SW206',
  severity: 'warning',
  options: {
    names: [
      '有效电话',
      '邮寄资料',
      '高层拜访',
      '讲解方案',
      '现身说法',
      '试用试听',
      'send material',
      'send brochure',
      'executive visit',
      'phone call',
      'site visit',
    ],
  },
  check: (design, report, { names }) => {
    const own = Object.entries(design.model.actions).flatMap(([id, { label }]) => labelTexts({ id, label }));
    const actions = plainNames([...names, ...own]);
    for (const { stage, path } of stagesOf(design)) {
      const name = calledBy(stage, actions);
      if (name !== undefined) report(path, { stage: stage.id, name });
    }
  },
};
