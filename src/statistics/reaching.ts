/**
 * The states from which one of `targets` can be reached along moves of positive weight, the targets included. Cost: one
 * look at each cell.
 *
 * @param weights Square: from each row to each column.
 */
export function reaching(weights: readonly (readonly number[])[], targets: Iterable<number>): ReadonlySet<number> {
  const found = new Set(targets);
  // A set is walked in order of insertion, what is added meanwhile included.
  for (const target of found) {
    weights.forEach((row, from) => {
      if ((row[target] ?? 0) > 0) found.add(from);
    });
  }
  return found;
}
