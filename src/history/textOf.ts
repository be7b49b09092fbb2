import { typeName } from '../issues/index.js';
import { isBlank } from '../values/index.js';

/** The text of a column; `null` where it is empty. */
export const textOf = (value: unknown): string | null => (isBlank(value) ? null : textIn(value));

/** A value as text; what says none has the name of its type. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return String(value);
  } catch {
    return typeName(value);
  }
}
