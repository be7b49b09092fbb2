import { fillTemplate } from '../../locales/index.js';
import type { Finding } from '../Finding.js';
import { codeFrame } from './codeFrame.js';
import { demandFormat } from './demandFormat.js';
import type { FindingsFormat } from './FindingsFormat.js';
import { findingTexts } from './findingTexts.js';
import { locator } from './locate.js';

/**
 * Findings as people read them in a terminal: severity, number, sentence, place, what helps, and the lines of the
 * model's JSON where it is given. No colours: they are the terminal's.
 *
 * @returns a text that ends with a line of counts; for no findings that line alone.
 * @throws {StagewrightError} `wrong_type` or `unknown_property` for findings, a format or a source that are none.
 * @example
 * import { lintSalesModel } from 'stagewright/lint';
 * formatFindings(lintSalesModel({ format: 'stagewright/1', id: 'm', version: 1, customerStates: ['a', 'b'], series: [] }, {
 *   rules: { block_absent: 'off', SW109: ['error', {}] },
 * })).split('\n')[0]
 * // => 'error SW109 state_needed_for_nothing: Nothing needs the customer state “a” to be told apart.'
 */
export function formatFindings(findings: readonly Finding[], format: FindingsFormat = {}): string {
  demandFormat(findings, format);
  const { message, hint, report } = findingTexts(format);
  const { source } = format;
  const text = source?.text;
  const locate = text === undefined ? null : locator(text, source?.nodes);
  const told = findings.map((finding) => {
    const { severity, number, code, path, witness } = finding;
    const region = locate?.(path) ?? null;
    const place = region === null ? '' : `${source?.uri ?? ''}:${region.startLine}:${region.startColumn} `;
    const help = hint(finding);
    return [
      `${report[severity]} ${number} ${code}: ${message(finding)}`,
      `  ${place}${path === '' ? report.model : path}`,
      ...(region === null || text === undefined ? [] : codeFrame(text, region)),
      ...(witness === undefined ? [] : [`  ${witness.join(' → ')}`]),
      ...(help === null ? [] : [`  ${help}`]),
    ].join('\n');
  });
  return [...told, countsOf(findings, report.counts)].join('\n\n');
}

function countsOf(findings: readonly Finding[], template: string): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const counts: { readonly [name: string]: number } = {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
  };
  return fillTemplate(template, (name) => String(counts[name]));
}
