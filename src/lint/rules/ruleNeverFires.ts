import { requirementsOf } from '../../plan/index.js';
import { canHold, type Demand, demandOf, demandOfRequirement } from '../../satisfiability/index.js';
import { choosingConditionsOf } from '../conditionsOf.js';
import { type Design, openStagesOf, type SeriesPlace, seriesOf, wayTo } from '../Design.js';
import type { LintRule, Report } from '../LintRule.js';

/** A rule, a type, a grade, a route, a variant or a process whose condition can never be answered yes. */
export const ruleNeverFires: LintRule = {
  code: 'rule_never_fires',
  number: 'SW023',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    for (const { condition, path, series } of choosingConditionsOf(design)) {
      const ground = { plan: design.declared, series };
      if (canHold(ground, demandOf(ground, condition, 'yes')) === 'no') report(path);
    }
    for (const place of seriesOf(design)) lookAtSkips(design, place, report);
  },
};

/** A skip takes its own condition and what the stage left asks for, at once. */
function lookAtSkips({ declared }: Design, place: SeriesPlace, report: Report) {
  const { skip } = place.series.moves;
  if (typeof skip === 'string') return;
  const ground = { plan: declared, series: place.series.id };
  const stages = new Map(openStagesOf(place).map((one) => [one.stage.id, one]));
  skip.forEach(({ from, when }, at) => {
    const start = from === undefined ? undefined : stages.get(from);
    if (start === undefined || when === undefined) return;
    const applies = demandOf(ground, when, 'yes');
    const left: Demand = {
      all: requirementsOf(start.stage.requires, '', declared.processes).map((one) => demandOfRequirement(ground, one)),
    };
    const isTold = [applies, left].some((demand) => canHold(ground, demand) === 'no');
    if (isTold || canHold(ground, { all: [applies, left] }) !== 'no') return;
    report(`${place.path}.moves.skip.${at}.when`, {}, { witness: wayTo(start) });
  });
}
