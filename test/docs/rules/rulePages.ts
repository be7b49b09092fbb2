import type { Issue, SalesModelInput } from 'stagewright';
import { en, formatHint, formatIssue } from 'stagewright';
import { lintRules, lintSalesModel, withLintTexts } from 'stagewright/lint';
import { zhCN } from 'stagewright/locales/zh-CN';
import { read } from '../../architecture/sourceFiles.js';
import { changed, partAt } from './changed.js';
import { type RuleCase, ruleCases } from './ruleCases.js';
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
    '`lintSalesModel(model, { strict, rules })` of `stagewright/lint` looks at a model by these rules. In `rules` each can be switched off, given another severity, or told other options, by its code or its number; a rule that the compiler itself enforces cannot. A page shows what a rule finds, what is right, and why. Every finding of these pages is made by a test.',
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
  const { code, source, why, bad, good = {}, strict } = ruleCase;
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
    `The [sound model](sound-model.md) with this at these paths (\`null\`: left out)${strict ? ', under `strict`' : ''}:`,
    block(bad),
    `Found at \`${finding.path}\`${finding.witness === undefined ? '' : `, on the way ${finding.witness.join(' → ')}`}:`,
    [`- ${sentence(finding, 'en')}`, `- ${sentence(finding, 'zh')}`].join('\n'),
    '## Good',
    block(right),
  ]
    .join('\n\n')
    .concat('\n');
}

function findingOf({ code, bad, at, strict = false }: RuleCase) {
  const findings = lintSalesModel(changed(soundModel, bad), { strict });
  const found = findings.find((finding) => finding.code === code && finding.path === at);
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
  return /\/\*\* (.+?) \*\/\nexport const/.exec(read(`src/lint/rules/${name}.ts`))?.[1] ?? '';
}

function block(value: SalesModelInput | object): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
