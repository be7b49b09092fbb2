import type { Condition, Requires } from '../definition/index.js';
import { type Design, seriesOf, stagesOf } from './Design.js';

export type ConditionPlace = { readonly condition: Condition; readonly path: string };
export type RequiresPlace = { readonly requires: Requires; readonly path: string };

/** Every `requires` of a model: of stages, outcomes, changes and reopenings. */
export function requiresOf(design: Design): readonly RequiresPlace[] {
  return [
    ...stagesOf(design).map(({ stage, path }) => ({ requires: stage.requires, path: `${path}.requires` })),
    ...seriesOf(design).flatMap(({ series: { result }, path }) => [
      ...result.outcomes.map(({ id, requires }) => ({ requires, path: `${path}.result.outcomes.${id}.requires` })),
      ...result.changes.map(({ requires }, at) => ({ requires, path: `${path}.result.changes.${at}.requires` })),
      ...(result.reopen === false
        ? []
        : [{ requires: result.reopen.requires, path: `${path}.result.reopen.requires` }]),
    ]),
  ];
}

/** Every condition that decides which of several entries holds: grades, types, routes, variants, rules, ageing, … */
export function choosingConditionsOf(design: Design): readonly ConditionPlace[] {
  const { model } = design;
  return [
    ...entries(model.grades, 'grades'),
    ...entries(model.types, 'types'),
    ...entries(model.routing, 'routing'),
    ...entries(model.ageing, 'ageing'),
    ...entries(model.benchmarks, 'benchmarks'),
    ...entries(model.processes, 'processes'),
    ...seriesOf(design).flatMap(({ series: { moves, variants }, path }) => [
      ...entries(variants, `${path}.variants`),
      ...(typeof moves.skip === 'string' ? [] : entries(moves.skip, `${path}.moves.skip`)),
      ...(typeof moves.rollBack === 'string' ? [] : entries(moves.rollBack, `${path}.moves.rollBack`)),
    ]),
  ];
}

/** Every condition of a model, wherever it stands. */
export function conditionsOf(design: Design): readonly ConditionPlace[] {
  const { processes, objects } = design.model;
  return [
    ...choosingConditionsOf(design),
    ...requiresOf(design).flatMap(({ requires: { condition }, path }) =>
      condition === undefined ? [] : [{ condition, path: `${path}.condition` }],
    ),
    ...processes.flatMap(({ id, needs }) =>
      needs === undefined ? [] : [{ condition: needs, path: `processes.${id}.needs` }],
    ),
    ...(objects?.checks ?? []).map(({ condition }, at) => ({ condition, path: `objects.checks.${at}.condition` })),
  ];
}

type Leaf = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;

/** The parts of a condition that ask something themselves. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function entries(
  list: readonly { readonly id?: string; readonly when?: Condition }[],
  path: string,
): readonly ConditionPlace[] {
  return list.flatMap(({ id, when }, at) =>
    when === undefined ? [] : [{ condition: when, path: `${path}.${id ?? at}.when` }],
  );
}
