import { en } from '../../../src/locales/en.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { read } from '../../architecture/sourceFiles.js';

/** The page of all codes, made of the two files of messages: sections and order are those of the English one. */
export function issueCodes(): string {
  return [INTRODUCTION, ...sections().map(({ title, codes }) => [`## ${title}`, ...codes.map(entry)].join('\n\n'))]
    .join('\n\n')
    .concat('\n');
}

const INTRODUCTION = `# Issue codes

Every refusal, fault and remark of the library is data: a code, a severity, a path and parameters, and no text. \`formatIssue(issue, locale)\` or \`translator(plan, locale)(issue)\` makes the sentence when its reader is known. Codes are stable, and each is an anchor of this page.

Messages are shown as they stand in the language files: \`{id}\` is a parameter, what stands in square brackets is said only where its parameters are there, and a bar within brackets parts it from what is said instead. Parameters that may be missing are marked with a question mark. This page is made by \`npm run docs\`.`;

type Section = { readonly title: string; readonly codes: readonly string[] };

/** The comments within the messages are the titles of their sections. */
function sections(): readonly Section[] {
  const found: { title: string; codes: string[] }[] = [];
  const text = read('src/locales/en.ts');
  const messages = text.slice(text.indexOf('messages: {'), text.indexOf('hints: {'));
  for (const line of messages.split('\n')) {
    const title = /^ {4}\/\/ (.+?)\.?$/.exec(line)?.[1];
    const code = /^ {4}(\w+):/.exec(line)?.[1];
    if (title !== undefined) found.push({ title, codes: [] });
    else if (code !== undefined) found.at(-1)?.codes.push(code);
  }
  return found;
}

function entry(code: string): string {
  const message = en.messages[code] ?? '';
  const hint = en.hints[code];
  const parameters = parametersOf(message);
  return [
    `### ${code}`,
    `- English: ${message}`,
    `- 中文：${zhCN.messages[code] ?? ''}`,
    hint === undefined ? '' : `- What helps: ${hint} / ${zhCN.hints[code] ?? ''}`,
    parameters.length === 0 ? '' : `- Parameters: ${parameters.join(', ')}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
    .replace('\n', '\n\n');
}

/** The parameters that a message speaks of; those within brackets may be missing. */
function parametersOf(message: string): readonly string[] {
  const always = new Set(namesIn(message.replace(/\[[^\]]*\]/g, '')));
  return [...new Set(namesIn(message))].map((name) => `\`${name}${always.has(name) ? '' : '?'}\``);
}

function namesIn(message: string): readonly string[] {
  return [...message.matchAll(/\{(\w+)[^}]*\}/g)].map((match) => String(match[1]));
}
