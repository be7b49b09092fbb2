import { createIssue, type Issue, type Json, StagewrightError } from '../../issues/index.js';
import { nearestName } from '../../plan/index.js';

/** Keys and indices from the whole file to a value. */
export type Path = readonly (string | number)[];

/** Gathers the faults of a file of journeys, each with the line that it stands in. */
export class JourneyFaults {
  readonly issues: Issue[] = [];
  readonly lineOf: (path: Path) => number;

  constructor(lineOf: (path: Path) => number) {
    this.lineOf = lineOf;
  }

  add(
    code: 'wrong_type' | 'missing_property' | 'unknown_property' | 'unknown_choice' | 'empty_list' | 'duplicate_title',
    path: Path,
    params: Issue['params'],
  ): void {
    this.issues.push(createIssue(code, path.join('.'), { ...params, line: this.lineOf(path) }));
  }

  /** Tells a value that is not of the kind expected. */
  wrongType(path: Path, expected: string, found: Json | undefined): void {
    this.add('wrong_type', path, { expected, found: kindOf(found) });
  }

  /** Takes issues over, whose paths are those below a value. */
  below(path: Path, issues: readonly Issue[]): void {
    for (const issue of issues) {
      const at = [...path, ...issue.path.split('.')];
      this.issues.push({ ...issue, path: at.join('.'), params: { ...issue.params, line: this.lineOf(at) } });
    }
  }

  /** A mapping, and each of its keys among those known. */
  mapping(value: Json | undefined, path: Path, known?: readonly string[]): { readonly [key: string]: Json } | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.wrongType(path, 'a mapping', value);
      return null;
    }
    for (const key of known === undefined ? [] : Object.keys(value).filter((name) => !known.includes(name)))
      this.add('unknown_property', [...path, key], { property: key, nearest: nearestName(key, known ?? []) });
    return value as { readonly [key: string]: Json };
  }

  /** @throws {StagewrightError} with all of them, where there are any. */
  end(): void {
    if (this.issues.length > 0) throw new StagewrightError(this.issues);
  }
}

function kindOf(value: Json | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
}
