import type { SalesModelInput } from '../definition/index.js';
import { compileSalesModel, type SalesPlan } from '../plan/index.js';
import { type Mutant, mutants } from './mutants.js';

/** Claims by title: functions of a plan that throw where they do not hold, so that they can be put to any plan. */
export type Claims<M extends SalesModelInput = SalesModelInput> = {
  readonly [title: string]: (plan: SalesPlan<M>) => void;
};

/** How many weakened models a suite noticed. */
export type MutationScore = {
  readonly killed: number;
  readonly total: number;
  /** The weakenings that every claim let pass. */
  readonly survived: readonly Pick<Mutant, 'path' | 'description'>[];
};

/**
 * Puts claims to each weakened model and counts those that fail at least one of them.
 *
 * @throws whatever a claim throws of the model as it is: a suite that fails anyway would notice everything.
 * @returns `total` 0 where there is nothing to weaken.
 * @example
 * import { defineSalesModel } from 'stagewright';
 * import { assertRefuses, given, mutationScore } from 'stagewright/testing';
 * const model = defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: false }, moves: { repeat: 'allow' },
 *   }],
 * });
 * const win = { type: 'close', outcome: 'won', reason: 'fit' } as const;
 * mutationScore(model, {
 *   'no win without a demo': (plan) => assertRefuses(given(plan, { done: [] }), win, 'missing_action'),
 * }).survived
 * // => [{ path: 'series.s.result.reopen', description: 'it can be reopened' }]
 */
export function mutationScore<M extends SalesModelInput>(model: M, claims: Claims<M>): MutationScore {
  const all = Object.values(claims);
  const plan = compileSalesModel(model) as unknown as SalesPlan<M>;
  for (const claim of all) claim(plan);
  const survived: Pick<Mutant, 'path' | 'description'>[] = [];
  let total = 0;
  for (const { path, description, model: weakened } of mutants(model)) {
    total++;
    const weak = compileSalesModel(weakened) as unknown as SalesPlan<M>;
    if (!all.some((claim) => fails(claim, weak))) survived.push({ path, description });
  }
  return { killed: total - survived.length, total, survived };
}

function fails<M extends SalesModelInput>(claim: (plan: SalesPlan<M>) => void, plan: SalesPlan<M>): boolean {
  try {
    claim(plan);
    return false;
  } catch {
    return true;
  }
}
