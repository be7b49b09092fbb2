/** Equal values as one: the value and the rows that hold it. */
export type TiedRun = { readonly value: number; readonly rows: readonly number[] };

/** The distinct values, ascending, each with its rows. Cost: one sort. */
export function tiedRuns(values: ArrayLike<number>): readonly TiedRun[] {
  const order = Uint32Array.from({ length: values.length }, (_, row) => row);
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const runs: { value: number; rows: number[] }[] = [];
  for (const row of order) {
    const value = values[row] ?? 0;
    const last = runs.at(-1);
    if (last?.value === value) last.rows.push(row);
    else runs.push({ value, rows: [row] });
  }
  return runs;
}
