/** Names as they are, but no two alike: what is repeated gets a number. Charts tell places apart by their names. */
export function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; seen.has(own); count++) own = taken.has(`${name} (${count})`) ? own : `${name} (${count})`;
    seen.add(own);
    return own;
  });
}
