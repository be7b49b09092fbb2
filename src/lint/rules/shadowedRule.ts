import type { Condition, OutcomeChange } from '../../definition/index.js';
import { canHold, type Demand, demandOf, type Ground, type Satisfiability } from '../../satisfiability/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

type Entry = { readonly id?: string; readonly when?: Condition };

/** So many earlier entries are compared with each, and so many in a list: one of thousands must not cost millions. */
const MAX_EARLIER = 50;
const MAX_COMPARISONS = 5_000;
/** So many of them are held against it together, where it cannot be told for more. */
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
        const isLeft = (earlier: readonly T[]) => leaves(ground, later.when, earlier);
        let earlier = always.find((one) => isAbout(one, later));
        if (later.when === undefined) always.push(later);
        if (earlier === undefined && near.length === 0) return;
        // Where something is left by all of them, each leaves it.
        const left = earlier === undefined ? isLeft(near) : 'no';
        if (left === 'yes') return;
        earlier ??= near.find((one) => isLeft([one]) === 'no');
        if (earlier !== undefined) report(place, { by: `${path}.${earlier.id ?? list.indexOf(earlier)}` });
        else if (left === 'no' || (near.length > MAX_TOGETHER && isLeft(near.slice(-MAX_TOGETHER)) === 'no'))
          report(place, { by: null });
      });
    }
  },
};

/** Whether anything meets the condition of an entry and of none before it. */
function leaves(ground: Ground, when: Condition | undefined, earlier: readonly Entry[]): Satisfiability {
  // An entry without a condition leaves nothing.
  const others = earlier.map(
    ({ when: other }): Demand => (other === undefined ? { any: [] } : demandOf(ground, other, 'notYes')),
  );
  return canHold(ground, { all: [...(when === undefined ? [] : [demandOf(ground, when, 'yes')]), ...others] });
}

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
