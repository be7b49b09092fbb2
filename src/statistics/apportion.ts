import { createIssue, type Issue, isList, StagewrightError, wrongType } from '../issues/index.js';
import { roundTogether } from './roundTogether.js';

/**
 * Splits a whole number in proportion to exact weights, so that the parts sum to it (largest remainder, Hamilton's
 * method). Every part is the exact share rounded down or up; ties go to the lowest index.
 *
 * - Formula: floor(whole · weight / Σ weights), and one more for the largest remainders
 * - Source: Hamilton 1792, as in Balinski & Young 1982
 * - Empty: `[]` for no weight
 *
 * @param weights Not negative. Where all are 0 the whole goes to the first.
 * @returns as many parts as weights; none for none. Cost: one sort of the remainders.
 * @throws {StagewrightError} `wrong_type` for what is no bigint or no list, `out_of_range` for a weight below 0; all at once.
 *
 * @example
 * import { apportion } from 'stagewright/forecast';
 * apportion(100n, [1n, 1n, 1n]).map(Number) // => [34, 33, 33]
 */
export function apportion(whole: bigint, weights: readonly bigint[]): readonly bigint[] {
  demandWhole(whole, weights);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? whole : 0n));
  return roundTogether(
    weights.map((weight) => whole * weight),
    sum,
    whole,
  );
}

/** A number in the place of a bigint would fail in the middle of the sum, and weights of both signs have no shares. */
function demandWhole(whole: unknown, weights: unknown): void {
  const issues: Issue[] = typeof whole === 'bigint' ? [] : [wrongType('whole', 'bigint', whole)];
  if (!isList(weights)) issues.push(wrongType('weights', 'list', weights));
  else
    for (const [index, weight] of weights.entries()) {
      if (typeof weight !== 'bigint') issues.push(wrongType(`weights.${index}`, 'bigint', weight));
      else if (weight < 0n)
        issues.push(createIssue('out_of_range', `weights.${index}`, { found: `${weight}`, min: 0 }));
    }
  if (issues.length > 0) throw new StagewrightError(issues);
}
