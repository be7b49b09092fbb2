/** The events of an input that is one or a list of them; what cannot be looked at is one that cannot be read. */
export function eventsOf(input: unknown): readonly unknown[] {
  try {
    return Array.isArray(input) ? input : [input];
  } catch {
    return [input];
  }
}
