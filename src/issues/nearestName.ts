/** Longer names are compared by their beginning, so that a hostile one costs no more than a long one. */
const MAX_LENGTH = 200;

/**
 * The candidate that a misspelt name most likely meant, by edit distance; `null` where none is near.
 *
 * Letter case, blanks, `_` and `-` do not count. A name may differ in a third of its characters (a swap of two
 * neighbours counts once), and in one of two; the first of equally near candidates wins.
 * Cost: at most 200 × 133 steps a candidate.
 *
 * @example
 * nearestName('amuont', ['closeDate', 'amount']) // => 'amount'
 * nearestName('Closed Won', ['closed-won', 'closed-lost']) // => 'closed-won'
 * nearestName('region', ['amount']) // => null
 */
export function nearestName(name: unknown, candidates: Iterable<string>): string | null {
  if (typeof name !== 'string') return null;
  const wanted = normalise(name);
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = normalise(candidate);
    const length = Math.max(wanted.length, other.length);
    const allowed = Math.min(length === 2 ? 1 : Math.floor(length / 3), least - 1);
    if (allowed < 0 || Math.abs(wanted.length - other.length) > allowed) continue;
    const distance = editDistance(wanted, other, allowed);
    if (distance > allowed) continue;
    nearest = candidate;
    least = distance;
    if (distance === 0) break;
  }
  return nearest;
}

function normalise(name: string): readonly string[] {
  return Array.from(
    name
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .replace(/[\s_-]+/g, '-'),
  );
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment), looked for only within
 * `limit` of the diagonal; any number above `limit` means farther.
 */
function editDistance(a: readonly string[], b: readonly string[], limit: number): number {
  const far = limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(b.length + 1).fill(far);
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    if (row <= limit) current[0] = row;
    let smallest = current[0] ?? far;
    for (let column = from; column <= to; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column - 1] ?? far) + (isSame ? 0 : 1),
        (last[column] ?? far) + 1,
        (current[column - 1] ?? far) + 1,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
      }
      current[column] = cost;
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return far;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? far;
}
