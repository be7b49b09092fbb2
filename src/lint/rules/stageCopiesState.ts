import { openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { isNamed, labelTexts } from '../labelTexts.js';

/** Stages that only repeat the customer's states: the two lines are linked, not the same. */
export const stageCopiesState: LintRule = {
  code: 'stage_copies_state',
  number: 'SW202',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const states = design.model.customerStates;
    for (const place of seriesOf(design)) {
      const stages = openStagesOf(place);
      const onlyCopies =
        stages.length > 1 &&
        stages.every(
          ({ stage: { advancesCustomerTo, purpose } }) =>
            advancesCustomerTo !== undefined && purpose.length > 0 && purpose.every((one) => one === 'progress'),
        );
      for (const { stage, path } of stages) {
        const state =
          states.find((one) => isNamed(stage, labelTexts(one)))?.id ??
          (onlyCopies ? stage.advancesCustomerTo : undefined);
        if (state !== undefined) report(path, { stage: stage.id, customerState: state });
      }
    }
  },
};
