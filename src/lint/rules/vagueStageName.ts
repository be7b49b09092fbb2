import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { calledBy, plainNames } from '../labelTexts.js';

/** A stage named after something that goes on, where only a result can be seen to be there. */
export const vagueStageName: LintRule<{ readonly names: readonly string[] }> = {
  code: 'vague_stage_name',
  number: 'SW204',
  severity: 'warning',
  options: {
    names: [
      '建立联系',
      '消除异议',
      '取得信任',
      '建立信任',
      '持续跟进',
      '跟进',
      '跟进中',
      'build trust',
      'building trust',
      'gain trust',
      'establish contact',
      'make contact',
      'overcome objections',
      'handle objections',
      'follow up',
      'following up',
      'in progress',
      'working',
    ],
  },
  check: (design, report, { names }) => {
    const vague = plainNames(names);
    for (const { stage, path } of stagesOf(design)) {
      const name = calledBy(stage, vague);
      if (name !== undefined) report(path, { stage: stage.id, name });
    }
  },
};
