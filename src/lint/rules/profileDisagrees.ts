import type { Process, Series } from '../../definition/index.js';
import { leanOf } from '../../plan/index.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A consumer business with a heavy process, or a business of large accounts with hardly any. */
export const profileDisagrees: LintRule<{
  readonly consumerLean: number;
  readonly businessLean: number;
  readonly maxStages: number;
  readonly maxGates: number;
  readonly minStages: number;
}> = {
  code: 'profile_disagrees',
  number: 'SW901',
  severity: 'warning',
  block: 'profile',
  options: { consumerLean: 0.5, businessLean: -1, maxStages: 5, maxGates: 2, minStages: 3 },
  check: (design, report, { consumerLean, businessLean, maxStages, maxGates, minStages }) => {
    const { profile, processes } = design.model;
    if (profile === undefined) return;
    const lean = leanOf(profile);
    for (const { series, path } of seriesOf(design)) {
      const gates = processes.filter((process) => isGateIn(series, process, processes)).length;
      const stages = series.stages.length;
      const isHeavy = lean >= consumerLean && (stages > maxStages || gates > maxGates);
      const isThin = lean <= businessLean && stages < minStages && gates === 0;
      if (isHeavy || isThin) report(path, { series: series.id, lean: Math.round(lean * 100) / 100, stages, gates });
    }
  },
};

/** What is raised again and again, such as hours booked, keeps nobody back unless something asks for it. */
function isGateIn({ id: series, stages, afterWin, result }: Series, one: Process, all: readonly Process[]): boolean {
  const { id, effect, recurring, before } = one;
  if (effect !== 'gate' || (one.series !== undefined && !one.series.includes(series))) return false;
  if (!recurring || before !== undefined || all.some(({ after }) => after.includes(id))) return true;
  return [...stages, ...afterWin, ...result.outcomes].some(({ requires }) => requires.processes.includes(id));
}
