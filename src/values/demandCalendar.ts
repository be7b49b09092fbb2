import { demandType } from '../issues/index.js';
import type { BusinessCalendar } from './businessCalendar.js';

/**
 * Refuses what is no calendar that `businessCalendar` made.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`.
 */
export function demandCalendar(calendar: unknown): void {
  demandType('calendar', 'record', calendar);
  const given = calendar as Partial<BusinessCalendar>;
  for (const days of ['weekend', 'holidays', 'extraWorkdays'] as const)
    demandType(`calendar.${days}`, 'list', given[days]);
}
