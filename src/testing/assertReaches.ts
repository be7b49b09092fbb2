import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandOptions, StagewrightError, unknownChoice } from '../issues/index.js';
import { type AnyPlan, demandPlan, found, nearestName, type SalesPlan } from '../plan/index.js';
import { findPath, type PathTarget } from './findPath.js';
import { demand, type Judgement } from './Judgement.js';

/**
 * Claims that opportunities can get to a stage or an outcome: by moves of the plan, with facts that meet all that each
 * of them asks for. The host's checks are taken to be answered as the way needs it.
 *
 * @throws {Error} where nothing leads there, or where that cannot be decided.
 * @throws {StagewrightError} `unknown_reference` for a target that the plan has not, `unknown_property` for one that
 * nobody reads, `unknown_choice` for a stage and an outcome at once.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { assertReaches } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * assertReaches(plan, { outcome: 'won' });
 */
export function assertReaches<M extends SalesModelInput>(plan: SalesPlan<M>, target: PathTarget): void {
  demand(judgeReaches(plan as AnyPlan, target));
}

export function judgeReaches(plan: AnyPlan, target: PathTarget): Judgement {
  const place = knownPlace(plan, target);
  const way = findPath(plan, target, { checks: 'answered' });
  if (way.path !== null) return { holds: true, text: `“${place}” is reached: ${way.path.join(' → ')}` };
  return {
    holds: false,
    undecided: !way.proven,
    text: way.proven ? `“${place}” is never reached` : `unknown: no way to “${place}” was found, and none is ruled out`,
  };
}

/** The target's name. One that no series has would make every claim of “never” hold. */
export function knownPlace(plan: AnyPlan, target: PathTarget): string {
  demandPlan(plan);
  demandOptions('target', target, ['series', 'stage', 'outcome']);
  const { series, stage, outcome } = target as { readonly [kind in 'series' | 'stage' | 'outcome']?: string };
  const place = stage ?? outcome;
  if (place === undefined)
    throw new StagewrightError([createIssue('missing_property', 'target.stage', { property: 'stage' })]);
  if (stage !== undefined && outcome !== undefined)
    throw new StagewrightError([unknownChoice('target', 'stage, outcome', ['stage', 'outcome'])]);
  if (series !== undefined) demandName('series', series, [...plan.series.keys()]);
  const among = [...plan.series.values()].filter(({ id }) => series === undefined || series === id);
  demandName(
    stage === undefined ? 'outcome' : 'stage',
    place,
    among.flatMap(({ stageIds, outcomeIds }) => [...(stage === undefined ? outcomeIds : stageIds)]),
  );
  return place;
}

function demandName(kind: 'series' | 'stage' | 'outcome', id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  throw new StagewrightError([
    createIssue('unknown_reference', `target.${kind}`, { kind, id: found(id), nearest: nearestName(id, known) }),
  ]);
}
