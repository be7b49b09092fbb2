/** JSON as it is printed: two spaces, and a line end. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
