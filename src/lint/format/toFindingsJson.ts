import type { Json } from '../../issues/index.js';
import type { Finding } from '../Finding.js';
import { demandFormat } from './demandFormat.js';
import type { FindingsFormat } from './FindingsFormat.js';
import { findingTexts } from './findingTexts.js';
import { locator } from './locate.js';

/**
 * Findings as plain JSON for other programs: each with its sentence, what helps, and its place in the source, if given.
 *
 * @returns `{ uri, errors, warnings, infos, findings }`; absent hints, witnesses and places are `null`.
 * @throws {StagewrightError} `wrong_type` or `unknown_property` for findings, a format or a source that are none.
 * @example
 * toFindingsJson([]) // => { uri: null, errors: 0, warnings: 0, infos: 0, findings: [] }
 */
export function toFindingsJson(
  findings: readonly Finding[],
  format: FindingsFormat = {},
): { readonly [name: string]: Json } {
  demandFormat(findings, format);
  const { message, hint } = findingTexts(format);
  const locate = format.source?.text === undefined ? null : locator(format.source.text, format.source.nodes);
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return {
    uri: format.source?.uri ?? null,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    findings: findings.map((finding) => ({
      number: finding.number,
      code: finding.code,
      severity: finding.severity,
      path: finding.path,
      params: finding.params,
      message: message(finding),
      hint: hint(finding),
      witness: finding.witness ?? null,
      region: locate?.(finding.path) ?? null,
    })),
  };
}
