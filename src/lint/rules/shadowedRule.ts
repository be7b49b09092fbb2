import type { Condition, OutcomeChange } from '../../definition/index.js';
import { implies } from '../../satisfiability/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

type Entry = { readonly id?: string; readonly when?: Condition };

/** So many earlier entries are compared with each, and so many in a list: one of thousands must not cost millions. */
const MAX_EARLIER = 50;
const MAX_COMPARISONS = 5_000;
/** So many of them are held against it together: what they leave is looked for among combinations of answers. */
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
      const most = Math.min(MAX_EARLIER, Math.ceil(MAX_COMPARISONS / Math.max(list.length, 1)));
      const always: T[] = [];
      list.forEach((later, at) => {
        const place = `${path}.${later.id ?? at}`;
        const near = list.slice(Math.max(0, at - most), at).filter((one) => isAbout(one, later));
        const earlier =
          always.find((one) => isAbout(one, later)) ?? near.find(({ when }) => implies(ground, later.when, when));
        if (later.when === undefined) always.push(later);
        if (earlier !== undefined) {
          report(place, { by: `${path}.${earlier.id ?? list.indexOf(earlier)}` });
          return;
        }
        const together = near.slice(-MAX_TOGETHER).flatMap(({ when }) => when ?? []);
        if (together.length > 1 && implies(ground, later.when, { any: together })) report(place, { by: null });
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
