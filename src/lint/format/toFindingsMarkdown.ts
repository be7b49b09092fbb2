import type { Finding } from '../Finding.js';
import { demandFormat } from './demandFormat.js';
import type { FindingsFormat } from './FindingsFormat.js';
import { findingTexts } from './findingTexts.js';
import { locator } from './locate.js';

/**
 * Findings as a Markdown table, for a comment on a pull request.
 *
 * @returns a table with a row a finding; for no findings an empty text.
 * @throws {StagewrightError} `wrong_type` or `unknown_property` for findings, a format or a source that are none.
 * @example
 * toFindingsMarkdown([]) // => ''
 */
export function toFindingsMarkdown(findings: readonly Finding[], format: FindingsFormat = {}): string {
  demandFormat(findings, format);
  if (findings.length === 0) return '';
  const { message, hint, report } = findingTexts(format);
  const locate = format.source?.text === undefined ? null : locator(format.source.text, format.source.nodes);
  const rows = findings.map((finding) => {
    const line = locate?.(finding.path).startLine;
    const help = hint(finding);
    const place = line === undefined ? finding.path : `${finding.path} (${format.source?.uri ?? ''}:${line})`;
    return `| ${report[finding.severity]} | ${finding.number} | ${cell(place)} | ${cell(message(finding) + (help === null ? '' : ` ${help}`))} |`;
  });
  return [`| ${report.columns.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A text that stays within its cell, and that no mark-up can be smuggled in by. */
function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~&]/g, (sign) => `\\${sign}`).replace(/\s*[\r\n]+\s*/g, ' ');
}
