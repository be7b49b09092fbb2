import { afterWinStagesOf, openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { labelTexts, plainName } from '../labelTexts.js';

/** Stages that only repeat the customer's states: the two lines are linked, not the same. */
export const stageCopiesState: LintRule = {
  code: 'stage_copies_state',
  number: 'SW202',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const states = new Map(
      design.model.customerStates.flatMap((state) =>
        labelTexts(state).map((text) => [plainName(text), state.id] as const),
      ),
    );
    for (const place of seriesOf(design)) {
      const stages = openStagesOf(place);
      const onlyCopies =
        stages.length > 1 &&
        stages.every(
          ({ stage: { advancesCustomerTo, purpose } }) =>
            advancesCustomerTo !== undefined && purpose.length > 0 && purpose.every((one) => one === 'progress'),
        );
      for (const { stage, path, afterWin } of [...stages, ...afterWinStagesOf(place)]) {
        const [id = '', ...labels] = labelTexts(stage);
        const name = [...labels, id].find((text) => states.has(plainName(text)));
        const named = name === undefined ? undefined : states.get(plainName(name));
        const state = named ?? (onlyCopies && !afterWin ? stage.advancesCustomerTo : undefined);
        if (state !== undefined)
          report(path, { stage: stage.id, customerState: state, ...(name === undefined ? {} : { name }) });
      }
    }
  },
};
