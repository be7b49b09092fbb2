import { isIterable, isReadable, isRecord, wrongType } from './given.js';
import { StagewrightError } from './StagewrightError.js';

/** What an argument may have to be, and how that is seen. */
const fits = {
  list: isIterable,
  record: isRecord,
  text: (value: unknown) => typeof value === 'string',
  boolean: (value: unknown) => typeof value === 'boolean',
  function: (value: unknown) => typeof value === 'function',
};

/**
 * Refuses an argument that is not of the type it must have: a mistake in a program that no compiler has seen, told as an
 * issue instead of a `TypeError` from somewhere inside. `list` takes anything that can be iterated, but no text.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`.
 */
export function demandType(path: string, expected: keyof typeof fits, value: unknown): void {
  if (!isReadable(value) || !fits[expected](value)) throw new StagewrightError([wrongType(path, expected, value)]);
}
