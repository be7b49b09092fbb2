import type { ProbabilityInput } from '../values/index.js';
import { demand, listOf, text } from './demand.js';

/** Which categories a roll-up adds up, and with what weight. Plain data. */
export type RollUp = { readonly id: string; readonly weights: { readonly [category: string]: ProbabilityInput } };

/**
 * One roll-up a category, each by itself.
 *
 * @example
 * import { singleRollUps } from 'stagewright/forecast';
 * singleRollUps(['closed', 'commit']) // => [{ id: 'closed', weights: { closed: 1 } }, { id: 'commit', weights: { commit: 1 } }]
 */
export function singleRollUps(categories: readonly string[]): readonly RollUp[] {
  demand({ categories }, { categories: listOf(text) });
  return categories.map((id) => ({ id, weights: { [id]: 1 } }));
}

/**
 * One roll-up a category that includes every surer one, as sales forecasts are usually read: commit includes closed, best
 * case includes commit and closed.
 *
 * @param categories The surest first.
 *
 * @example
 * import { cumulativeRollUps } from 'stagewright/forecast';
 * cumulativeRollUps(['closed', 'commit'])[1] // => { id: 'commit', weights: { closed: 1, commit: 1 } }
 */
export function cumulativeRollUps(categories: readonly string[]): readonly RollUp[] {
  demand({ categories }, { categories: listOf(text) });
  return categories.map((id, index) => ({
    id,
    weights: Object.fromEntries(categories.slice(0, index + 1).map((category) => [category, 1])),
  }));
}
