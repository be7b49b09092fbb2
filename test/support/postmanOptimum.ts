import { trackOf } from '../../src/plan/index.js';

/**
 * The least number of steps that makes every move of a plan's first series at least once, beginning anew at any time for
 * nothing: the directed Chinese postman problem. Where a place is left more often than it is reached, ways to it have to
 * be walked again, from places that are reached more often than left or from an opening; the cheapest choice is a
 * min-cost flow, found by shortest augmenting paths. It reads the table of moves alone.
 */
export function postmanOptimum(plan: unknown): number {
  const [series] = [...(plan as { readonly series: ReadonlyMap<string, unknown> }).series.keys()];
  const track = trackOf(plan as never, series as string);
  if (track === undefined) throw new Error('no series');
  const { size, moves, startIn } = track;
  const edges = [...moves.keys()]
    .filter((cell) => moves[cell] !== 0)
    .map((cell) => [Math.floor(cell / size), cell % size] as const);
  const distance = distances(size, edges);
  const balance = Array.from({ length: size }, () => 0);
  for (const [from, to] of edges) {
    balance[from] = (balance[from] ?? 0) - 1;
    balance[to] = (balance[to] ?? 0) + 1;
  }
  const supply = balance.flatMap((count, at) => Array<number>(Math.max(0, count)).fill(at));
  const demand = balance.flatMap((count, at) => Array<number>(Math.max(0, -count)).fill(at));
  const anew = (to: number) => Math.min(...startIn.map((start) => distance[start]?.[to] ?? Number.POSITIVE_INFINITY));
  const costs = demand.map((to) => [
    ...supply.map((from) => distance[from]?.[to] ?? Number.POSITIVE_INFINITY),
    ...demand.map(() => anew(to)),
  ]);
  return edges.length + assignment(costs);
}

function distances(size: number, edges: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  return Array.from({ length: size }, (_, start) => {
    const found = Array.from({ length: size }, () => Number.POSITIVE_INFINITY);
    found[start] = 0;
    const queue = [start];
    for (const at of queue)
      for (const [from, to] of edges)
        if (from === at && found[to] === Number.POSITIVE_INFINITY) {
          found[to] = (found[at] ?? 0) + 1;
          queue.push(to);
        }
    return found;
  });
}

/** The least sum of one column a row, each column once: Bellman-Ford over alternating paths, a row at a time. */
function assignment(costs: readonly (readonly number[])[]): number {
  const columns = costs[0]?.length ?? 0;
  const rowOf: number[] = Array.from({ length: columns }, () => -1);
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? Number.POSITIVE_INFINITY;
  costs.forEach((_, row) => {
    const best = Array.from({ length: columns }, (_, column) => cost(row, column));
    const back: number[] = Array.from({ length: columns }, () => -1);
    for (let changed = true; changed; ) {
      changed = false;
      for (let via = 0; via < columns; via++) {
        const held = rowOf[via] ?? -1;
        if (held < 0) continue;
        for (let column = 0; column < columns; column++) {
          const next = (best[via] ?? 0) - cost(held, via) + cost(held, column);
          if (next < (best[column] ?? 0) - 1e-9) {
            best[column] = next;
            back[column] = via;
            changed = true;
          }
        }
      }
    }
    let end = -1;
    for (let column = 0; column < columns; column++)
      if ((rowOf[column] ?? -1) < 0 && (end < 0 || (best[column] ?? 0) < (best[end] ?? 0))) end = column;
    for (let column = end; column >= 0; ) {
      const via = back[column] ?? -1;
      rowOf[column] = via < 0 ? row : (rowOf[via] ?? row);
      column = via;
    }
  });
  return rowOf.reduce((sum, row, column) => (row < 0 ? sum : sum + cost(row, column)), 0);
}
