import type { Result } from './Result.js';
import { StagewrightError } from './StagewrightError.js';

/**
 * The value of a result; for callers to whom a failure is a mistake of their own.
 *
 * @throws {StagewrightError} with every issue, where the result has none.
 */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new StagewrightError(result.issues);
}
