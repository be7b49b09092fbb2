import type { Process } from '../../definition/index.js';
import { initiationGate, stagePositions } from '../initiation.js';
import type { LintRule } from '../LintRule.js';

/** Resources that can be asked for before anybody has decided that the deal is worth them. */
export const resourcesBeforeInitiation: LintRule = {
  code: 'resources_before_initiation',
  number: 'SW509',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const { processes } = design.model;
    const positions = stagePositions(design);
    const gate = initiationGate(design);
    const byId = new Map(processes.map((process) => [process.id, process]));
    const gateAt = gate?.stage === undefined ? undefined : positions.get(gate.stage);
    for (const process of processes) {
      if (process.kind !== 'resource') continue;
      const at = process.stage === undefined ? undefined : positions.get(process.stage);
      const isLater = gateAt !== undefined && at !== undefined && at > gateAt;
      if (!isLater && !waitsForGate(process))
        report(`processes.${process.id}`, { process: process.id, gate: gate?.id ?? null });
    }

    /** Along `after`, however far; a circle is told by another rule. */
    function waitsForGate(process: Process): boolean {
      const seen = new Set<string>();
      const open = [...process.after];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        const other = byId.get(id);
        if (other === undefined || seen.has(id)) continue;
        if (other.kind === 'gate') return true;
        seen.add(id);
        open.push(...other.after);
      }
      return false;
    }
  },
};
