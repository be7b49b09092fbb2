import { demandType } from './demandType.js';
import { unknownProperties } from './given.js';
import { StagewrightError } from './StagewrightError.js';

/**
 * Refuses options that are no record, or have a property that nobody reads: a misspelt one would count for nothing.
 *
 * @throws {StagewrightError} `wrong_type`, or `unknown_property { property, nearest }` for each.
 */
export function demandOptions(path: string, given: unknown, known: readonly string[]): void {
  demandType(path, 'record', given);
  const issues = unknownProperties(
    given as { readonly [property: string]: unknown },
    known,
    (property) => `${path}.${property}`,
  );
  if (issues.length > 0) throw new StagewrightError(issues);
}
