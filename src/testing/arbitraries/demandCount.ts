import { createIssue, StagewrightError, shown } from '../../issues/index.js';

/**
 * Refuses what is no whole number within bounds: the generator would end in a fault of its own, or of the engine.
 *
 * @throws {StagewrightError} `out_of_range { found, min, max }`.
 */
export function demandCount(path: string, count: unknown, min: number, max?: number): void {
  if (Number.isSafeInteger(count) && (count as number) >= min && (count as number) <= (max ?? Number.MAX_SAFE_INTEGER))
    return;
  const bounds = max === undefined ? { min } : { min, max };
  throw new StagewrightError([createIssue('out_of_range', path, { found: shown(count), ...bounds })]);
}
