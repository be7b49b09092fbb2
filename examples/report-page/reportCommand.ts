import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { formatIssue, StagewrightError } from 'stagewright';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { UnreadableFile } from '../demo/UnreadableFile.js';
import type { Language } from './ReportPage.js';

type Arguments = {
  readonly files: readonly string[];
  readonly language: Language;
  readonly given: { readonly [name: string]: string | undefined };
};

/** Runs a report: reads the arguments, writes the page, says where it is. The exit code is 2 for what cannot be used. */
export function reportCommand(
  usage: string,
  {
    out,
    options,
    write,
  }: { readonly out: string; readonly options: readonly string[]; readonly write: (given: Arguments) => string },
): void {
  const complain = (text: string) => {
    process.stderr.write(`${text}\n`);
    process.exitCode = 2;
  };
  try {
    const names = ['lang', 'out', ...options];
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' }] as const)),
    });
    const { lang = 'en', out: file = out, ...given } = values as { readonly [name: string]: string | undefined };
    if (lang !== 'en' && lang !== 'zh-CN') return complain(`--lang: en, zh-CN\n\n${usage}`);
    if (positionals.length > 1) return complain(usage);
    try {
      const page = write({ files: positionals, language: lang, given });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, page);
      process.stdout.write(`${file}\n`);
    } catch (error) {
      const told =
        error instanceof UnreadableFile ? error.in(lang) : (wrongOption(error, options, lang) ?? unwritten(error));
      if (told === null) throw error;
      complain(told);
    }
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    complain(`${error.message}\n\n${usage}`);
  }
}

/** What is wrong with the value of an option; `null` for any other error. */
function wrongOption(error: unknown, options: readonly string[], language: Language): string | null {
  const issues = error instanceof StagewrightError ? error.issues : [];
  const locale = language === 'en' ? en : zhCN;
  const told = issues.filter(({ path }) => options.includes(path));
  return told.length === 0 ? null : told.map((issue) => `--${issue.path}: ${formatIssue(issue, locale)}`).join('\n');
}

/** That the system does not let the page be written; `null` for any other error. */
function unwritten(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error ? error.message : null;
}
