import { demandType, StagewrightError } from '../issues/index.js';
import type { BusinessCalendar } from './Calendar.js';
import { workdayIssues } from './workdayIssues.js';

/**
 * Refuses what is no calendar that `businessCalendar` made, as far as its days go.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`, `invalid_date`, `out_of_range`, `no_workdays`.
 */
export function demandCalendar(calendar: unknown): void {
  demandType('calendar', 'record', calendar);
  const given = calendar as BusinessCalendar;
  for (const days of ['weekend', 'holidays', 'extraWorkdays'] as const)
    demandType(`calendar.${days}`, 'list', given[days]);
  const issues = workdayIssues(given, (property) => `calendar.${property}`);
  if (issues.length > 0) throw new StagewrightError(issues);
}
