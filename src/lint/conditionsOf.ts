import type { Condition, Requires } from '../definition/index.js';
import { type Design, seriesOf, stagesOf } from './Design.js';

/** Where a condition stands; `series` is `null` where it speaks of every one. */
export type ConditionPlace = { readonly condition: Condition; readonly path: string; readonly series: string | null };
export type RequiresPlace = { readonly requires: Requires; readonly path: string; readonly series: string };

/** Every `requires` of a model: of stages, outcomes, changes and reopenings. */
export function requiresOf(design: Design): readonly RequiresPlace[] {
  return [
    ...stagesOf(design).map(({ stage, series, path }) => ({
      requires: stage.requires,
      path: `${path}.requires`,
      series: series.id,
    })),
    ...seriesOf(design).flatMap(({ series: { id: series, result }, path }) => [
      ...result.outcomes.map(({ id, requires }) => ({
        requires,
        path: `${path}.result.outcomes.${id}.requires`,
        series,
      })),
      ...result.changes.map(({ requires }, at) => ({
        requires,
        path: `${path}.result.changes.${at}.requires`,
        series,
      })),
      ...(result.reopen === false
        ? []
        : [{ requires: result.reopen.requires, path: `${path}.result.reopen.requires`, series }]),
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
    ...seriesOf(design).flatMap(({ series: { id, moves, variants }, path }) => [
      ...entries(variants, `${path}.variants`, id),
      ...(typeof moves.skip === 'string' ? [] : entries(moves.skip, `${path}.moves.skip`, id)),
      ...(typeof moves.rollBack === 'string' ? [] : entries(moves.rollBack, `${path}.moves.rollBack`, id)),
    ]),
  ];
}

/** Every condition without which nothing comes to be, outside of `requires`: of raising a process, of making a record. */
export function conditionsDemandedOf({ model: { processes, objects } }: Design): readonly ConditionPlace[] {
  return [
    ...processes.flatMap(({ id, needs }) =>
      needs === undefined ? [] : [{ condition: needs, path: `processes.${id}.needs`, series: null }],
    ),
    ...(objects?.checks ?? []).map(({ condition }, at) => ({
      condition,
      path: `objects.checks.${at}.condition`,
      series: null,
    })),
  ];
}

/** Every condition of a model, wherever it stands. */
export function conditionsOf(design: Design): readonly ConditionPlace[] {
  return [
    ...choosingConditionsOf(design),
    ...conditionsDemandedOf(design),
    ...requiresOf(design).flatMap(({ requires: { condition }, path, series }) =>
      condition === undefined ? [] : [{ condition, path: `${path}.condition`, series }],
    ),
  ];
}

function entries(
  list: readonly { readonly id?: string; readonly when?: Condition }[],
  path: string,
  series: string | null = null,
): readonly ConditionPlace[] {
  return list.flatMap(({ id, when }, at) =>
    when === undefined ? [] : [{ condition: when, path: `${path}.${id ?? at}.when`, series }],
  );
}
