import { createIssue, type Issue, shown, wrongType } from '../issues/index.js';

/** Where a number must lie: `min` and `max` are in it, `above` and `below` are not. */
type Range = { readonly min?: number; readonly max?: number; readonly above?: number; readonly below?: number };

/** What is wrong with an option that must be a finite number of a range: `wrong_type`, `out_of_range`. */
export function numberIssues(path: string, value: unknown, range: Range): readonly Issue[] {
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity } = range;
  if (typeof value !== 'number') return [wrongType(path, 'number', value)];
  if (value >= min && value <= max && value > above && value < below) return [];
  return [createIssue('out_of_range', path, { found: shown(value), ...range })];
}
