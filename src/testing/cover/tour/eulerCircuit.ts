import type { Arc } from './Arc.js';

/**
 * A circuit over every arc as often as it is wanted that can be reached from a node (Hierholzer 1873), where each node is
 * left as often as it is reached. Arcs are taken in order.
 *
 * @param left how often each arc is to be walked; what the circuit walks is taken off.
 * @returns the positions of the arcs in the order of walking.
 */
export function eulerCircuit(
  leaving: readonly (readonly number[])[],
  arcs: readonly Arc[],
  left: number[],
  start: number,
) {
  const next = leaving.map(() => 0);
  const stack: { readonly node: number; readonly by: number | null }[] = [{ node: start, by: null }];
  const circuit: number[] = [];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { node, by } = top;
    const open = leaving[node] ?? [];
    while ((next[node] ?? 0) < open.length && left[open[next[node] ?? 0] ?? -1] === 0)
      next[node] = (next[node] ?? 0) + 1;
    const index = open[next[node] ?? 0];
    if (index === undefined) {
      stack.pop();
      if (by !== null) circuit.push(by);
      continue;
    }
    left[index] = (left[index] ?? 0) - 1;
    stack.push({ node: arcs[index]?.to ?? -1, by: index });
  }
  return circuit.reverse();
}
