/**
 * Quotients with one divisor, rounded so that they sum to a given whole number: each down, then the largest remainders
 * up. Dividends of either sign. Cost: one sort.
 *
 * - Formula: floor(dividend/divisor), and one more for the largest remainders
 * - Source: Balinski & Young 1982
 * - Empty: `[]` for no dividend
 *
 * @param divisor Positive.
 * @param total The rounded sum of the quotients: it may lie less than one apart from the exact one for each quotient.
 *
 * @example
 * roundTogether([5n, 5n, 5n], 10n, 2n).map(Number) // => [1, 1, 0]
 */
export function roundTogether(dividends: readonly bigint[], divisor: bigint, total: bigint): readonly bigint[] {
  const floors = dividends.map((dividend) => floorDivide(dividend, divisor));
  const missing = Number(total - floors.reduce((sum, floor) => sum + floor, 0n));
  if (missing === 0) return floors;
  const remainders = dividends.map((dividend, index) => dividend - (floors[index] ?? 0n) * divisor);
  const order = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const parts = [...floors];
  for (const { index } of order.slice(0, missing)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
