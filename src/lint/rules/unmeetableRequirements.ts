import type { Requires } from '../../definition/index.js';
import type { IssueParams } from '../../issues/index.js';
import { type Requirement, requirementsOf } from '../../plan/index.js';
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
      const params = namesOf(culprits(design, [{ requires, path }], series));
      report(isAlone ? `${path}.condition` : path, params, witness === undefined ? {} : { witness });
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
  const passable = openStagesOf(place).filter(({ stage }) => canBeMet(design, [stage.requires], id));
  for (const { kind, from, requires, id: outcome } of result.outcomes) {
    if (kind !== 'won' || !canBeMet(design, [requires], id)) continue;
    const last = place.series.stages.at(-1)?.id;
    const starts = passable.filter(
      ({ stage }) => from === 'any' || (from === 'last' ? [last] : from).includes(stage.id),
    );
    const [first] = starts;
    if (first === undefined || starts.some(({ stage }) => canBeMet(design, [stage.requires, requires], id))) continue;
    const path = `${place.path}.result.outcomes.${outcome}.requires`;
    const both = [
      { requires: first.stage.requires, path: `${first.path}.requires` },
      { requires, path },
    ];
    report(path, namesOf(culprits(design, both, id)), { witness: [...wayTo(first), outcome] });
  }
}

type Asked = { readonly requires: Requires; readonly path: string };

/** Of more requirements than this nobody looks for those that contradict each other. */
const MOST_LOOKED_AT = 100;

/** Requirements of which none can be left out: without any one of them the others could be met. */
function culprits({ declared }: Design, asked: readonly Asked[], series: string): readonly Requirement[] {
  const ground = { plan: declared, series };
  const all = asked.flatMap(({ requires, path }) => requirementsOf(requires, path, declared.processes));
  if (all.length > MOST_LOOKED_AT) return [];
  let left = all;
  for (const one of all) {
    const others = left.filter((other) => other !== one);
    const demand: Demand = { all: others.map((requirement) => demandOfRequirement(ground, requirement)) };
    if (canHold(ground, demand) === 'no') left = others;
  }
  return left;
}

/** What they are about, by kind, and where each of them stands. */
function namesOf(requirements: readonly Requirement[]): IssueParams {
  const named: { [param: string]: string[] } = {};
  const add = (param: string, name: string) => {
    const names = named[param] ?? [];
    named[param] = names;
    if (!names.includes(name)) names.push(name);
  };
  for (const requirement of requirements) {
    if (requirement.kind === 'field') add('fields', requirement.field);
    if (requirement.kind === 'action') add('action', requirement.action);
    if (requirement.kind === 'process') add('processes', requirement.process.id);
    if (requirement.kind === 'question') add('questions', requirement.question);
    add('requirements', requirement.path);
  }
  return named;
}

/** Whether all of these can be met at one time, or nobody can tell. */
function canBeMet({ declared }: Design, blocks: readonly Requires[], series: string): boolean {
  const ground = { plan: declared, series };
  const all: readonly Demand[] = blocks
    .flatMap((requires) => requirementsOf(requires, '', declared.processes))
    .map((requirement) => demandOfRequirement(ground, requirement));
  return canHold(ground, { all }) !== 'no';
}
