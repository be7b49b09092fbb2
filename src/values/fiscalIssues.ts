import {
  createIssue,
  type Issue,
  isList,
  isRecord,
  shown,
  unknownChoice,
  unknownProperties,
  wrongType,
} from '../issues/index.js';
import { outOfRange } from './outOfRange.js';
import { readDate } from './readDate.js';

/** What is wrong with a financial year: above all what keeps explicit periods from covering a stretch of time once. */
export function fiscalIssues(fiscal: unknown, path: string): readonly Issue[] {
  if (!isRecord(fiscal)) return [wrongType(path, 'record', fiscal)];
  const { kind, startMonth, yearNamedBy, periods } = fiscal;
  const without = (properties: readonly string[]) =>
    unknownProperties(fiscal, properties, (property) => `${path}.${property}`);
  if (kind === 'months')
    return [
      ...without(['kind', 'startMonth', 'yearNamedBy']),
      ...outOfRange(`${path}.startMonth`, startMonth, 1, 12),
      ...(yearNamedBy === 'start' || yearNamedBy === 'end'
        ? []
        : [unknownChoice(`${path}.yearNamedBy`, yearNamedBy, ['start', 'end'])]),
    ];
  if (kind === 'explicit') return [...without(['kind', 'periods']), ...periodsIssues(periods, `${path}.periods`)];
  return [unknownChoice(`${path}.kind`, kind, ['months', 'explicit'])];
}

/** Dates that are none, disorder, gaps, overlaps, and names that are none. */
function periodsIssues(given: unknown, path: string): readonly Issue[] {
  if (!isList(given)) return [wrongType(path, 'list', given)];
  const periods: readonly unknown[] = Array.from(given);
  if (periods.length === 0) return [createIssue('empty_period', path, { from: null, to: null })];
  return periods.flatMap((period, index) => periodIssues(period, `${path}.${index}`, periods[index - 1]));
}

function periodIssues(period: unknown, path: string, before: unknown): readonly Issue[] {
  if (!isRecord(period)) return [wrongType(path, 'record', period)];
  const names = ['id', 'quarter', 'year'].filter((name) => name === 'id' || period[name] !== undefined);
  const issues: Issue[] = [
    ...unknownProperties(period, ['id', 'from', 'to', 'quarter', 'year'], (property) => `${path}.${property}`),
    ...names.flatMap((name) =>
      typeof period[name] === 'string' ? [] : [wrongType(`${path}.${name}`, 'text', period[name])],
    ),
  ];
  // Only text is compared below, and told apart by it: dates of other kinds are none here.
  const [from, to] = [dateText(period.from), dateText(period.to)];
  for (const [value, date] of [
    [period.from, from],
    [period.to, to],
  ])
    if (date === null) issues.push(createIssue('invalid_date', path, { value: shown(value) }));
  if (from !== null && to !== null && from >= to) issues.push(createIssue('empty_period', path, { from, to }));
  const end = isRecord(before) ? dateText(before.to) : null;
  if (from !== null && end !== null && end < from)
    issues.push(createIssue('period_gap', path, { from: end, to: from }));
  if (from !== null && end !== null && end > from) issues.push(createIssue('period_overlap', path, { from, to: end }));
  return issues;
}

const dateText = (value: unknown): string | null => (typeof value === 'string' ? readDate(value) : null);
