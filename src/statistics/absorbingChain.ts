import { compensatedSum } from './compensatedSum.js';
import type { Refused } from './Refused.js';
import { reaching } from './reaching.js';
import { refuse } from './refuse.js';
import { solveDominant } from './solveDominant.js';

/** What becomes of a chain that starts in one state. */
export type ChainFate = {
  /** The probability of ending in each absorbing state, in the order they were given. */
  readonly absorption: readonly number[];
  /** The probability of ending where no absorbing state can be reached any more; with `absorption` it sums to 1. */
  readonly trapped: number;
  /** Expected visits of each state, the start counted; 0 for absorbing ones, and for traps, which are entered for good. */
  readonly visits: readonly number[];
  /** Expected number of moves until absorption; `null` where the chain may be trapped, and so may never end. */
  readonly steps: number | null;
  readonly stepsVariance: number | null;
};

export type AbsorbingChain = {
  readonly ok: true;
  /** One for each state, absorbing ones and traps included. */
  readonly fates: readonly ChainFate[];
  /** The states from which no absorbing state can be reached, ascending. */
  readonly traps: readonly number[];
  /** Those of the traps without any move out, their own loop aside: nothing was seen of what becomes of them. */
  readonly zeroRows: readonly number[];
};

/**
 * Where a Markov chain ends and how long that takes (Kemeny & Snell 1960, chapter 3): N = (I-Q)⁻¹ for visits, B = NR for
 * absorption, t = N1 for steps, and their variance N·v with v the variance of one move's t, which equals (2N-I)t - t∘t
 * without its cancellation. The time spent follows as Σ visits · mean time per visit.
 *
 * What can reach an end is found first, on the graph: a trap is a fate of its own, never a singular matrix.
 * The LU elimination subtracts nothing (`solveDominant`), so small probabilities are as exact as large ones.
 *
 * - Formula: N = (I - Q)⁻¹ for visits, B = NR for absorption, t = N1 for steps, N·v for their variance
 * - Source: Kemeny & Snell 1960, chapter 3; Grassmann, Taksar & Heyman 1985 for the elimination
 * - Empty: `no_observations` without a state
 *
 * @param weights Square: counts or probabilities of the moves from each row to each column, a state's own loop included.
 * Rows need not sum to 1.
 * @param absorbing The states that end the chain; a row of one may hold its own loop at most.
 * @returns Refused with `no_observations` without a state, `lengths_differ` for what is not square, `not_finite`,
 * `negative`, `unknown_state` for an absorbing state that is not one or is named twice, `out_of_range` for an absorbing
 * state with moves out; `index` is the row. Cost: states³.
 *
 * @example
 * // From the first state to either end, or back to itself: 1/2, 1/4, 1/4 of the moves.
 * const found = absorbingChain([[1, 2, 1], [0, 0, 0], [0, 0, 0]], [1, 2]);
 * found.ok && found.fates[0]?.absorption.map((p) => p.toFixed(4)) // => ['0.6667', '0.3333']
 */
export function absorbingChain(
  weights: readonly (readonly number[])[],
  absorbing: readonly number[],
): AbsorbingChain | Refused {
  const fault = chainFault(weights, absorbing);
  if (fault !== null) return fault;
  const ends = new Set(absorbing);
  const states = weights.map((_, state) => state);
  const endable = reaching(weights, absorbing);
  const traps = states.filter((state) => !endable.has(state));
  const leaky = reaching(weights, traps);
  const inner = states.filter((state) => endable.has(state) && !ends.has(state));
  const moves = weights.map((row) => {
    const total = compensatedSum(row);
    return row.map((weight) => (total > 0 ? weight / total : 0));
  });
  const at = (from: number, to: number) => moves[from]?.[to] ?? 0;
  const flows = inner.map((from) => inner.map((to) => at(from, to)));
  const out = inner.map((from) => [
    ...absorbing.map((to) => at(from, to)),
    compensatedSum(traps.map((to) => at(from, to))),
  ]);
  const excess = out.map((row) => compensatedSum(row));
  const solved = solveDominant({
    flows,
    excess,
    right: inner.map((_, row) => [...(out[row] ?? []), ...inner.map((_other, column) => (row === column ? 1 : 0))]),
  });
  const nullRow: readonly number[] = states.map(() => 0);
  const visitsOf = solved.map((row) => row.slice(absorbing.length + 1));
  const steps = states.map(() => 0);
  inner.forEach((state, row) => {
    steps[state] = compensatedSum(visitsOf[row] ?? []);
  });
  const oneMove = inner.map((from) => {
    const rest = (steps[from] ?? 0) - 1;
    return compensatedSum(states.map((to) => at(from, to) * ((steps[to] ?? 0) - rest) ** 2));
  });
  const fates = states.map((state): ChainFate => {
    const row = inner.indexOf(state);
    const answer = solved[row];
    if (answer === undefined) {
      const end = absorbing.indexOf(state);
      const never = end < 0;
      return {
        absorption: absorbing.map((_, index) => (index === end ? 1 : 0)),
        trapped: never ? 1 : 0,
        visits: nullRow,
        steps: never ? null : 0,
        stepsVariance: never ? null : 0,
      };
    }
    const visits = visitsOf[row] ?? [];
    const endless = leaky.has(state);
    return {
      absorption: answer.slice(0, absorbing.length),
      trapped: answer[absorbing.length] ?? 0,
      visits: states.map((to) => visits[inner.indexOf(to)] ?? 0),
      steps: endless ? null : (steps[state] ?? 0),
      stepsVariance: endless ? null : compensatedSum(visits.map((count, index) => count * (oneMove[index] ?? 0))),
    };
  });
  if (!fates.every(holdsNumbers)) return refuse('not_finite');
  const zeroRows = traps.filter((state) => weights[state]?.every((weight, to) => weight === 0 || to === state));
  return { ok: true, fates, traps, zeroRows };
}

/** Weights at the ends of what floats hold may overflow on the way. */
function holdsNumbers({ absorption, trapped, visits, steps, stepsVariance }: ChainFate): boolean {
  return [...absorption, trapped, ...visits, steps ?? 0, stepsVariance ?? 0].every(Number.isFinite);
}

function chainFault(weights: readonly (readonly number[])[], absorbing: readonly number[]): Refused | null {
  if (weights.length === 0) return refuse('no_observations');
  for (const [index, row] of weights.entries()) {
    if (row.length !== weights.length) return refuse('lengths_differ', index);
    if (!row.every(Number.isFinite)) return refuse('not_finite', index);
    if (row.some((weight) => weight < 0)) return refuse('negative', index);
  }
  for (const [place, state] of absorbing.entries()) {
    if (weights[state] === undefined || absorbing.indexOf(state) !== place) return refuse('unknown_state', state);
    if (weights[state].some((weight, to) => weight > 0 && to !== state)) return refuse('out_of_range', state);
  }
  return null;
}
