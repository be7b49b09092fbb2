import {
  createIssue,
  type Issue,
  isIssue,
  isIterable,
  isList,
  isRecord,
  StagewrightError,
  typeName,
  wrongType,
} from '../../issues/index.js';

/**
 * Refuses what is no report: one may have been loaded, and be anything.
 *
 * @param isWhole Whether all that every report says is asked for, or what `toTable` and `members` read.
 * @throws {StagewrightError} `wrong_type { expected, found }`, with the property in the path; `missing_property` without a `total`;
 * `other_report` for a result that is none of the measures of this entry.
 */
export function demandReport(report: unknown, isWhole: boolean, path = 'report'): void {
  const issues = isRecord(report) ? shapeIssues(report, isWhole, path) : [wrongType(path, 'record', report)];
  if (issues.length > 0) throw new StagewrightError(issues);
}

type Found = { readonly [property: string]: unknown };

/** What has no list of groups is none at all, and told as that alone. */
function shapeIssues(report: Found, isWhole: boolean, path: string): readonly Issue[] {
  const { method, groups } = report;
  const at = (property: string) => `${path}.${property}`;
  // A result of another entry, such as a forecast, has a method, and neither bounds nor always groups.
  if (typeof method === 'string' && report.bounds === undefined && (isWhole || groups === undefined))
    return [createIssue('other_report', path, { method })];
  if (!isIterable(groups)) return [wrongType(at('groups'), 'list', groups)];
  return [
    ...(typeof method === 'string' ? [] : [wrongType(at('method'), 'text', method)]),
    ...('total' in report ? [] : [createIssue('missing_property', at('total'), { property: 'total' })]),
    ...[...groups].flatMap((group, index) => {
      if (!isRecord(group)) return [wrongType(at(`groups.${index}`), 'record', group)];
      return isRecord(group.key) ? [] : [wrongType(at(`groups.${index}.key`), 'record', group.key)];
    }),
    ...(isWhole ? frameIssues(report, at) : []),
  ];
}

function frameIssues(report: Found, at: (property: string) => string): readonly Issue[] {
  const { n, warnings } = report;
  const entries = (property: string, isOne: (value: unknown) => boolean) => {
    const record = report[property];
    if (!isRecord(record)) return [wrongType(at(property), 'record', record)];
    return Object.entries(record).flatMap(([name, value]) =>
      isOne(value) ? [] : [wrongType(at(`${property}.${name}`), 'number', value)],
    );
  };
  return [
    ...['asOf', 'zone'].flatMap((name) =>
      typeof report[name] === 'string' ? [] : [wrongType(at(name), 'text', report[name])],
    ),
    ...(typeof n === 'number' ? [] : [wrongType(at('n'), 'number', n)]),
    ...entries('bounds', (bound) => isPlain(bound) || (isList(bound) && bound.every(isPlain))),
    ...entries('excluded', (count) => typeof count === 'number'),
    ...(isList(warnings)
      ? warnings.flatMap((one, index) => (isIssue(one) ? [] : [wrongType(at(`warnings.${index}`), 'issue', one)]))
      : [wrongType(at('warnings'), 'list', warnings)]),
  ];
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Refuses what JSON has not, where a value is read that may be anything. */
export function demandPlain(value: unknown, path: string): void {
  if (typeof value === 'object' ? typeName(value) === 'unreadable' : !PLAIN.includes(typeof value))
    throw new StagewrightError([wrongType(path, 'number', value)]);
}

const PLAIN: readonly string[] = ['string', 'number', 'boolean', 'undefined'];
