/**
 * The index of the stretch `[bounds[i], bounds[i + 1])` that holds a value, or -1 where it lies before the first bound or
 * at or behind the last.
 *
 * @param bounds Ascending.
 */
export function periodIndex(bounds: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low === bounds.length ? -1 : low - 1;
}
