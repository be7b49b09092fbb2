import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A field that two stages of one series ask for: it was there already. */
export const requiredTwice: LintRule = {
  code: 'required_twice',
  number: 'SW602',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const first = new Map<string, string>();
      for (const { stage, path } of [...openStagesOf(place), ...afterWinStagesOf(place)]) {
        stage.requires.fields.forEach((field, at) => {
          const before = first.get(field);
          if (before === undefined) first.set(field, stage.id);
          else
            report(
              `${path}.requires.fields.${at}`,
              { field, stages: [before, stage.id] },
              { witness: [before, stage.id] },
            );
        });
      }
    }
  },
};
