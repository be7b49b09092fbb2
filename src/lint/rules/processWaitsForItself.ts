import type { LintRule } from '../LintRule.js';
import { neededBy, processesBefore, waitsFor } from '../waitsFor.js';

/** A process that can only be raised once it is approved: through what it needs, and what waits for it. */
export const processWaitsForItself: LintRule = {
  code: 'process_waits_for_itself',
  number: 'SW032',
  severity: 'error',
  options: {},
  check: ({ model: { processes } }, report) => {
    const byId = new Map(processes.map((process) => [process.id, process]));
    const before = processesBefore(processes);
    // A circle of `after` alone is refused by the compiler already.
    const waits = new Map(processes.map((process) => [process.id, waitsFor(process, before)]));
    for (const process of processes) {
      // Whether it applies is never known where it asks for itself.
      if (process.when !== undefined && neededBy(process.when, before).includes(process.id))
        report(`processes.${process.id}.when`, { process: process.id, ids: [process.id, process.id] });
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
