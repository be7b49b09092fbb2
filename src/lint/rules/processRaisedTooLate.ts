import { openStagesOf, seriesOf, wayTo } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that waits for a process which can only be raised in a later one: nobody gets past it. */
export const processRaisedTooLate: LintRule = {
  code: 'process_raised_too_late',
  number: 'SW034',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const processes = new Map(design.model.processes.map((process) => [process.id, process]));
    for (const place of seriesOf(design)) {
      // Where stages may be skipped, a later one can be reached without leaving this one forward.
      if (place.series.moves.skip !== 'forbid') continue;
      const stages = openStagesOf(place);
      const positions = new Map(stages.map(({ stage, index }) => [stage.id, index]));
      for (const stagePlace of stages) {
        stagePlace.stage.requires.processes.forEach((id, at) => {
          const { stage: raisedIn, series: only, when } = processes.get(id) ?? {};
          const position = raisedIn === undefined ? undefined : positions.get(raisedIn);
          const applies = when === undefined && (only === undefined || only.includes(place.series.id));
          if (position === undefined || position <= stagePlace.index || !applies || raisedIn === undefined) return;
          report(
            `${stagePlace.path}.requires.processes.${at}`,
            { process: id, stage: stagePlace.stage.id, other: raisedIn },
            { witness: wayTo(stagePlace) },
          );
        });
      }
    }
  },
};
