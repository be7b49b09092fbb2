import { openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Any stage may be jumped to, and none is mandatory: the order of the stages says nothing. */
export const freeSkip: LintRule = {
  code: 'free_skip',
  number: 'SW306',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const stages = openStagesOf(place).map(({ stage }) => stage);
      if (place.series.moves.skip !== 'allow' || stages.length < 3 || stages.some(({ mandatory }) => mandatory))
        continue;
      const witness = [stages[0], stages.at(-1)].flatMap((stage) => stage?.id ?? []);
      report(`${place.path}.moves.skip`, { series: place.series.id }, { witness });
    }
  },
};
