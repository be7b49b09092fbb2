import { type EvidenceRule, rounded } from '../Evidence.js';

/** Hardly anyone stays in this stage: three in four leave it almost at once. */
export const stagePassedThrough: EvidenceRule<{ readonly minimum: number; readonly minDays: number }> = {
  code: 'stage_passed_through',
  number: 'SW951',
  severity: 'warning',
  options: { minimum: 30, minDays: 1 },
  examine: ({ path, times }, report, { minimum, minDays }) => {
    for (const { stage, entered: n, q75 } of times()) {
      if (n < minimum || q75.value === null || q75.value >= minDays) continue;
      report(`${path}.stages.${stage}`, { stage, n, days: rounded(q75.value) });
    }
  },
};
