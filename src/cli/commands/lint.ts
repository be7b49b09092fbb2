import type { SalesModelInput } from '../../definition/index.js';
import {
  type Finding,
  type FindingsFormat,
  formatFindings,
  lintSalesModel,
  type RulesInput,
  toFindingsJson,
  toFindingsMarkdown,
  toSarif,
} from '../../lint/index.js';
import { formatIssue } from '../../locales/index.js';
import { parseSalesModel } from '../../parse/index.js';
import { compileSalesModel } from '../../plan/index.js';
import type { Command } from '../Command.js';
import { json } from '../json.js';
import { readDocument } from '../read/readDocument.js';
import { readRules } from '../read/readRules.js';

const SEVERITIES = ['error', 'warning', 'info'] as const;

export const lint: Command = {
  name: 'lint',
  args: ['model'],
  options: {
    format: { value: 'format', choices: ['text', 'json', 'sarif', 'markdown'], initial: 'text' },
    strict: {},
    rules: { value: 'file' },
    'fail-on': { value: 'severity', choices: SEVERITIES, initial: 'error' },
  },
  async run({ args: [file = ''], one, has, words, surroundings }) {
    const { value, locate } = await readDocument(file, surroundings);
    const { source, note } = locate();
    if (note !== null) surroundings.writeError(formatIssue(note, words.locale));
    const rules = one('rules');
    const findings = findingsOf(value, {
      strict: has('strict'),
      rules: rules === undefined ? {} : await readRules(rules, surroundings),
    });
    const parsed = parseSalesModel(value);
    const spoken = { locale: words.locale, ...(parsed.ok ? { plan: compileSalesModel(parsed.value) } : {}) };
    const format: FindingsFormat = { ...spoken, source };
    const texts: { readonly [format: string]: () => string } = {
      text: () => formatFindings(findings, format),
      json: () => json(toFindingsJson(findings, format)),
      sarif: () => json(toSarif(findings, source, spoken)),
      markdown: () => toFindingsMarkdown(findings, format),
    };
    surroundings.write(texts[one('format') ?? 'text']?.() ?? '');
    const fatal = SEVERITIES.slice(0, SEVERITIES.indexOf(one('fail-on') as 'error') + 1);
    return findings.some(({ severity }) => fatal.includes(severity)) ? 1 : 0;
  },
};

const OF_SHAPE = ['malformed_model', 'missing_property', 'wrong_type'];

/** What the rules find, and what reading the model refuses of its shape beside. */
function findingsOf(
  value: unknown,
  options: { readonly strict: boolean; readonly rules: RulesInput },
): readonly Finding[] {
  const parsed = parseSalesModel(value);
  const isRecord = typeof value === 'object' && value !== null;
  const found = isRecord ? lintSalesModel(value as SalesModelInput, options) : [];
  const keyOf = ({ code, path }: { readonly code: string; readonly path: string }) => `${code} ${path}`;
  const known = new Set(found.map(keyOf));
  const refused = parsed.issues.filter((issue) => !known.has(keyOf(issue)));
  // That the model cannot be completed is told better by what reading refuses of its shape.
  const told = new Set(parsed.issues.map(keyOf));
  const rest =
    refused.length > 0
      ? found.filter((finding) => !OF_SHAPE.includes(finding.code) || told.has(keyOf(finding)))
      : found;
  return [...refused.map((issue) => ({ ...issue, number: 'SW000' })), ...rest];
}
