import type { Condition, OutcomeChange } from '../../definition/index.js';
import { implies } from '../../satisfiability/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

type Entry = { readonly id?: string; readonly when?: Condition };

/** So many earlier entries are compared with each: a list of thousands must not cost millions of comparisons. */
const MAX_EARLIER = 50;
/** So many are held against it together: what they leave is looked for in every combination of their answers. */
const MAX_TOGETHER = 10;

/** An entry of a list in which the first one that applies holds, and an earlier one, or one of several, always applies when it does. */
export const shadowedRule: LintRule = {
  code: 'shadowed_rule',
  number: 'SW022',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const { model } = design;
    look(model.types, 'types');
    look(model.routing, 'routing');
    look(model.grades, 'grades');
    look(model.ageing, 'ageing');
    for (const { series, path } of seriesOf(design)) {
      const { skip, rollBack } = series.moves;
      look<Entry & OutcomeChange>(series.result.changes, `${path}.result.changes`, series.id, isSameChange);
      look(series.variants, `${path}.variants`, series.id);
      if (typeof skip !== 'string') look(skip, `${path}.moves.skip`, series.id, covers);
      if (typeof rollBack !== 'string') look(rollBack, `${path}.moves.rollBack`, series.id, covers);
    }

    function look<T extends Entry>(
      list: readonly T[],
      path: string,
      series: string | null = null,
      isAbout: (earlier: T, later: T) => boolean = () => true,
    ) {
      const ground = { plan: design.declared, series };
      list.forEach((later, at) => {
        const place = `${path}.${later.id ?? at}`;
        const start = Math.max(0, at - MAX_EARLIER);
        const before = list.slice(start, at);
        const earlier = before.findIndex((one) => isAbout(one, later) && implies(ground, later.when, one.when));
        if (earlier >= 0) {
          report(place, { by: `${path}.${before[earlier]?.id ?? start + earlier}` });
          return;
        }
        const together = before.filter((one) => isAbout(one, later)).flatMap(({ when }) => when ?? []);
        const areFew = together.length > 1 && together.length <= MAX_TOGETHER;
        if (areFew && implies(ground, later.when, { any: together })) report(place, { by: null });
      });
    }
  },
};

/** A rule without `from` speaks of every stage that one with `from` names. */
function covers(
  earlier: { readonly from?: string; readonly to: string },
  later: { readonly from?: string; readonly to: string },
): boolean {
  return earlier.to === later.to && (earlier.from === undefined || earlier.from === later.from);
}

/** Of two changes of one result into another only the first is looked at. */
function isSameChange(earlier: OutcomeChange, later: OutcomeChange): boolean {
  return earlier.from === later.from && earlier.to === later.to;
}
