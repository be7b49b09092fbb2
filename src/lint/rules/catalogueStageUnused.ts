import type { LintRule } from '../LintRule.js';

/** A stage of the catalogue that no series uses. */
export const catalogueStageUnused: LintRule = {
  code: 'catalogue_stage_unused',
  number: 'SW031',
  severity: 'info',
  options: {},
  check: ({ model }, report) => {
    const used = new Set(
      model.series.flatMap(({ stages, afterWin }) => [...stages, ...afterWin].map(({ use }) => use)),
    );
    for (const { id } of model.stages) if (!used.has(id)) report(`stages.${id}`, { stage: id });
  },
};
