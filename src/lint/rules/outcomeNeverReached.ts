import type { Series } from '../../definition/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** An outcome that is closed from no stage and that no change leads to. */
export const outcomeNeverReached: LintRule = {
  code: 'outcome_never_reached',
  number: 'SW035',
  severity: 'error',
  options: {},
  check: (design, report) => {
    for (const { series, path } of seriesOf(design)) {
      const reached = reachedOutcomes(series);
      for (const { id } of series.result.outcomes)
        if (!reached.has(id)) report(`${path}.result.outcomes.${id}`, { outcome: id });
    }
  },
};

function reachedOutcomes({ stages, variants, result: { outcomes, changes } }: Series): ReadonlySet<string> {
  const isDropped = new Set(variants.flatMap(({ drop }) => drop));
  // A win passes no mandatory stage, unless a variant is without it.
  const lastMandatory = stages.findLastIndex(({ id, mandatory }) => mandatory && !isDropped.has(id));
  const reached = new Set<string>();
  for (const { id, kind, from } of outcomes) {
    const isClosed =
      typeof from === 'string' ||
      stages.some((stage, at) => from.includes(stage.id) && (kind !== 'won' || at >= lastMandatory));
    if (isClosed) reached.add(id);
  }
  // What is added on the way is gone through as well.
  for (const outcome of reached) for (const { from, to } of changes) if (from === outcome) reached.add(to);
  return reached;
}
