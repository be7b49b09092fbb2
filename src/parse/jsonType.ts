/** The types of JSON, as issues call them. */
export type JsonType = 'null' | 'boolean' | 'number' | 'text' | 'list' | 'record';

export function jsonType(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'record' : (typeof value as 'boolean' | 'number');
}
