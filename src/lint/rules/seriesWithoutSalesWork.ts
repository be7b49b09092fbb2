import type { Process, Requires, Series } from '../../definition/index.js';
import { actionsAskedFor, processesAskedFor } from '../askedFor.js';
import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A series in which nobody does anything: no action and no process, in any of its stages or for its outcomes. */
export const seriesWithoutSalesWork: LintRule = {
  code: 'series_without_sales_work',
  number: 'SW106',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const { processes } = design.model;
    for (const { series, path } of seriesOf(design)) {
      const stages = [...series.stages, ...series.afterWin];
      const ids = new Set(stages.map(({ id }) => id));
      const isWorked =
        stages.some(({ requires, optional }) => optional.actions.length > 0 || asksForWork(requires)) ||
        series.result.outcomes.some(({ requires }) => asksForWork(requires)) ||
        processes.some((process) => isRaisedIn(process, series, ids));
      if (!isWorked) report(path, { series: series.id });
    }
  },
};

const asksForWork = (requires: Requires): boolean =>
  actionsAskedFor(requires).length + processesAskedFor(requires).length > 0;

const isRaisedIn = (process: Process, { id }: Series, stages: ReadonlySet<string>): boolean =>
  process.stage !== undefined && stages.has(process.stage) && (process.series?.includes(id) ?? true);
