import { atRiskAt } from './atRiskAt.js';
import { chiSquareTail } from './chiSquareTail.js';
import { type Durations, durationsFault } from './Durations.js';
import type { Refused } from './Refused.js';
import { reaching } from './reaching.js';
import { refuse } from './refuse.js';
import { riskTable } from './riskTable.js';
import { solveDominant } from './solveDominant.js';

export type LogRank = {
  readonly ok: true;
  /** By group: the events that were, and those expected if all groups had the same curve. They sum to the same. */
  readonly groups: readonly { readonly observed: number; readonly expected: number }[];
  /** `null`, as is `pValue`, where no two groups were ever at risk together when something could go either way. */
  readonly chiSquare: number | null;
  /** Groups that can be compared, less one for each set of them that can. */
  readonly degrees: number;
  /** How often so large a difference comes up between equal groups, by the chi-square law; rough with few events. */
  readonly pValue: number | null;
};

/**
 * Whether groups differ in how long an event takes: the log-rank test of two or more (Mantel 1966; Peto & Peto 1972), with
 * the hypergeometric variance d(n-d)/(n-1) at ties. Any cause is the event. Equal to R `survival::survdiff`; with delayed
 * entry to the score test of `coxph(ties = "exact")`.
 *
 * The variance is the Laplacian of a graph of groups, weighted by how much they were at risk together: groups that never
 * were are not compared and take no degree of freedom.
 *
 * - Formula: uᵀV⁻u with u = observed - expected and V the hypergeometric variance
 * - Source: Mantel 1966; Peto & Peto 1972
 * - Empty: `no_observations`
 *
 * @param groups From 0 to `groupCount` - 1, as many as rows. A group without rows is 0 of 0.
 * @returns Refused like `kaplanMeier`; `unknown_state` for a group outside, `out_of_range` for `groupCount`. Cost: one sort, then times × groups².
 *
 * @example
 * const found = logRank({ exits: [1, 2, 3, 4], causes: [1, 1, 1, 1] }, [0, 0, 1, 1], 2);
 * // Of four, three, two and one at risk: 2/4 + 1/3 events expected in the first group.
 * found.ok && found.groups[0]?.expected.toFixed(4) // => '0.8333'
 * found.ok && found.degrees // => 1
 */
export function logRank(data: Durations, groups: ArrayLike<number>, groupCount: number): LogRank | Refused {
  if (!(Number.isInteger(groupCount) && groupCount > 0)) return refuse('out_of_range');
  const fault = durationsFault(data, Number.MAX_SAFE_INTEGER);
  if (fault !== null) return fault;
  const rows = data.exits.length;
  if (groups.length !== rows) return refuse('lengths_differ');
  const causes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const group = groups[row] ?? -1;
    if (!(Number.isInteger(group) && group >= 0 && group < groupCount)) return refuse('unknown_state', row);
    causes[row] = (data.causes[row] ?? 0) > 0 ? group + 1 : 0;
  }
  const { times, events, lastTime } = riskTable({ ...data, causes }, groupCount);
  if (lastTime === null) return refuse('no_observations');
  const atRisk = atRiskAt(data, times, groups, groupCount);
  const each = Array.from({ length: groupCount }, (_, group) => group);
  const observed = each.map(() => 0);
  const expected = each.map(() => 0);
  const together = each.map(() => each.map(() => 0));
  for (let at = 0; at < events.length; at += groupCount) {
    const n = sum(atRisk.subarray(at, at + groupCount));
    const d = sum(events.subarray(at, at + groupCount));
    const spread = n - d > n * 1e-12 && n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const group of each) {
      const share = (atRisk[at + group] ?? 0) / n;
      observed[group] = (observed[group] ?? 0) + (events[at + group] ?? 0);
      expected[group] = (expected[group] ?? 0) + d * share;
      const row = together[group] ?? [];
      for (const other of each) {
        if (other !== group) row[other] = (row[other] ?? 0) + spread * share * ((atRisk[at + other] ?? 0) / n);
      }
    }
  }
  const difference = each.map((group) => (observed[group] ?? 0) - (expected[group] ?? 0));
  const { chiSquare, degrees } = laplacianForm(together, difference);
  return {
    ok: true,
    groups: each.map((group) => ({ observed: observed[group] ?? 0, expected: expected[group] ?? 0 })),
    chiSquare: degrees === 0 ? null : chiSquare,
    degrees,
    pValue: degrees === 0 ? null : chiSquareTail(chiSquare, degrees),
  };
}

/** uᵀ V⁻ u, with V the Laplacian of the weights: in each connected part the first group is left out. */
function laplacianForm(
  weights: readonly (readonly number[])[],
  difference: readonly number[],
): { readonly chiSquare: number; readonly degrees: number } {
  const seen = new Set<number>();
  let chiSquare = 0;
  let degrees = 0;
  for (const base of weights.keys()) {
    if (seen.has(base)) continue;
    const part = reaching(weights, [base]);
    for (const group of part) seen.add(group);
    const others = [...part].filter((group) => group !== base);
    const solution = solveDominant({
      flows: others.map((from) => others.map((to) => weights[from]?.[to] ?? 0)),
      excess: others.map((from) => weights[from]?.[base] ?? 0),
      right: others.map((group) => [difference[group] ?? 0]),
    });
    others.forEach((group, row) => {
      chiSquare += (difference[group] ?? 0) * (solution[row]?.[0] ?? 0);
    });
    degrees += others.length;
  }
  return { chiSquare: Math.max(0, chiSquare), degrees };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
