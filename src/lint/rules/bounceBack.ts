import { openStagesOf, seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A way back into a stage that advances by itself, where the completions that it waits for are kept. */
export const bounceBack: LintRule = {
  code: 'bounce_back',
  number: 'SW211',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const place of seriesOf(design)) {
      const { moves, result } = place.series;
      const stages = openStagesOf(place).map(({ stage }) => stage);
      const auto = new Set(stages.filter((stage) => stage.auto).map(({ id }) => id));
      const next = (id: string) => stages[stages.findIndex((stage) => stage.id === id) + 1]?.id;
      if (typeof moves.rollBack !== 'string') {
        moves.rollBack.forEach(({ from, to, keep }, at) => {
          if (keep !== 'all' || !auto.has(to)) return;
          const witness = [from ?? next(to), to, next(to)].flatMap((id) => id ?? []);
          report(`${place.path}.moves.rollBack.${at}`, { stage: to }, { witness });
        });
      }
      const { reopen } = result;
      if (reopen === false || reopen.keep !== 'all') continue;
      for (const stage of reopen.to === undefined ? auto : [reopen.to]) {
        if (auto.has(stage))
          report(
            `${place.path}.result.reopen`,
            { stage },
            { witness: [stage, ...[next(stage)].flatMap((id) => id ?? [])] },
          );
      }
    }
  },
};
