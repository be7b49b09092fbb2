/** What was given, or what stands for it where nothing was. `null` is no way to leave something out. */
export function or<T, Default>(given: T | undefined, standard: Default): T | Default {
  return given === undefined ? standard : given;
}

/**
 * A record completed, an empty one where nothing was given. What is no record stays as it is: to spread it would make one of
 * it, and who checks the model would find nothing wrong.
 */
export function completed<In extends object, Out>(given: In | undefined, complete: (record: In) => Out): Out {
  if (given === undefined) return complete({} as In);
  return isRecord(given) ? complete(given) : (given as unknown as Out);
}

/** Whether a value is what a record can be made of. */
export function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
