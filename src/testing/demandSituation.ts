import { demandType } from '../issues/index.js';
import type { Situation } from './Situation.js';

/**
 * Refuses what `given` did not make; the parts of it are looked at where they are used.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`.
 */
export function demandSituation(situation: unknown): Situation {
  demandType('situation', 'record', situation);
  return situation as Situation;
}
