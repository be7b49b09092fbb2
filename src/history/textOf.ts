/** Whether a column of a row is empty; only what begins like blank text is looked at whole. */
export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && value.charCodeAt(0) <= 32 && value.trim() === '');

/** The text of a column; `null` where it is empty. */
export const textOf = (value: unknown): string | null => (isBlank(value) ? null : String(value));
