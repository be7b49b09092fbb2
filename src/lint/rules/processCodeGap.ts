import { type Design, seriesOf } from '../Design.js';
import type { LintRule, Report } from '../LintRule.js';

/** `TAS 6-1`: what comes before the numbers, the number of the stage, and that of the process in it. */
const CODE = /^(.*?)(\d+)-(\d+)$/;

/** Process codes that count stages (`TAS 6-1`) and count differently from them, or leave a number out. */
export const processCodeGap: LintRule = {
  code: 'process_code_gap',
  number: 'SW502',
  severity: 'info',
  options: {},
  check: (design, report) => {
    tellOtherNumbers(design, report);
    tellGaps(design, report);
  },
};

function tellOtherNumbers(design: Design, report: Report) {
  const positions = new Map<string, number>();
  for (const { series } of seriesOf(design)) {
    [...series.stages, ...series.afterWin].forEach(({ id }, at) => {
      if (!positions.has(id)) positions.set(id, at + 1);
    });
  }
  for (const { id, stage } of design.model.processes) {
    const code = CODE.exec(id)?.[2];
    const position = stage === undefined ? undefined : positions.get(stage);
    if (code === undefined || stage === undefined || position === undefined || Number(code) === position) continue;
    report(`processes.${id}`, { process: id, stage, position });
  }
}

/** Codes that differ in their last number count on from each other. */
function tellGaps({ model: { processes } }: Design, report: Report) {
  const series = new Map<string, { readonly id: string; readonly number: number }[]>();
  for (const { id } of processes) {
    const [, prefix, stage, number] = CODE.exec(id) ?? [];
    if (prefix === undefined || stage === undefined) continue;
    const key = `${prefix}${stage}`;
    const codes = series.get(key) ?? [];
    series.set(key, codes);
    codes.push({ id, number: Number(number) });
  }
  for (const codes of series.values()) {
    const [first, ...others] = codes.sort((a, b) => a.number - b.number);
    let before = first;
    for (const code of others) {
      if (before !== undefined && code.number > before.number + 1)
        report(`processes.${code.id}`, { process: code.id, previous: before.id });
      before = code;
    }
  }
}
