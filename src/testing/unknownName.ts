import { createIssue, type Issue, shown } from '../issues/index.js';
import { nearestName } from '../plan/index.js';

/** Names that the model does not have, each with the one that was likely meant. */
export function unknownNames(
  kind: string,
  names: readonly string[],
  known: readonly string[],
  pathOf: (name: string) => string,
): readonly Issue[] {
  return names.filter((name) => !known.includes(name)).map((name) => unknownName(kind, pathOf(name), name, known));
}

/** A name that the model does not have, with the one that was likely meant. */
export function unknownName(kind: string, path: string, id: string, known: readonly string[]): Issue {
  return createIssue('unknown_reference', path, { kind, id: shown(id), nearest: nearestName(id, known) });
}

/** A word that is none of those possible, with the one that was likely meant. */
export function unknownWord(path: string, found: unknown, choices: readonly string[]): Issue {
  const nearest = typeof found === 'string' ? nearestName(found, choices) : null;
  return createIssue('unknown_choice', path, { found: shown(found), choices, nearest });
}
