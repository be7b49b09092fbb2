import { seriesOf } from '../Design.js';
import { initiationGate, positionIn, waitsForGate } from '../initiation.js';
import type { LintRule } from '../LintRule.js';

/** Resources that can be asked for before anybody has decided that the deal is worth them. */
export const resourcesBeforeInitiation: LintRule = {
  code: 'resources_before_initiation',
  number: 'SW509',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const gates = seriesOf(design).map(({ series }) => ({ series, gate: initiationGate(design, series) }));
    for (const process of design.model.processes) {
      if (process.kind !== 'resource' || waitsForGate(design, process)) continue;
      const open = gates.find(({ series, gate }) => {
        const at = positionIn(series, process);
        const gateAt = gate && positionIn(series, gate);
        // In this series it cannot be raised at all.
        if (at === null) return false;
        return at === undefined || typeof gateAt !== 'number' || at <= gateAt;
      });
      if (open !== undefined) report(`processes.${process.id}`, { process: process.id, gate: open.gate?.id ?? null });
    }
  },
};
