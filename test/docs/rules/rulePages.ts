import { existsSync } from 'node:fs';
import type { Issue, SalesModelInput } from 'stagewright';
import { en, formatHint, formatIssue } from 'stagewright';
import { lintRules, withLintTexts } from 'stagewright/lint';
import { zhCN } from 'stagewright/locales/zh-CN';
import { read } from '../../architecture/sourceFiles.js';
import { root } from '../../package/entries.js';
import { partAt } from './changed.js';
import { type RuleCase, ruleCases } from './ruleCases.js';
import { shownFindings } from './shownFindings.js';
import type { Journey } from './sketchedHistory.js';
import { soundModel } from './soundModel.js';

/** One page a rule, the list of them, and the model that they break; all made of the cases and the source. */
export function rulePages(): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: 'docs/rules/README.md', text: listOfRules() },
    { path: 'docs/rules/sound-model.md', text: soundModelPage() },
    ...ruleCases.map((ruleCase) => ({ path: `docs/rules/${ruleCase.code}.md`, text: page(ruleCase) })),
  ];
}

function listOfRules(): string {
  return [
    '# Design rules',
    '`lintSalesModel(model, { strict, rules })` of `stagewright/lint` looks at a model by these rules. In `rules` each can be switched off, given another severity, or told other options, by its code or its number; a rule that the compiler itself enforces cannot. Those that rest on what happened are looked for where a `history` is given. A page shows what a rule finds, what is right, and why. The sentence of a finding comes from a formatter (`formatFindings`, `toFindingsMarkdown`, `toSarif`), or from `translator(plan, withLintTexts(locale))`. Every finding of these pages is made by a test.',
    [
      '| Rule | Severity | Code | Configured |',
      '| --- | --- | --- | --- |',
      ...ruleCases
        .map((ruleCase) => ({ ...ruleCase, finding: findingOf(ruleCase) }))
        .sort((a, b) => a.finding.number.localeCompare(b.finding.number))
        .map(({ code, finding }) => {
          const rule = lintRules().find((one) => one.code === code);
          const grade = rule?.severity ?? finding.severity;
          return `| ${finding.number} | ${grade} | [${code}](${code}.md) | ${rule === undefined ? 'no' : 'yes'} |`;
        }),
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function soundModelPage(): string {
  return [
    '# The sound model',
    'No rule has anything to say about this model. The page of each rule breaks it in one place.',
    block(soundModel),
  ]
    .join('\n\n')
    .concat('\n');
}

function page(ruleCase: RuleCase): string {
  const { code, source, why, bad, good = {}, happened } = ruleCase;
  const finding = findingOf(ruleCase);
  const rule = lintRules().find((one) => one.code === code);
  const right = Object.fromEntries(
    Object.keys(bad).map((path) => [path, good[path] ?? partAt(soundModel, path) ?? null]),
  );
  const options = Object.entries(rule?.options ?? {}).map(([name, value]) => `\`${name}\`: ${JSON.stringify(value)}`);
  return [
    `# ${code}`,
    [
      `- Number: ${finding.number}`,
      `- Severity: ${rule?.severity ?? `${finding.severity}; the compiler refuses the model`}`,
      ...(options.length === 0 ? [] : [`- Options: ${options.join('; ')}`]),
      `- Source: ${source}`,
    ].join('\n'),
    ...(rule === undefined ? [] : [docOf(code)]),
    why,
    '## Bad',
    ...modelPart(ruleCase, bad),
    ...(happened === undefined ? [] : [HAPPENED, journeysBlock(happened.bad)]),
    `Found at \`${finding.path}\`${finding.witness === undefined ? '' : `, on the way ${finding.witness.join(' → ')}`}:`,
    [`- ${sentence(finding, 'en')}`, `- ${sentence(finding, 'zh')}`].join('\n'),
    '## Good',
    ...modelPart(ruleCase, right),
    ...(happened === undefined ? [] : [HAPPENED, journeysBlock(happened.good)]),
  ]
    .join('\n\n')
    .concat('\n');
}

const HAPPENED = 'What happened: how many times, to which place on which day, and why it was closed:';

/** The model, as far as it differs from the sound one. */
function modelPart({ strict }: RuleCase, changes: object): readonly string[] {
  const [model, under] = ['[sound model](sound-model.md)', strict ? ', under `strict`' : ''];
  return Object.keys(changes).length === 0
    ? [`The ${model}${under}.`]
    : [`The ${model} with this at these paths (\`null\`: left out)${under}:`, block(changes)];
}

/** One journey a line. */
function journeysBlock(journeys: readonly Journey[]): string {
  return `\`\`\`json\n[\n${journeys.map((journey) => `  ${JSON.stringify(journey)}`).join(',\n')}\n]\n\`\`\``;
}

function findingOf(ruleCase: RuleCase) {
  const { code, at } = ruleCase;
  const found = shownFindings(ruleCase).bad.find((finding) => finding.code === code && finding.path === at);
  if (found === undefined) throw new Error(`the case of ${code} finds nothing at ${at}`);
  return found;
}

function sentence(issue: Issue, language: 'en' | 'zh'): string {
  const locale = withLintTexts(language === 'en' ? en : zhCN);
  const hint = formatHint(issue, locale);
  return [formatIssue(issue, locale), ...(hint === null ? [] : [hint])].join(language === 'en' ? ' ' : '');
}

/** What the rule's file says of itself. */
function docOf(code: string): string {
  const name = code.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return /\/\*\* (.+?) \*\/\nexport const/.exec(ruleFile(name))?.[1] ?? '';
}

function ruleFile(name: string): string {
  const path = ['rules', 'evidence']
    .map((folder) => `src/lint/${folder}/${name}.ts`)
    .find((file) => existsSync(root + file));
  return path === undefined ? '' : read(path);
}

function block(value: SalesModelInput | object): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
