import type { Label } from '../../definition/index.js';
import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { labelTexts, plainName } from '../labelTexts.js';

/** Two stages or outcomes of one series that people cannot tell apart: `Closed lost` beside `Closed Lost`. */
export const duplicateLabel: LintRule = {
  code: 'duplicate_label',
  number: 'SW024',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const first = new Map<string, string>();
      for (const { stage, path } of [...openStagesOf(place), ...afterWinStagesOf(place)]) look(stage, path, first);
      for (const outcome of place.series.result.outcomes)
        look(outcome, `${place.path}.result.outcomes.${outcome.id}`, first);
    }

    function look(element: { readonly id: string; readonly label: Label }, path: string, first: Map<string, string>) {
      const names = new Set(
        labelTexts(element)
          .map(plainName)
          .filter((name) => name !== ''),
      );
      const other = [...names].map((name) => first.get(name)).find((id) => id !== undefined);
      if (other === undefined) for (const name of names) first.set(name, element.id);
      else report(`${path}.label`, { stage: element.id, other });
    }
  },
};
