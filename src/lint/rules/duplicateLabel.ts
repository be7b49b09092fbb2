import type { Label } from '../../definition/index.js';
import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { labelTexts, spokenName } from '../labelTexts.js';

type Named = { readonly id: string; readonly label: Label };

/** What people cannot tell apart in a list to choose from: `Closed lost` beside `Closed Lost`. */
export const duplicateLabel: LintRule = {
  code: 'duplicate_label',
  number: 'SW024',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const { outcomes } = place.series.result;
      const results = `${place.path}.result.outcomes`;
      // An opportunity stands in a stage or in an outcome: they are one list.
      look('stage', [
        ...[...openStagesOf(place), ...afterWinStagesOf(place)].map(({ stage, path }) => [stage, path] as const),
        ...outcomes.map((outcome) => [outcome, `${results}.${outcome.id}`] as const),
      ]);
      for (const { id, reasons = [] } of outcomes) {
        look(
          'reason',
          reasons.map((reason) => [reason, `${results}.${id}.reasons.${reason.id}`] as const),
        );
      }
    }

    function look(kind: 'stage' | 'reason', list: readonly (readonly [element: Named, path: string])[]) {
      const first = new Map<string, string>();
      for (const [element, path] of list) {
        // The id is what people read only where there is no label.
        const [id = '', ...labels] = labelTexts(element);
        const read = labels.length === 0 ? [id] : labels;
        const names = new Set(read.map(spokenName).filter((name) => name !== ''));
        const other = [...names].map((name) => first.get(name)).find((id) => id !== undefined);
        if (other === undefined) for (const name of names) first.set(name, element.id);
        // One id twice is told by the compiler.
        else if (other !== element.id) report(`${path}.label`, { [kind]: element.id, other });
      }
    }
  },
};
