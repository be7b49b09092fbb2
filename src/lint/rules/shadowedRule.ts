import type { Condition } from '../../definition/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { fieldsById } from '../satisfiability/fieldsById.js';
import { implies } from '../satisfiability/implies.js';

type Entry = { readonly id?: string; readonly when?: Condition };

/** So many earlier entries are compared with each: a list of thousands must not cost millions of comparisons. */
const MAX_EARLIER = 50;

/** An entry of a list in which the first one that applies holds, and an earlier one always applies when it does. */
export const shadowedRule: LintRule = {
  code: 'shadowed_rule',
  number: 'SW022',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const { model } = design;
    const fields = fieldsById(model);
    look(model.types, 'types');
    look(model.routing, 'routing');
    look(model.grades, 'grades');
    look(model.ageing, 'ageing');
    for (const { series, path } of seriesOf(design)) {
      look(series.variants, `${path}.variants`);
      if (typeof series.moves.skip !== 'string') look(series.moves.skip, `${path}.moves.skip`, covers);
      if (typeof series.moves.rollBack !== 'string') look(series.moves.rollBack, `${path}.moves.rollBack`, covers);
    }

    function look<T extends Entry>(
      list: readonly T[],
      path: string,
      isAbout: (earlier: T, later: T) => boolean = () => true,
    ) {
      list.forEach((later, at) => {
        const earlier = list
          .slice(Math.max(0, at - MAX_EARLIER), at)
          .findIndex((one) => isAbout(one, later) && implies(later.when, one.when, fields));
        if (earlier < 0) return;
        const first = Math.max(0, at - MAX_EARLIER) + earlier;
        report(`${path}.${later.id ?? at}`, { by: `${path}.${list[first]?.id ?? first}` });
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
