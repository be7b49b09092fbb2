import { isRecord } from '../issues/index.js';
import { isBrokenText, mendedText } from '../values/index.js';
import { type Checking, cut, found, type ReferenceKind, report, reportWrongType } from './Checking.js';

/** How long an id may be. */
export const MAX_ID = 200;

/** Whether a text can name something: not empty, not endless, and not the one name that no object can hold safely. */
export function checkId(checking: Checking, kind: ReferenceKind, id: unknown, path: string): id is string {
  if (id === '__proto__') report(checking, 'reserved_name', path, { name: id });
  else if (typeof id !== 'string') {
    checking.malformed++;
    report(checking, 'invalid_id', path, { kind, problem: 'not_text', id: found(id) });
  } else if (id.trim() === '') report(checking, 'invalid_id', path, { kind, problem: 'empty', id });
  else if (id.length > MAX_ID)
    report(checking, 'invalid_id', path, { kind, problem: 'too_long', id: cut(id), max: MAX_ID });
  else if (isBrokenText(id)) {
    report(checking, 'invalid_id', path, { kind, problem: 'malformed', id: mendedText(id) });
  } else return true;
  return false;
}

/**
 * Visits the elements of a list with their paths: by id where it names only one of them, else by position. Faults of
 * the ids themselves are reported on the way.
 */
export function eachElement(
  checking: Checking,
  kind: ReferenceKind,
  list: unknown,
  path: string,
  visit: (element: { readonly [property: string]: unknown }, path: string) => void,
): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) return reportWrongType(checking, path, 'list', list);
  const counts = new Map<unknown, number>();
  for (const element of list) counts.set(element?.id, (counts.get(element?.id) ?? 0) + 1);
  const seen = new Set<string>();
  for (const [index, element] of list.entries()) {
    if (!isRecord(element)) {
      reportWrongType(checking, `${path}.${index}`, 'record', element);
      continue;
    }
    const { id } = element;
    const isNamed = checkId(checking, kind, id, `${path}.${index}.id`);
    if (isNamed && seen.has(id)) report(checking, 'duplicate_id', `${path}.${index}.id`, { kind, id });
    if (isNamed) seen.add(id);
    visit(element, `${path}.${isNamed && counts.get(id) === 1 ? id : index}`);
  }
}
