import type { Process, Requires } from '../../definition/index.js';
import { openStagesOf, seriesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';
import { neededBy, processesBefore, waitsFor } from '../waitsFor.js';

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
      // Where stages may be skipped, a later one can be reached without leaving this one forward.
      if (place.series.moves.skip !== 'forbid') continue;
      const stages = openStagesOf(place);
      const positions = new Map(stages.map(({ stage, index }) => [stage.id, index]));
      for (const stagePlace of stages) {
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

      function applies({ when, series }: Process): boolean {
        return when === undefined && (series === undefined || series.includes(place.series.id));
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
