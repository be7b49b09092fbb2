import type { Condition, Process } from '../definition/index.js';

/** The processes that must precede each action. */
export function processesBefore(processes: readonly Process[]): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const { id, before: action } of processes) {
    if (action === undefined) continue;
    const waiting = before.get(action);
    if (waiting === undefined) before.set(action, [id]);
    else waiting.push(id);
  }
  return before;
}

/** What must be approved before a process can be raised. */
export function waitsFor({ after, needs }: Process, before: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...after, ...(needs === undefined ? [] : neededBy(needs, before))];
}

/** The processes that a condition waits for at all events: under `any` there may be another way. */
export function neededBy(condition: Condition, before: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((part) => neededBy(part, before));
  if ('process' in condition) return [condition.process];
  return 'action' in condition ? (before.get(condition.action) ?? []) : [];
}
