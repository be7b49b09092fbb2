import type { SalesModel } from '../../definition/index.js';
import type { Issue } from '../../issues/index.js';
import { checkModel } from '../checkModel.js';
import { changed } from './diffRecord.js';
import type { ModelChange } from './ModelChange.js';

/**
 * Tells names that lead nowhere since the newer version: in place of a change of the name alone, which would read as one
 * of the rule, else behind all changes. What led nowhere before is no change.
 */
export function withBrokenReferences(
  changes: readonly ModelChange[],
  before: SalesModel,
  after: SalesModel,
): readonly ModelChange[] {
  const known = new Set(brokenIn(before).map(({ params }) => keyOf(params)));
  const broken = new Map(
    brokenIn(after).flatMap((issue) => (known.has(keyOf(issue.params)) ? [] : [[issue.path, issue]])),
  );
  if (broken.size === 0) return changes;
  const told = changes.map((change) => {
    const issue = broken.get(change.path);
    if (issue === undefined || change.code !== 'property_changed' || change.after === null) return change;
    broken.delete(change.path);
    return reference(issue, change.before);
  });
  return [...told, ...[...broken.values()].map((issue) => reference(issue, null))];
}

const brokenIn = (model: SalesModel): readonly Issue[] =>
  checkModel(model).filter(({ code }) => code === 'unknown_reference');

const keyOf = ({ kind, id }: Issue['params']): string => JSON.stringify([kind, id]);

/** Nothing passes by a name that nothing has; what it refuses cannot be told. */
const reference = ({ path, params: { kind, id, nearest } }: Issue, before: string | null): ModelChange =>
  changed('reference_broken', { before, after: path }, 'shifts', {
    kind: kind ?? null,
    id: id ?? null,
    nearest: nearest ?? null,
  });
