import { createIssue, demandType, type Issue, StagewrightError } from '../issues/index.js';

/**
 * Refuses what is no list of names, and names that every object has something by: a value of one that the history has not
 * would be a function.
 *
 * @throws {StagewrightError} `wrong_type`, `reserved_name`.
 */
export function demandAttributes(path: string, names: readonly unknown[]): void {
  demandType(path, 'list', names);
  const list = [...names];
  for (const [index, name] of list.entries()) demandType(`${path}.${index}`, 'text', name);
  const issues = list.flatMap((name, index): readonly Issue[] =>
    isReserved(name as string) ? [createIssue('reserved_name', `${path}.${index}`, { name: name as string })] : [],
  );
  if (issues.length > 0) throw new StagewrightError(issues);
}

/** `constructor`, `__proto__` and the like. */
export const isReserved = (name: string): boolean => name in Object.prototype;
