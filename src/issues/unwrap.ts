import { demandType } from './demandType.js';
import type { Result } from './Result.js';
import { StagewrightError } from './StagewrightError.js';

/**
 * The value of a result; for callers to whom a failure is a mistake of their own.
 *
 * @throws {StagewrightError} with every issue, where the result has no value; `wrong_type` where it is no result.
 */
export function unwrap<T>(result: Result<T>): T {
  demandType('result', 'record', result);
  if (result.ok) return result.value;
  demandType('result.issues', 'list', result.issues);
  throw new StagewrightError(result.issues);
}
