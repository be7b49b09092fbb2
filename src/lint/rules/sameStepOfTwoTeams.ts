import type { LintRule } from '../LintRule.js';

/** Series of different teams that lead the customer over the same step. */
export const sameStepOfTwoTeams: LintRule = {
  code: 'same_step_of_two_teams',
  number: 'SW102',
  severity: 'warning',
  options: {},
  check: ({ model: { series } }, report) => {
    const first = new Map<string, (typeof series)[number]>();
    for (const one of series) {
      if (one.from === undefined || one.to === undefined || one.team === undefined) continue;
      const step = JSON.stringify([one.from, one.to]);
      const other = first.get(step);
      if (other === undefined) first.set(step, one);
      else if (other.team !== one.team) report(`series.${one.id}.team`, { series: one.id, otherSeries: other.id });
    }
  },
};
