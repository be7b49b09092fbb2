import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, StagewrightError } from '../issues/index.js';
import { compileSalesModel, type SalesPlan } from '../plan/index.js';
import { type Mutant, mutants } from './mutants.js';

/**
 * Claims by title: functions of a plan that throw where they do not hold, so that they can be put to any plan. They
 * answer at once: what a promise says comes too late to count.
 */
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
 * @throws {StagewrightError} `wrong_type` for what is no function, `claim_not_synchronous { title }` for one that returns
 * a promise.
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
  const all = Object.entries(claims);
  for (const [title, claim] of all) demandType(`claims.${title}`, 'function', claim);
  const plan = compileSalesModel(model) as unknown as SalesPlan<M>;
  for (const claim of all) {
    const failure = failureOf(claim, plan);
    if (failure !== null) throw failure.cause;
  }
  const survived: Survivor[] = [];
  let total = 0;
  // Claims mostly stand in the order of the model, as the mutants do: the next killer is near the last one.
  let last = 0;
  for (const { model: weakened, severity: _, ...survivor } of mutants(model)) {
    total++;
    const weak = compileSalesModel(weakened) as unknown as SalesPlan<M>;
    const killer = outwards(all.length, last).find((index) => failureOf(all[index], weak) !== null);
    if (killer === undefined) survived.push(survivor);
    else last = killer;
  }
  return { killed: total - survived.length, total, survived };
}

/** Every index, those next to one of them first. */
function outwards(length: number, from: number): readonly number[] {
  return Array.from({ length }, (_, index) => index).sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
}

/** What a claim throws of a plan; `null` where it holds. */
function failureOf<M extends SalesModelInput>(
  claim: readonly [string, Claims<M>[string]] | undefined,
  plan: SalesPlan<M>,
): { readonly cause: unknown } | null {
  if (claim === undefined) return null;
  const [title, holds] = claim;
  let answer: unknown;
  try {
    answer = holds(plan);
  } catch (cause) {
    return { cause };
  }
  if (answer instanceof Promise) {
    // Nobody waits for it, and what it says later is no fault of the host.
    answer.catch(() => undefined);
    throw new StagewrightError([createIssue('claim_not_synchronous', `claims.${title}`, { title })]);
  }
  return null;
}
