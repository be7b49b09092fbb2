import type { OutcomeKind } from '../../definition/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Several outcomes that statistics count as one kind: fine where meant, worth a look where not. */
export const severalOutcomesOfKind: LintRule = {
  code: 'several_outcomes_of_kind',
  number: 'SW029',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const kinds: readonly OutcomeKind[] = ['won', 'lost', 'abandoned'];
    for (const { series, path } of seriesOf(design)) {
      for (const kind of kinds) {
        const outcomes = series.result.outcomes.filter((outcome) => outcome.kind === kind).map(({ id }) => id);
        if (outcomes.length > 1) report(`${path}.result.outcomes`, { status: kind, outcomes });
      }
    }
  },
};
