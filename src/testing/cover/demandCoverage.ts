import { demandType } from '../../issues/index.js';
import type { Coverage } from './coverage.js';
import { GOAL_KINDS } from './goalKeys.js';

/**
 * Refuses what `coverage` did not make.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`.
 */
export function demandCoverage(coverage: unknown): void {
  demandType('coverage', 'record', coverage);
  const given = coverage as Partial<Coverage>;
  for (const part of ['model', ...GOAL_KINDS] as const) demandType(`coverage.${part}`, 'record', given[part]);
}
