import { createIssue, demandType, type Issue, shown } from '../issues/index.js';
import type { FiscalPeriod } from './FiscalCalendar.js';
import { readDate } from './readDate.js';

/** What keeps explicit periods from covering a stretch of time once: dates that are none, disorder, gaps, overlaps. */
export function fiscalIssues(periods: readonly FiscalPeriod[]): readonly Issue[] {
  demandType('options.fiscal.periods', 'list', periods);
  const issues: Issue[] = [];
  for (const [index, period] of periods.entries()) {
    const path = `fiscal.periods.${index}`;
    demandType(`options.${path}`, 'record', period);
    const { from, to } = period;
    for (const value of [from, to])
      if (readDate(value) === null) issues.push(createIssue('invalid_date', path, { value: shown(value) }));
    if (from >= to) issues.push(createIssue('empty_period', path, { from, to }));
    const before = periods[index - 1];
    if (before !== undefined && before.to < from)
      issues.push(createIssue('period_gap', path, { from: before.to, to: from }));
    if (before !== undefined && before.to > from)
      issues.push(createIssue('period_overlap', path, { from, to: before.to }));
  }
  if (periods.length === 0) issues.push(createIssue('empty_period', 'fiscal.periods', { from: null, to: null }));
  return issues;
}
