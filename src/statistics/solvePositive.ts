/**
 * Solves A x = b for a symmetric positive definite A by Cholesky's factors; `null` where it is not positive definite in
 * floats. Cost: n³/3.
 *
 * - Formula: A = LLᵀ, then L and Lᵀ solved
 * - Source: Golub & Van Loan 2013, 4.2
 * - Empty: `[]` for no unknown
 *
 * @example
 * solvePositive([[4, 2], [2, 5]], [8, 12]) // => [1, 2]
 * solvePositive([[0]], [1]) // => null
 */
export function solvePositive(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const factor: number[][] = [];
  const x: number[] = [];
  for (let row = 0; row < n; row++) {
    const own: number[] = [];
    factor.push(own);
    for (let column = 0; column <= row; column++) {
      const other = factor[column] ?? [];
      let rest = matrix[row]?.[column] ?? 0;
      for (let k = 0; k < column; k++) rest -= (own[k] ?? 0) * (other[k] ?? 0);
      if (column < row) own.push(rest / (other[column] ?? 1));
      else if (rest > 0) own.push(Math.sqrt(rest));
      else return null;
    }
    let rest = right[row] ?? 0;
    for (let k = 0; k < row; k++) rest -= (own[k] ?? 0) * (x[k] ?? 0);
    x.push(rest / (own[row] ?? 1));
  }
  for (let row = n - 1; row >= 0; row--) {
    let rest = x[row] ?? 0;
    for (let k = row + 1; k < n; k++) rest -= (factor[k]?.[row] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (factor[row]?.[row] ?? 1);
  }
  return x;
}
