import type { LintRule } from '../LintRule.js';
import { labelTexts, plainName } from '../labelTexts.js';
import { usedNames } from '../usedNames.js';

/** A solution, an estimate of effort or a quote that is handed in before those who must deliver it have reviewed it. */
export const submissionWithoutReview: LintRule<{
  readonly verbs: readonly string[];
  readonly objects: readonly string[];
}> = {
  code: 'submission_without_review',
  number: 'SW504',
  severity: 'error',
  options: {
    verbs: ['submit', 'hand in', 'send', '提交', '递交'],
    objects: ['solution', 'effort', 'quote', 'quotation', 'proposal', '方案', '工作量', '报价'],
  },
  check: (design, report, { verbs, objects }) => {
    const { roles, actions, processes } = design.model;
    const delivery = new Set(roles.filter(({ duty }) => duty === 'delivery').map(({ id }) => id));
    if (delivery.size === 0) return;
    const { action: spokenOf } = usedNames(design);
    for (const [id, { label }] of Object.entries(actions)) {
      const texts = labelTexts({ id, label }).map(plainName);
      const isSubmission = texts.some(
        (text) => verbs.some((verb) => text.includes(verb)) && objects.some((thing) => text.includes(thing)),
      );
      const isReviewed = processes.some(
        ({ before, approve }) => before === id && approve.by.some((role) => delivery.has(role)),
      );
      if (spokenOf.has(id) && isSubmission && !isReviewed) report(`actions.${id}`, { action: id });
    }
  },
};
