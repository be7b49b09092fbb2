/**
 * Where a bracket of 0 or more is halved: between its orders of magnitude where the ends differ by more than a factor of
 * four, so that a root of any size is a dozen steps away. A low end of 0 stands for the smallest float.
 */
export function middleOf(low: number, high: number): number {
  return low * 4 < high ? Math.sqrt(low === 0 ? Number.MIN_VALUE : low) * Math.sqrt(high) : (low + high) / 2;
}
