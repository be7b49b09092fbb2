import { seriesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** Process codes that count stages (`TAS 6-1`) and count differently from them, or leave a number out. */
export const processCodeGap: LintRule = {
  code: 'process_code_gap',
  number: 'SW502',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const positions = new Map<string, number>();
    for (const { series } of seriesOf(design)) {
      [...series.stages, ...series.afterWin].forEach(({ id }, at) => {
        if (!positions.has(id)) positions.set(id, at + 1);
      });
    }
    for (const { id, stage } of design.model.processes) {
      const code = /(\d+)-\d+$/.exec(id)?.[1];
      const position = stage === undefined ? undefined : positions.get(stage);
      if (code === undefined || stage === undefined || position === undefined || Number(code) === position) continue;
      report(`processes.${id}`, { process: id, stage, position });
    }
  },
};
