import { createIssue, type Issue, shown } from '../issues/index.js';

/** Refuses what is no whole number from `min` to `max`. */
export function outOfRange(path: string, found: unknown, min: number, max: number): readonly Issue[] {
  const fits = Number.isInteger(found) && (found as number) >= min && (found as number) <= max;
  return fits
    ? []
    : [
        createIssue('out_of_range', path, {
          found: Number.isFinite(found) ? (found as number) : shown(found),
          min,
          max,
        }),
      ];
}
