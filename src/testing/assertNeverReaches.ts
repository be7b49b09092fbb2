import type { Condition, SalesModelInput } from '../definition/index.js';
import { demandOptions } from '../issues/index.js';
import { en } from '../locales/index.js';
import { type AnyPlan, demandCondition, type SalesPlan, translator } from '../plan/index.js';
import { knownPlace } from './assertReaches.js';
import { findPath, type PathTarget } from './findPath.js';
import { demand, type Judgement } from './Judgement.js';

export type NeverReachesOptions = {
  /** Left out: the target is never reached at all. */
  readonly without?: Condition;
};

/**
 * Claims that no way leads to a stage or an outcome along which a condition is never answered yes.
 *
 * Proven by a search over all moves of the plan: every series and variant, skips, rollbacks, reopenings, changes and
 * transfers, each taken wherever facts exist that meet its requirements while the condition is not yes. The facts are
 * those of the finite part of the model: choices, bounds, answers, completions and the states of processes, each of
 * which is raised only where its stage and series let it, after what it waits for. Imports and
 * waivers are left out, rights are taken to be held and time windows to stand open. Where only answers of the host's
 * checks lead there, or texts are ordered, or dates counted from today, it is *unknown*, and the claim fails saying so.
 *
 * @throws {Error} whose message shows the way, where there is one.
 * @throws {StagewrightError} `unknown_reference` for a target that the plan has not, `unknown_property` for one or an
 * option that nobody reads; for a condition that could not stand in the model, what compiling it would tell.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { assertNeverReaches } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, roles: ['lead'], processes: [{ id: 'review', approve: { by: ['lead'] } }],
 *   series: [{
 *     id: 's', won: 'order-placed',
 *     stages: [{ id: 'a', requires: { processes: ['review'] } }, { id: 'b' }, { id: 'c' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * assertNeverReaches(plan, { stage: 'c' }, { without: { process: 'review', is: 'approved' } });
 * try {
 *   assertNeverReaches(plan, { stage: 'c' }, { without: { process: 'review', is: 'rejected' } });
 * } catch (error) {
 *   String(error).includes('a → b → c') // => true
 * }
 */
export function assertNeverReaches<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  target: PathTarget,
  options: NeverReachesOptions = {},
): void {
  demand(judgeNeverReaches(plan as AnyPlan, target, options));
}

export function judgeNeverReaches(plan: AnyPlan, target: PathTarget, options: NeverReachesOptions): Judgement {
  const place = knownPlace(plan, target);
  demandOptions('options', options, ['without']);
  const { without } = options;
  if (without !== undefined) demandCondition(plan, without, 'options.without');
  const lacking = without === undefined ? '' : ` without (${translator(plan, en).condition(without)})`;
  const limits = without === undefined ? {} : { without };
  const open = findPath(plan, target, { ...limits, checks: 'open' });
  if (open.path !== null) return { holds: false, text: `“${place}” is reached${lacking}: ${open.path.join(' → ')}` };
  const answered = findPath(plan, target, { ...limits, checks: 'answered' });
  if (answered.path !== null) {
    const way = answered.path.join(' → ');
    return {
      holds: false,
      undecided: true,
      text: `unknown: “${place}” is reached${lacking} where the host answers its checks so: ${way}`,
    };
  }
  if (!answered.proven)
    return {
      holds: false,
      undecided: true,
      text: `unknown: no way to “${place}”${lacking} was found, and none is ruled out`,
    };
  return { holds: true, text: `“${place}” is never reached${lacking}` };
}
