import { initiationGate, stagePositions } from '../initiation.js';
import type { LintRule } from '../LintRule.js';

/** A business in which a lost deal leaves costs behind, and no gate stands before the first of them. */
export const costWithoutGate: LintRule<{ readonly maxInventoryCost: number }> = {
  code: 'cost_without_gate',
  number: 'SW503',
  severity: 'error',
  options: { maxInventoryCost: -1 },
  check: (design, report, { maxInventoryCost }) => {
    const { profile, processes } = design.model;
    if (profile === undefined || profile.inventoryCost > maxInventoryCost) return;
    const gate = initiationGate(design);
    const positions = stagePositions(design);
    const positionOf = (stage: string | undefined) => (stage === undefined ? undefined : positions.get(stage));
    const late = processes.find(({ kind, stage }) => {
      const at = positionOf(stage);
      return kind === 'resource' && at !== undefined && at < (positionOf(gate?.stage) ?? 0);
    });
    if (gate !== undefined && late === undefined) return;
    report('profile.inventoryCost', { inventoryCost: profile.inventoryCost, process: late?.id ?? null });
  },
};
