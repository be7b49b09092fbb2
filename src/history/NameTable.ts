/** Numbers from 1 for a few names; 0 is none. */
export class NameTable {
  readonly names: string[] = [];
  private readonly codes = new Map<string, number>();

  codeOf(name: string | null): number {
    if (name === null) return 0;
    const known = this.codes.get(name);
    if (known !== undefined) return known;
    this.names.push(name);
    this.codes.set(name, this.names.length);
    return this.names.length;
  }
}

/** The names in use in ascending order, and the code that each old one becomes. */
export function sortedNames(
  names: readonly string[],
  used: ArrayLike<number>,
): { readonly names: readonly string[]; readonly codes: Uint32Array } {
  const isUsed = new Uint8Array(names.length + 1);
  for (let index = 0; index < used.length; index++) isUsed[used[index] ?? 0] = 1;
  const order = names.map((_, index) => index + 1).filter((code) => isUsed[code] === 1);
  order.sort((a, b) => ((names[a - 1] ?? '') < (names[b - 1] ?? '') ? -1 : 1));
  const codes = new Uint32Array(names.length + 1);
  for (const [index, code] of order.entries()) codes[code] = index + 1;
  return { names: order.map((code) => names[code - 1] ?? ''), codes };
}
