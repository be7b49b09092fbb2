import { createIssue, type Issue, isList, shown, wrongType } from '../issues/index.js';
import { outOfRange } from './outOfRange.js';
import { readDate } from './readDate.js';

/** What of the days of a calendar would count wrong; a part that is left out is completed, and not wrong. */
export function workdayIssues(
  { weekend, holidays, extraWorkdays }: { readonly [property: string]: unknown },
  pathOf: (property: string) => string,
): readonly Issue[] {
  return [
    ...(weekend === undefined ? [] : weekendIssues(pathOf('weekend'), weekend)),
    ...(holidays === undefined ? [] : dateIssues(pathOf('holidays'), holidays)),
    ...(extraWorkdays === undefined ? [] : dateIssues(pathOf('extraWorkdays'), extraWorkdays)),
  ];
}

function weekendIssues(path: string, weekend: unknown): readonly Issue[] {
  if (!isList(weekend)) return [wrongType(path, 'list', weekend)];
  return [
    ...weekend.flatMap((day) => outOfRange(path, day, 0, 6)),
    ...(new Set(weekend).size > 6 ? [createIssue('no_workdays', path)] : []),
  ];
}

function dateIssues(path: string, dates: unknown): readonly Issue[] {
  if (!isList(dates)) return [wrongType(path, 'list', dates)];
  // Text alone: in it a date is looked for.
  return Array.from(dates, (date, index) =>
    typeof date !== 'string' || readDate(date) === null
      ? [createIssue('invalid_date', `${path}.${index}`, { value: shown(date) })]
      : [],
  ).flat();
}
