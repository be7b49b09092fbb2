import { demandOptions, demandType, isRecord, StagewrightError, wrongType } from '../../issues/index.js';

/**
 * Refuses what a formatter would pass over in silence, or break at: findings that are none, a misspelt property, a source
 * without its file.
 *
 * @throws {StagewrightError} `wrong_type`, `unknown_property`.
 */
export function demandFormat(findings: unknown, format: unknown, known = ['locale', 'plan', 'source']): void {
  demandType('findings', 'list', findings);
  const list = Array.from(findings as Iterable<unknown>);
  const wrong = list.findIndex((finding) => !isRecord(finding));
  if (wrong >= 0) throw new StagewrightError([wrongType(`findings.${wrong}`, 'record', list[wrong])]);
  demandOptions('format', format, known);
  const { source } = format as { readonly source?: unknown };
  if (source !== undefined) demandSource('format.source', source);
}

/** The same of a source alone. */
export function demandSource(path: string, source: unknown): void {
  demandOptions(path, source, ['uri', 'text', 'nodes']);
  const { uri, text } = source as { readonly [property: string]: unknown };
  demandType(`${path}.uri`, 'text', uri);
  if (text !== undefined) demandType(`${path}.text`, 'text', text);
}
