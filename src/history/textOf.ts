import { isBlank } from '../values/index.js';

/** The text of a column; `null` where it is empty. */
export const textOf = (value: unknown): string | null => (isBlank(value) ? null : String(value));
