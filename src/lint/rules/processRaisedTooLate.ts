import type { Process, Requires } from '../../definition/index.js';
import { openStagesOf, seriesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { neededBy, processesBefore, waitsFor } from '../waitsFor.js';
import { skipsAndReturns } from '../waysAround.js';

/** A stage that waits for a process which can only be raised in a later one: nobody gets past it. */
export const processRaisedTooLate: LintRule = {
  code: 'process_raised_too_late',
  number: 'SW034',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const processes = new Map(design.model.processes.map((process) => [process.id, process]));
    const before = processesBefore(design.model.processes);
    for (const place of seriesOf(design)) {
      const { series } = place;
      const stages = openStagesOf(place);
      const positions = new Map([...series.stages, ...series.afterWin].map(({ id }, at) => [id, at]));
      const { startIn = [] } = series;
      for (const stagePlace of stages) {
        const isOpenedBehind = startIn.length > 0 && startIn.every((id) => (positions.get(id) ?? 0) > stagePlace.index);
        // Who skipped the stage may have raised the process behind it, and come back.
        if (isOpenedBehind || skipsAndReturns(series, stagePlace.index)) continue;
        for (const [asked, path] of awaited(stagePlace.stage.requires)) {
          const late = firstRaisedBehind(stagePlace.index, asked);
          if (late === undefined) continue;
          report(
            `${stagePlace.path}.requires.${path}`,
            { process: late.id, stage: stagePlace.stage.id, other: late.stage ?? null },
            { witness: wayTo(stagePlace) },
          );
        }
      }

      /** Among a process and all that it waits for in its turn. */
      function firstRaisedBehind(index: number, start: string): Process | undefined {
        const seen = new Set<string>();
        const open = [start];
        for (const id of open) {
          const process = processes.get(id);
          if (process === undefined || seen.has(id) || !applies(process)) continue;
          seen.add(id);
          const position = process.stage === undefined ? undefined : positions.get(process.stage);
          if (position !== undefined && position > index) return process;
          open.push(...waitsFor(process, before));
        }
        return undefined;
      }

      function applies({ when, series: only }: Process): boolean {
        return when === undefined && (only === undefined || only.includes(series.id));
      }
    }

    /** The processes that must be through before a stage is left, and what in its requirements asks for each. */
    function awaited({ processes: asked, actions, condition }: Requires): readonly (readonly [string, string])[] {
      return [
        ...asked.map((id, at) => [id, `processes.${at}`] as const),
        ...actions.flatMap(({ action }, at) => (before.get(action) ?? []).map((id) => [id, `actions.${at}`] as const)),
        ...(condition === undefined ? [] : neededBy(condition, before)).map((id) => [id, 'condition'] as const),
      ];
    }
  },
};
