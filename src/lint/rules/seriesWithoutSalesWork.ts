import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A series in which nobody does anything: no action, no process, in any of its stages. */
export const seriesWithoutSalesWork: LintRule = {
  code: 'series_without_sales_work',
  number: 'SW106',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const { processes } = design.model;
    for (const { series, path } of seriesOf(design)) {
      const stages = [...series.stages, ...series.afterWin];
      const isWorked = stages.some(
        ({ id, requires, optional }) =>
          requires.actions.length + requires.processes.length + optional.actions.length > 0 ||
          processes.some(({ stage, series: only }) => stage === id && (only === undefined || only.includes(series.id))),
      );
      if (!isWorked) report(path, { series: series.id });
    }
  },
};
