import type { Condition, Process } from '../../definition/index.js';
import type { LintRule } from '../LintRule.js';

/** A process that can only be raised once it is approved: through what it needs, and what waits for it. */
export const processWaitsForItself: LintRule = {
  code: 'process_waits_for_itself',
  number: 'SW032',
  severity: 'error',
  options: {},
  check: ({ model: { processes } }, report) => {
    const byId = new Map(processes.map((process) => [process.id, process]));
    const before = new Map<string, string[]>();
    for (const { id, before: action } of processes) {
      if (action === undefined) continue;
      const waiting = before.get(action);
      if (waiting === undefined) before.set(action, [id]);
      else waiting.push(id);
    }
    // A circle of `after` alone is refused by the compiler already.
    const waits = new Map(processes.map((process) => [process.id, waitsFor(process, before)]));
    for (const process of processes) {
      if (process.needs === undefined) continue;
      const way = wayBack(process.id);
      if (way !== null) report(`processes.${process.id}.needs`, { process: process.id, ids: way });
    }

    /** The shortest way from a process to itself. */
    function wayBack(start: string): readonly string[] | null {
      const from = new Map<string, string>();
      const open = [start];
      for (const id of open) {
        for (const next of waits.get(id) ?? []) {
          if (next === start) return [start, ...trace(id), start];
          if (from.has(next) || !byId.has(next)) continue;
          from.set(next, id);
          open.push(next);
        }
      }
      return null;

      function trace(last: string): readonly string[] {
        const way: string[] = [];
        for (let id: string | undefined = last; id !== undefined && id !== start; id = from.get(id)) way.unshift(id);
        return way;
      }
    }
  },
};

/** What must be approved before a process can be raised. */
function waitsFor({ after, needs }: Process, before: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...after, ...(needs === undefined ? [] : needed(needs, before))];
}

/** Only what is needed at all events: under `any` there may be another way. */
function needed(condition: Condition, before: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if ('all' in condition) return condition.all.flatMap((part) => needed(part, before));
  if ('process' in condition) return [condition.process];
  return 'action' in condition ? (before.get(condition.action) ?? []) : [];
}
