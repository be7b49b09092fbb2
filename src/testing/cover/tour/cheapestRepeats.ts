import type { Arc } from './Arc.js';

/** How often each arc is walked beside the times that are wanted. */
type Repeats = readonly number[];

/**
 * The directed Chinese postman: what has to be walked again so that each node is left as often as it is reached, at the
 * least cost. Ways lead from where an arc arrives too often to where one leaves too often; the cheapest are a min-cost
 * flow, found by successive shortest paths (R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows, 1993, 9.7), each
 * from all such nodes at once.
 *
 * @param size how many nodes there are.
 * @param wanted how often each arc has to be walked at least.
 * @param costs of walking each arc once, from 0 on.
 * @returns for each arc how often it is walked again. Where no way leads to a node, it is left as it is.
 */
export function cheapestRepeats(
  size: number,
  arcs: readonly Arc[],
  wanted: readonly number[],
  costs: readonly number[],
): Repeats {
  const repeats = arcs.map(() => 0);
  const surplus = Array.from({ length: size }, () => 0);
  const leaving: number[][] = Array.from({ length: size }, () => []);
  const arriving: number[][] = Array.from({ length: size }, () => []);
  for (const [index, { from, to }] of arcs.entries()) {
    surplus[from] = (surplus[from] ?? 0) - (wanted[index] ?? 0);
    surplus[to] = (surplus[to] ?? 0) + (wanted[index] ?? 0);
    leaving[from]?.push(index);
    arriving[to]?.push(index);
  }
  for (let way = cheapestWay(); way !== null; way = cheapestWay()) {
    const { start, end, steps } = way;
    const most = steps.map(({ index, by }) => (by > 0 ? Number.POSITIVE_INFINITY : (repeats[index] ?? 0)));
    const times = Math.min(surplus[start] ?? 0, -(surplus[end] ?? 0), ...most);
    for (const { index, by } of steps) repeats[index] = (repeats[index] ?? 0) + by * times;
    surplus[start] = (surplus[start] ?? 0) - times;
    surplus[end] = (surplus[end] ?? 0) + times;
  }
  return repeats;

  /** From any node reached too often to one left too often; a repeat already planned may be taken back. */
  function cheapestWay() {
    const cost = surplus.map((count) => (count > 0 ? 0 : Number.POSITIVE_INFINITY));
    const back: ({ readonly index: number; readonly by: 1 | -1 } | null)[] = surplus.map(() => null);
    let queue = [...surplus.keys()].filter((node) => (surplus[node] ?? 0) > 0);
    while (queue.length > 0) {
      const changed = new Set<number>();
      for (const node of queue) {
        for (const index of leaving[node] ?? []) reach(node, arcs[index]?.to, index, 1, changed);
        for (const index of arriving[node] ?? [])
          if ((repeats[index] ?? 0) > 0) reach(node, arcs[index]?.from, index, -1, changed);
      }
      queue = [...changed];
    }
    let end = -1;
    for (const [node, count] of surplus.entries())
      if (count < 0 && Number.isFinite(cost[node]) && (end < 0 || (cost[node] ?? 0) < (cost[end] ?? 0))) end = node;
    if (end < 0) return null;
    const steps: { readonly index: number; readonly by: 1 | -1 }[] = [];
    let start = end;
    for (let step = back[start]; step; step = back[start]) {
      steps.push(step);
      const { from, to } = arcs[step.index] as Arc;
      start = step.by > 0 ? from : to;
    }
    return { start, end, steps };

    function reach(from: number, to = -1, index: number, by: 1 | -1, changed: Set<number>): void {
      const total = (cost[from] ?? 0) + by * (costs[index] ?? 0);
      if (total >= (cost[to] ?? 0)) return;
      cost[to] = total;
      back[to] = { index, by };
      changed.add(to);
    }
  }
}
