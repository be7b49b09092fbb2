import type { Process, Series } from '../../definition/index.js';
import { seriesOf } from '../Design.js';
import { initiationGate, positionIn, waitsForGate } from '../initiation.js';
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
    const hasGate = processes.some(({ kind, effect }) => kind === 'gate' && effect === 'gate');
    const early = processes.find(
      (process) =>
        process.kind === 'resource' &&
        !waitsForGate(design, process) &&
        seriesOf(design).some(({ series }) => isBeforeGate(series, process)),
    );
    if (hasGate && early === undefined) return;
    report('profile.inventoryCost', { inventoryCost: profile.inventoryCost, process: early?.id ?? null });

    function isBeforeGate(series: Series, process: Process): boolean {
      const at = positionIn(series, process);
      if (at === null) return false;
      const gate = initiationGate(design, series);
      const gateAt = gate && positionIn(series, gate);
      return gate === undefined || (at !== undefined && (gateAt === undefined || gateAt === null || at < gateAt));
    }
  },
};
