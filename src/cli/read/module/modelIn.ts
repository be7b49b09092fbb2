/** The model of a plan that is exported in its place. */
export function modelIn(value: unknown): unknown {
  const isPlan = typeof value === 'object' && value !== null && 'series' in value && value.series instanceof Map;
  return isPlan && 'definition' in value ? value.definition : value;
}

/** What says which format it is of. */
export const isModel = (value: unknown): boolean => typeof value === 'object' && value !== null && 'format' in value;
