import {
  createIssue,
  type Issue,
  isList,
  isRecord,
  StagewrightError,
  shown,
  unknownChoice,
  wrongType,
} from '../issues/index.js';

/** What must stand where, by path; a list is one of records; `texts` and `numbers` hold those, and money has an amount that is a number. */
export type Shape = { readonly [path: string]: 'record' | 'list' | 'texts' | 'numbers' | 'text' | 'number' | 'money' };

/**
 * Holds what a chart is drawn from, or a chart that is rendered, to its outline: plain JavaScript and JSON that was loaded
 * come by no compiler. What stands deeper is as the report made it.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property`, with every fault at once.
 */
export function demandShape(path: string, value: unknown, shape: Shape): void {
  if (!isRecord(value)) throw new StagewrightError([wrongType(path, 'record', value)]);
  const issues = Object.entries(shape).flatMap(([inside, expected]) => shapeIssues(path, value, inside, expected));
  // What has no inside is told once.
  const byPath = new Map(issues.map((issue) => [issue.path, issue]));
  if (byPath.size > 0) throw new StagewrightError([...byPath.values()]);
}

/**
 * Holds a report to be the one that a chart is of, and to its outline: what all reports say of themselves, and more.
 *
 * @param method The first part of its method.
 * @throws {StagewrightError} `unknown_choice` for another report; as `demandShape`.
 */
export function demandReport(report: unknown, method: string, shape: Shape, path = 'report'): void {
  demandShape(path, report, { method: 'text' });
  const [found = ''] = (report as { readonly method: string }).method.split('/');
  if (found !== method) throw new StagewrightError([unknownChoice(`${path}.method`, found, [method])]);
  demandShape(path, report, { n: 'number', asOf: 'text', excluded: 'record', ...shape });
}

function shapeIssues(path: string, value: unknown, inside: string, expected: Shape[string]): readonly Issue[] {
  let [at, found] = [path, value];
  for (const property of inside.split('.')) {
    if (!isRecord(found)) return [wrongType(at, 'record', found)];
    at = `${at}.${property}`;
    found = found[property];
    if (found === undefined) return [createIssue('missing_property', at, { property })];
  }
  if (expected === 'money') return moneyIssues(at, found);
  if (expected === 'record' || expected === 'text' || expected === 'number') return typeIssues(at, found, expected);
  if (!isList(found)) return [wrongType(at, 'list', found)];
  const item = ITEMS[expected];
  return Array.from(found, (one, index) => typeIssues(`${at}.${index}`, one, item)).flat();
}

/** As reports hold it; a decimal in text, so that it can be drawn. */
function moneyIssues(path: string, value: unknown): readonly Issue[] {
  if (!isRecord(value)) return [wrongType(path, 'record', value)];
  const { amount, currency } = value;
  if (typeof amount !== 'string' || amount.trim() === '' || !Number.isFinite(Number(amount)))
    return [createIssue('invalid_amount', `${path}.amount`, { value: shown(amount) })];
  return typeIssues(`${path}.currency`, currency, 'text');
}

const ITEMS = { list: 'record', texts: 'text', numbers: 'number' } as const;

function typeIssues(path: string, value: unknown, expected: 'record' | 'text' | 'number'): readonly Issue[] {
  // JSON has none, and nothing is drawn at it.
  if (expected === 'number' && typeof value === 'number' && !Number.isFinite(value))
    return [createIssue('out_of_range', path, { found: shown(value) })];
  const isIt = expected === 'record' ? isRecord(value) : typeof value === (expected === 'text' ? 'string' : 'number');
  return isIt ? [] : [wrongType(path, expected, value)];
}
