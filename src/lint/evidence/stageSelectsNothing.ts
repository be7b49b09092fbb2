import { type EvidenceRule, rounded } from '../Evidence.js';

/** Nearly everything that reaches this stage reaches the next: passing it says nothing. */
export const stageSelectsNothing: EvidenceRule<{ readonly minimum: number; readonly atLeast: number }> = {
  code: 'stage_selects_nothing',
  number: 'SW953',
  severity: 'info',
  options: { minimum: 30, atLeast: 0.95 },
  examine: ({ path, funnel }, report, { minimum, atLeast }) => {
    for (const { stage, reached: n, toNext } of funnel().steps) {
      const { low } = toNext.interval;
      if (n < minimum || low === null || low < atLeast) continue;
      report(`${path}.stages.${stage}`, { stage, n, rate: rounded(toNext.value ?? 0), low: rounded(low) });
    }
  },
};
