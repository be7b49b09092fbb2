import { conditionRequirements, requirementsOf } from '../../plan/index.js';
import { conditionsDemandedOf, requiresOf } from '../conditionsOf.js';
import { canBeMet, contradiction } from '../contradictions.js';
import { type Design, openStagesOf, type SeriesPlace, type StagePlace, seriesOf, stagesOf, wayTo } from '../Design.js';
import type { LintRule, Report } from '../LintRule.js';
import { visitedBefore } from '../waysAround.js';

/** Requirements that contradict each other, or that no value can meet: nobody ever gets past them. */
export const unmeetableRequirements: LintRule = {
  code: 'unmeetable_requirements',
  number: 'SW020',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const { processes } = design.declared;
    const stages = new Map(stagesOf(design).map((place) => [`${place.path}.requires`, place]));
    for (const { requires, path, series } of requiresOf(design)) {
      const stage = stages.get(path);
      const visited = stage === undefined ? {} : { visited: visitedBefore(design, stage) };
      const asked = { requirements: requirementsOf(requires, path, processes), series, ...visited };
      if (canBeMet(design, asked)) continue;
      const alone = asked.requirements.filter(({ kind }) => kind === 'condition');
      const isAlone = alone.length > 0 && !canBeMet(design, { ...asked, requirements: alone });
      const witness = stage === undefined ? {} : { witness: wayTo(stage) };
      report(isAlone ? `${path}.condition` : path, contradiction(design, asked), witness);
    }
    for (const { condition, path, series } of conditionsDemandedOf(design)) {
      const asked = { requirements: conditionRequirements(condition, path), series };
      if (!canBeMet(design, asked)) report(path, contradiction(design, asked));
    }
    for (const place of seriesOf(design)) lookAtWins(design, place, report);
  },
};

/** Closing as won takes what the stage asks for and what the outcome asks for, at once. */
function lookAtWins(design: Design, place: SeriesPlace, report: Report) {
  const { id: series, result, stages } = place.series;
  const last = stages.at(-1)?.id;
  const leaving = (start: StagePlace) => ({
    requirements: requirementsOf(start.stage.requires, `${start.path}.requires`, design.declared.processes),
    series,
    visited: visitedBefore(design, start),
  });
  const passable = openStagesOf(place).flatMap((start) => {
    const asked = leaving(start);
    return canBeMet(design, asked) ? [{ start, asked }] : [];
  });
  for (const { kind, from, requires, id } of result.outcomes) {
    const path = `${place.path}.result.outcomes.${id}.requires`;
    const own = requirementsOf(requires, path, design.declared.processes);
    if (kind !== 'won' || !canBeMet(design, { requirements: own, series })) continue;
    const wins = passable
      .filter(({ start: { stage } }) => from === 'any' || (from === 'last' ? [last] : from).includes(stage.id))
      .map(({ start, asked }) => ({ start, asked: { ...asked, requirements: [...asked.requirements, ...own] } }));
    const [first] = wins;
    if (first === undefined || wins.some(({ asked }) => canBeMet(design, asked))) continue;
    report(path, contradiction(design, first.asked), { witness: [...wayTo(first.start), id] });
  }
}
