/** Whether a column of another system says nothing: none, or blank text. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (typeof value === 'string' && value.trim() === '');
