type Column = Int32Array | Int16Array | Float64Array | Uint8Array;

/**
 * Columns of one length with room for twice as many rows. Columns for as many as there may be are mostly empty where few
 * count, and start collections of garbage all the same.
 */
export function grownRows<C extends { readonly [column: string]: Column }>(columns: C): C {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, twice(column)])) as C;
}

function twice(column: Column): Column {
  const larger = new (column.constructor as new (length: number) => Column)(column.length * 2);
  larger.set(column);
  return larger;
}
