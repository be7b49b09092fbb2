import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { calledBy, plainNames } from '../labelTexts.js';

/** A result that stands among the stages: deals end in the one result stage, with an outcome and a reason. */
export const lostAsStage: LintRule<{ readonly names: readonly string[] }> = {
  code: 'lost_as_stage',
  number: 'SW301',
  severity: 'error',
  options: {
    names: [
      'lost',
      'closed lost',
      'lost deal',
      'failed',
      'failure',
      'declined',
      'withdrawn',
      'won',
      'closed won',
      '输单',
      '丢单',
      '失败',
      '已输单',
      '赢单',
      '已赢单',
      '战败',
    ],
  },
  check: (design, report, { names }) => {
    const results = plainNames(names);
    for (const { stage, path } of stagesOf(design)) {
      const name = calledBy(stage, results);
      if (name !== undefined) report(path, { stage: stage.id, name });
    }
  },
};
