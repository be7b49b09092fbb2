import type { SalesModelInput } from '../definition/index.js';
import { demandType } from '../issues/index.js';
import { compileSalesModel, type SalesPlan } from '../plan/index.js';
import { type Mutant, mutants } from './mutants.js';

/** Claims by title: functions of a plan that throw where they do not hold, so that they can be put to any plan. */
export type Claims<M extends SalesModelInput = SalesModelInput> = {
  readonly [title: string]: (plan: SalesPlan<M>) => void;
};

/** A weakening that no claim noticed: where, and what was done. */
export type Survivor = Omit<Mutant, 'model' | 'severity'>;

/** How many weakened models a suite noticed. */
export type MutationScore = {
  readonly killed: number;
  readonly total: number;
  /** The weakenings that every claim let pass. */
  readonly survived: readonly Survivor[];
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
 *     probability: { mode: 'individual', needsReason: false },
 *   }],
 * });
 * const win = { type: 'close', outcome: 'won', reason: 'fit' } as const;
 * mutationScore(model, {
 *   'no win without a demo': (plan) => assertRefuses(given(plan, { done: [] }), win, 'missing_action'),
 * }).survived.map(({ path, description }) => [path, description])
 * // => [['series.s.result.reopen', 'It can be reopened.']]
 */
export function mutationScore<M extends SalesModelInput>(model: M, claims: Claims<M>): MutationScore {
  demandType('claims', 'record', claims);
  const all = Object.values(claims);
  for (const [title, claim] of Object.entries(claims)) demandType(`claims.${title}`, 'function', claim);
  const plan = compileSalesModel(model) as unknown as SalesPlan<M>;
  for (const claim of all) claim(plan);
  const survived: Survivor[] = [];
  let total = 0;
  // Claims mostly stand in the order of the model, as the mutants do: the next killer is near the last one.
  let last = 0;
  for (const { model: weakened, severity: _, ...survivor } of mutants(model)) {
    total++;
    const weak = compileSalesModel(weakened) as unknown as SalesPlan<M>;
    const killer = outwards(all.length, last).find((index) => fails(all[index], weak));
    if (killer === undefined) survived.push(survivor);
    else last = killer;
  }
  return { killed: total - survived.length, total, survived };
}

/** Every index, those next to one of them first. */
function outwards(length: number, from: number): readonly number[] {
  return Array.from({ length }, (_, index) => index).sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
}

function fails<M extends SalesModelInput>(
  claim: ((plan: SalesPlan<M>) => void) | undefined,
  plan: SalesPlan<M>,
): boolean {
  try {
    claim?.(plan);
    return false;
  } catch {
    return true;
  }
}
