import { funnelConversion } from '../../conversion/index.js';
import { atLeast, type EvidenceRule, rounded } from '../Evidence.js';

/** Most opportunities that came further never stood in this stage. */
export const stageMostlySkipped: EvidenceRule<{ readonly minimum: number; readonly moreThan: number }> = {
  code: 'stage_mostly_skipped',
  number: 'SW952',
  severity: 'warning',
  options: { minimum: 30, moreThan: 0.5 },
  examine: ({ history, asOf, path, funnel }, report, { minimum, moreThan }) => {
    const reached = funnel().steps;
    const visited = funnelConversion(history, { asOf, count: 'visited' }).total.steps;
    for (const [index, { stage, reached: n }] of reached.entries()) {
      const skipped = n - (visited[index]?.reached ?? 0);
      const low = atLeast(skipped, n);
      if (n < minimum || low <= moreThan) continue;
      report(`${path}.stages.${stage}`, { stage, n, skipped, share: rounded(skipped / n), low: rounded(low) });
    }
  },
};
