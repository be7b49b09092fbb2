type Column = Int32Array | Int16Array | Float64Array | Uint8Array;

/** The first rows of columns of one length, over the same memory. */
export function firstRows<C extends { readonly [column: string]: Column }>(columns: C, count: number): C {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, count)])) as C;
}
