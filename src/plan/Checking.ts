import type { SalesModel } from '../definition/index.js';
import { createIssue, type Issue, type IssueParams, type Json, nearestName, typeName } from '../issues/index.js';

/** What an id may stand for. `openStage` leaves out after-win stages; `conditionField` adds the opportunity's type. */
export type ReferenceKind =
  | 'action'
  | 'benchmarkPlace'
  | 'catalogueStage'
  | 'check'
  | 'choice'
  | 'conditionField'
  | 'customerState'
  | 'dedupeField'
  | 'field'
  | 'grade'
  | 'model'
  | 'object'
  | 'openStage'
  | 'outcome'
  | 'phase'
  | 'phasePlace'
  | 'playbook'
  | 'process'
  | 'question'
  | 'reason'
  | 'role'
  | 'series'
  | 'source'
  | 'stage'
  | 'team'
  | 'type'
  | 'variant';

/** A model being checked: what it declares where we stand, and the faults found so far. */
export type Checking = {
  readonly model: SalesModel;
  readonly issues: Issue[];
  /** Ids by kind; those of stages, outcomes and reasons change with the series being looked at. */
  readonly declared: { [kind in ReferenceKind]?: ReadonlySet<string> | undefined };
  /** The choices of fields that have some. */
  readonly choices: ReadonlyMap<string, ReadonlySet<string>>;
  /** Values of a wrong shape met so far: what rests on them is not looked at. */
  malformed: number;
  /** Conditions met so far. */
  conditions: number;
  /** Names that may still be compared in search of the nearest one. */
  comparisons: number;
};

const MAX_TEXT = 200;
const PUBLIC_KINDS: { readonly [kind in ReferenceKind]?: string } = {
  benchmarkPlace: 'stage',
  conditionField: 'field',
  dedupeField: 'field',
  openStage: 'stage',
  phasePlace: 'stage',
  source: 'process',
};

export function report({ issues }: Checking, code: string, path: string, params?: IssueParams): void {
  issues.push(createIssue(code, path, params));
}

/** A value that is not of the shape it must have. */
export function reportWrongType(checking: Checking, path: string, expected: string, value: unknown): void {
  checking.malformed++;
  report(checking, 'wrong_type', path, { expected, found: typeName(value) });
}

/** Looks an id up among those declared. */
export function refer(checking: Checking, kind: ReferenceKind, id: unknown, path: string): void {
  if (typeof id !== 'string') return reportWrongType(checking, path, 'text', id);
  const declared = checking.declared[kind] ?? NOTHING;
  if (declared.has(id)) return;
  if (kind === 'openStage' && checking.declared.stage?.has(id)) {
    return report(checking, 'after_win_stage', path, { stage: id });
  }
  report(checking, 'unknown_reference', path, {
    kind: PUBLIC_KINDS[kind] ?? kind,
    id: cut(id),
    nearest: nearest(checking, id, declared),
  });
}

const NOTHING: ReadonlySet<string> = new Set();

/** The nearest name, as long as not too many have been compared: a hostile model must not cost a quadratic search. */
export function nearest(
  checking: Checking,
  name: string,
  names: ReadonlySet<string> | readonly string[],
): string | null {
  checking.comparisons -= 'size' in names ? names.size : names.length;
  return checking.comparisons < 0 ? null : nearestName(name, names);
}

/** Something of a text that may be megabytes long. */
export function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** What was found, as far as it can stand in an issue. */
export function found(value: unknown): Json {
  if (typeof value === 'string') return cut(value);
  const isPlain = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
  return isPlain ? value : typeName(value);
}
