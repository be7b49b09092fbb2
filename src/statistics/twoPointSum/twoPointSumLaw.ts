import { chernoffEdge } from './chernoffEdge.js';
import { enumeratedLaw, MOST_ENUMERATED } from './enumeratedLaw.js';
import { invertedLaw } from './invertedLaw.js';
import { latticeLaw } from './latticeLaw.js';
import type { SumLaw } from './SumLaw.js';
import { type Atoms, subsetSums } from './subsetSums.js';
import { sumMoments, type TwoPointSum } from './TwoPointSum.js';

/**
 * The law of a sum of independent terms, each its amount with its probability and 0 otherwise.
 *
 * A ladder: nothing (a constant); up to 24 terms are enumerated in two halves; amounts on a common step are convolved; else
 * the few terms larger than half the standard deviation of the others are enumerated, and the characteristic function of
 * the others is inverted, with a proof of where it may be cut. The first two and the lattice are exact; `errorBound` says
 * what the last can be off by. Deterministic; about linear in the number of terms. Cost: about linear.
 *
 * - Formula: P(S ≤ x) = Σ over the sets of terms that sum to at most x
 * - Source: Horowitz & Sahni 1974 (two halves); Chernoff 1952 (where an inversion may be cut)
 * - Empty: a `constant` of 0 for no term
 *
 * @param sum Amounts above 0 and whole, probabilities strictly between 0 and 1.
 *
 * @example
 * const law = twoPointSumLaw({ amounts: Float64Array.of(3, 1), probabilities: Float64Array.of(0.5, 0.5) });
 * [0, 1, 3, 4].map(law.cdf) // => [0.25, 0.5, 0.75, 1]
 * twoPointSumLaw({ amounts: Float64Array.of(), probabilities: Float64Array.of() }).method // => 'constant'
 */
export function twoPointSumLaw(sum: TwoPointSum): SumLaw {
  const { amounts } = sum;
  const moments = sumMoments(sum);
  if (amounts.length === 0) return constantLaw();
  if (amounts.length <= MOST_ENUMERATED) return enumeratedLaw(sum, moments.total);
  const lattice = latticeLaw(sum);
  if (lattice !== null) return lattice;
  const large = largeTerms(sum, moments.variance);
  if (large.length === 0) return invertedSum(sum);
  const picked = pickTerms(sum, large);
  const atoms = subsetSums(picked.amounts, [{ weight: 1, probabilities: picked.probabilities }]);
  return mixedLaw(atoms, invertedSum(withoutTerms(sum, large)), moments.total);
}

function constantLaw(): SumLaw {
  return {
    method: 'constant',
    lowest: 0,
    highest: 0,
    cdf: (x) => (x < 0 ? 0 : 1),
    gap: (x) => Math.max(0, x),
    errorBound: { amount: 0, probability: 0 },
    smoothedBy: 0,
  };
}

function invertedSum(sum: TwoPointSum): SumLaw {
  const moments = sumMoments(sum);
  const lower = chernoffEdge(sum, 'lower', moments);
  const upper = chernoffEdge(sum, 'upper', moments);
  let [none, all] = [1, 1];
  for (const probability of sum.probabilities) {
    none *= 1 - probability;
    all *= probability;
  }
  return invertedLaw(sum.amounts, [[{ weight: 1, probabilities: sum.probabilities }]], {
    from: lower.at,
    to: upper.at,
    beyond: lower.beyond + upper.beyond,
    total: moments.total,
    spread: Math.sqrt(moments.variance),
    none,
    all,
  });
}

const MOST_LARGE = 10;

/** Indices of the terms that are larger than half the standard deviation of those that are left, largest first. */
function largeTerms({ amounts, probabilities }: TwoPointSum, variance: number): readonly number[] {
  const largest = largestIndices(amounts, MOST_LARGE);
  let left = variance;
  const large: number[] = [];
  for (const index of largest) {
    const amount = amounts[index] ?? 0;
    const probability = probabilities[index] ?? 0;
    const others = Math.max(0, left - amount * amount * probability * (1 - probability));
    if (amount <= 0.5 * Math.sqrt(others)) break;
    large.push(index);
    left = others;
  }
  return large;
}

/** Where the largest values stand, largest first; of equal ones the first. */
function largestIndices(values: Float64Array, most: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (found.length === most && value <= (values[found[most - 1] ?? 0] ?? 0)) continue;
    const at = found.findIndex((other) => (values[other] ?? 0) < value);
    found.splice(at < 0 ? found.length : at, 0, index);
    if (found.length > most) found.pop();
  }
  return found;
}

function pickTerms({ amounts, probabilities }: TwoPointSum, indices: readonly number[]): TwoPointSum {
  return {
    amounts: Float64Array.from(indices, (index) => amounts[index] ?? 0),
    probabilities: Float64Array.from(indices, (index) => probabilities[index] ?? 0),
  };
}

function withoutTerms({ amounts, probabilities }: TwoPointSum, indices: readonly number[]): TwoPointSum {
  const size = amounts.length - indices.length;
  const rest = { amounts: new Float64Array(size), probabilities: new Float64Array(size) };
  let next = 0;
  for (let index = 0; index < amounts.length; index++) {
    if (indices.includes(index)) continue;
    rest.amounts[next] = amounts[index] ?? 0;
    rest.probabilities[next] = probabilities[index] ?? 0;
    next++;
  }
  return rest;
}

/** The law of a discrete part and an independent rest together: copies of the rest, moved by each value. */
function mixedLaw({ values, weights }: Atoms, rest: SumLaw, total: number): SumLaw {
  const over = (x: number, of: (x: number) => number): number => {
    let sum = 0;
    for (let index = 0; index < values.length && (values[index] ?? 0) <= x; index++)
      sum += (weights[index] ?? 0) * of(x - (values[index] ?? 0));
    return sum;
  };
  return {
    ...rest,
    highest: total,
    cdf: (x) => (x >= total ? 1 : Math.min(1, over(x, rest.cdf))),
    gap: (x) => over(x, rest.gap),
  };
}
