import { seriesOf, stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A state that was merged into another one, and is still led from, to, or advanced to. */
export const mergedStateUsed: LintRule = {
  code: 'merged_state_used',
  number: 'SW108',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const merged = new Map(design.model.customerStates.map(({ id, mergedInto }) => [id, mergedInto]));
    const tell = (state: string | undefined, path: string) => {
      const into = state === undefined ? undefined : merged.get(state);
      if (state !== undefined && into !== undefined) report(path, { customerState: state, into });
    };
    for (const { series, path } of seriesOf(design)) {
      tell(series.from, `${path}.from`);
      tell(series.to, `${path}.to`);
      for (const { id, advancesCustomerTo } of series.result.outcomes) {
        tell(advancesCustomerTo, `${path}.result.outcomes.${id}.advancesCustomerTo`);
      }
    }
    for (const { stage, path } of stagesOf(design)) tell(stage.advancesCustomerTo, `${path}.advancesCustomerTo`);
  },
};
