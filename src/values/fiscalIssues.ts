import { createIssue, type Issue } from '../issues/index.js';
import type { FiscalPeriod } from './FiscalCalendar.js';
import { readDate } from './readDate.js';

/** What keeps explicit periods from covering a stretch of time once: dates that are none, disorder, gaps, overlaps. */
export function fiscalIssues(periods: readonly FiscalPeriod[]): readonly Issue[] {
  const issues: Issue[] = [];
  for (const [index, { from, to }] of periods.entries()) {
    const path = `fiscal.periods.${index}`;
    for (const value of [from, to])
      if (readDate(value) === null) issues.push(createIssue('invalid_date', path, { value: String(value) }));
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
