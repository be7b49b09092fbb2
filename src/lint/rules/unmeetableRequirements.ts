import type { Requires } from '../../definition/index.js';
import { requirementsOf } from '../../plan/index.js';
import { canHold, type Demand, demandOf, demandOfRequirement } from '../../satisfiability/index.js';
import { conditionsDemandedOf, requiresOf } from '../conditionsOf.js';
import { type Design, openStagesOf, type SeriesPlace, seriesOf, stagesOf, wayTo } from '../Design.js';
import type { LintRule, Report } from '../LintRule.js';

/** Requirements that contradict each other, or that no value can meet: nobody ever gets past them. */
export const unmeetableRequirements: LintRule = {
  code: 'unmeetable_requirements',
  number: 'SW020',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const ways = new Map(stagesOf(design).map((place) => [`${place.path}.requires`, wayTo(place)]));
    for (const { requires, path, series } of requiresOf(design)) {
      if (canBeMet(design, [requires], series)) continue;
      const ground = { plan: design.declared, series };
      const { condition } = requires;
      const isAlone = condition !== undefined && canHold(ground, demandOf(ground, condition, 'yes')) === 'no';
      const witness = ways.get(path);
      report(isAlone ? `${path}.condition` : path, {}, witness === undefined ? {} : { witness });
    }
    for (const { condition, path, series } of conditionsDemandedOf(design)) {
      const ground = { plan: design.declared, series };
      if (canHold(ground, demandOf(ground, condition, 'yes')) === 'no') report(path);
    }
    for (const place of seriesOf(design)) lookAtWins(design, place, report);
  },
};

/** Closing as won takes what the stage asks for and what the outcome asks for, at once. */
function lookAtWins(design: Design, place: SeriesPlace, report: Report) {
  const { id, result } = place.series;
  const stages = openStagesOf(place);
  for (const outcome of result.outcomes) {
    if (outcome.kind !== 'won' || !canBeMet(design, [outcome.requires], id)) continue;
    const { from } = outcome;
    const starts =
      from === 'any'
        ? stages
        : from === 'last'
          ? stages.slice(-1)
          : stages.filter(({ stage }) => from.includes(stage.id));
    const passable = starts.filter(({ stage }) => canBeMet(design, [stage.requires], id));
    const [first] = passable;
    if (first === undefined || passable.some(({ stage }) => canBeMet(design, [stage.requires, outcome.requires], id)))
      continue;
    report(`${place.path}.result.outcomes.${outcome.id}.requires`, {}, { witness: [...wayTo(first), outcome.id] });
  }
}

/** Whether all of these can be met at one time, or nobody can tell. */
function canBeMet({ declared }: Design, blocks: readonly Requires[], series: string): boolean {
  const ground = { plan: declared, series };
  const all: readonly Demand[] = blocks
    .flatMap((requires) => requirementsOf(requires, '', declared.processes))
    .map((requirement) => demandOfRequirement(ground, requirement));
  return canHold(ground, { all }) !== 'no';
}
