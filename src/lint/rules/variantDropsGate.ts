import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A variant that leaves out a stage together with the gate that stands in it, or with the customer state that it sets. */
export const variantDropsGate: LintRule = {
  code: 'variant_drops_gate',
  number: 'SW212',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const { processes } = design.model;
    for (const { series, path } of seriesOf(design)) {
      const stages = [...series.stages, ...series.afterWin];
      for (const { id, drop } of series.variants) {
        drop.forEach((dropped, at) => {
          const stage = stages.find((one) => one.id === dropped);
          if (stage === undefined) return;
          const gate =
            processes.find(
              (process) => process.stage === dropped && process.effect === 'gate' && process.kind === 'gate',
            )?.id ?? stage.requires.processes[0];
          if (gate === undefined && stage.advancesCustomerTo === undefined) return;
          report(
            `${path}.variants.${id}.drop.${at}`,
            { variant: id, stage: dropped, process: gate ?? null, customerState: stage.advancesCustomerTo ?? null },
            { witness: series.stages.map((one) => one.id).filter((one) => !drop.includes(one)) },
          );
        });
      }
    }
  },
};
