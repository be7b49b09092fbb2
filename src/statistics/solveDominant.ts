/** The system (D - M) X = B by rows, with D = diag(Σ M + excess): what flows in a chain that loses `excess` from each row. */
export type DominantSystem = {
  /** Not negative, square; its diagonal is not read. */
  readonly flows: readonly (readonly number[])[];
  /** Not negative: how much each row loses to the outside. From every row some loss must be reachable. */
  readonly excess: readonly number[];
  /** Not negative, as many rows. */
  readonly right: readonly (readonly number[])[];
};

/**
 * Solves a diagonally dominant system by LU elimination without a subtraction: each pivot is summed anew from what is left
 * of its row (Grassmann, Taksar & Heyman 1985; O'Cinneide 1996). Every entry of the answer is right to about n³ units in the
 * last place, however nearly singular the matrix, and no pivoting is needed.
 *
 * Cost: n³/3 + n² columns; the input is left as it is.
 */
export function solveDominant({ flows, excess, right }: DominantSystem): readonly (readonly number[])[] {
  const n = flows.length;
  const off = flows.map((row) => Float64Array.from(row));
  const loss = Float64Array.from(excess);
  const answer = right.map((row) => Float64Array.from(row));
  const pivots = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const top = off[k] ?? new Float64Array(0);
    let pivot = loss[k] ?? 0;
    for (let column = k + 1; column < n; column++) pivot += top[column] ?? 0;
    pivots[k] = pivot;
    for (let row = k + 1; row < n; row++) {
      const below = off[row] ?? new Float64Array(0);
      const factor = (below[k] ?? 0) / pivot;
      if (factor === 0) continue;
      addScaled(below, top, factor, k + 1);
      addScaled(answer[row], answer[k], factor, 0);
      loss[row] = (loss[row] ?? 0) + factor * (loss[k] ?? 0);
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    const own = answer[k] ?? new Float64Array(0);
    for (let column = k + 1; column < n; column++) addScaled(own, answer[column], off[k]?.[column] ?? 0, 0);
    for (let index = 0; index < own.length; index++) own[index] = (own[index] ?? 0) / (pivots[k] ?? 1);
  }
  return answer.map((row) => [...row]);
}

function addScaled(to: Float64Array | undefined, from: Float64Array | undefined, factor: number, start: number): void {
  if (to === undefined || from === undefined) return;
  for (let index = start; index < to.length; index++) to[index] = (to[index] ?? 0) + factor * (from[index] ?? 0);
}
