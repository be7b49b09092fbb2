/**
 * The sum of floats with the rounding error carried along (Neumaier's variant of Kahan's summation): right to the last
 * place or two however many there are, in any order. 0 for none. Cost: linear.
 *
 * - Formula: Σ values, Neumaier's variant of Kahan's summation
 * - Source: Kahan 1965; Neumaier 1974
 * - Empty: `0`
 *
 * @example
 * compensatedSum([1, 1e100, 1, -1e100]) // => 2
 * compensatedSum([]) // => 0
 */
export function compensatedSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
