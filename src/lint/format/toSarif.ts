import type { Severity } from '../../issues/index.js';
import type { Finding } from '../Finding.js';
import { lintRules } from '../lintRules.js';
import { demandFormat, demandSource } from './demandFormat.js';
import type { FindingsFormat } from './FindingsFormat.js';
import { findingTexts } from './findingTexts.js';
import { locator, type Region } from './locate.js';
import type { ModelSource } from './ModelSource.js';

const LEVELS: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * Findings as SARIF 2.1.0, by which code hosts mark the lines of a pull request.
 *
 * Every result names its place in the model by its path (a logical location); it has a line too where `source.text` is
 * the JSON that the model was read from. A path through the stages that proves a finding is a code flow.
 *
 * @param source the file as the code host knows it, and its text.
 * @returns a SARIF log with one run, plain JSON.
 * @throws {StagewrightError} `wrong_type` or `unknown_property` for findings, a format or a source that are none.
 * @example
 * import { lintSalesModel } from 'stagewright/lint';
 * const log = toSarif(lintSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series: [] }), { uri: 'model.json' });
 * log.version // => '2.1.0'
 */
export function toSarif(
  findings: readonly Finding[],
  source: ModelSource,
  format: Omit<FindingsFormat, 'source'> = {},
): { readonly version: '2.1.0'; readonly $schema: string; readonly runs: readonly object[] } {
  demandFormat(findings, format, ['locale', 'plan']);
  demandSource('source', source);
  const { message, hint } = findingTexts(format);
  const locate = source.text === undefined ? null : locator(source.text, source.nodes);
  const rules = [...new Map(findings.map((finding) => [finding.code, finding])).values()];
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  return {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'stagewright', rules: rules.map((finding) => ruleOf(finding, hint(finding))) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => {
          const location = locationOf(source.uri, finding, locate?.(finding.path) ?? null);
          return {
            ruleId: finding.code,
            ruleIndex: indexes.get(finding.code),
            level: LEVELS[finding.severity],
            message: { text: message(finding) },
            locations: [location],
            ...(finding.witness === undefined ? {} : { codeFlows: [flowOf(finding.witness)] }),
            partialFingerprints: { 'stagewright/v1': `${finding.code} ${finding.path}` },
            properties: { number: finding.number, params: finding.params },
          };
        }),
      },
    ],
  };
}

function ruleOf({ code, number, severity }: Finding, hint: string | null): object {
  const rule = lintRules().find((one) => one.code === code);
  return {
    id: code,
    ...(hint === null ? {} : { help: { text: hint } }),
    defaultConfiguration: { level: LEVELS[rule?.severity ?? severity] },
    properties: { tags: [number] },
  };
}

function locationOf(uri: string, { path }: Finding, region: Region | null): object {
  return {
    physicalLocation: { artifactLocation: { uri: encodeURI(uri) }, ...(region === null ? {} : { region }) },
    logicalLocations: [{ fullyQualifiedName: path === '' ? '(model)' : path }],
  };
}

/** The stages that an opportunity would go through, one after the other. */
function flowOf(witness: readonly string[]): object {
  return {
    threadFlows: [
      { locations: witness.map((id) => ({ location: { logicalLocations: [{ name: id, kind: 'member' }] } })) },
    ],
  };
}
