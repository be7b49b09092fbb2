import { isRecord, StagewrightError, wrongType } from '../issues/index.js';

/**
 * Refuses an argument that is not of the type it must have: a mistake in a program that no compiler has seen, told as an
 * issue instead of a `TypeError` from somewhere inside. `list` takes anything that can be iterated, but no text.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`.
 */
export function demandType(path: string, expected: 'list' | 'record' | 'text', value: unknown): void {
  // Looked at as what is expected alone: a value of a host may throw where it is looked at.
  const fits = {
    list: () => typeof value === 'object' && value !== null && Symbol.iterator in value,
    record: () => isRecord(value),
    text: () => typeof value === 'string',
  };
  if (!fits[expected]()) throw new StagewrightError([wrongType(path, expected, value)]);
}
