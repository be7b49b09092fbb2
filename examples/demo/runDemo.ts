import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { playPursuit } from './playPursuit.js';
import { readPipeline } from './readPipeline.js';
import { reportPipeline } from './reportPipeline.js';
import { summarisePipeline } from './summarisePipeline.js';
import { type Language, openTerminal, quoted, wrap } from './Terminal.js';
import { UnreadableFile } from './UnreadableFile.js';

const USAGE = `npm run demo -- [pipeline.csv] [--lang en|zh-CN] [--currency USD]

Plays one large-account opportunity from verification to signing, then reads a
pipeline export: the file given, or a sample. A products.csv beside the export
gives open deals without a value their list price.
`;

/** Where the demo writes, and what it may expect there. */
export type Surroundings = {
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly hasColour: boolean;
  readonly columns: number;
};

/** Runs the demo; the exit code is 2 for wrong arguments and unreadable files. */
export function runDemo(args: readonly string[], { write, complain, hasColour, columns }: Surroundings): number {
  const given = readArguments(args);
  if ('wrong' in given) {
    complain(`${wrap(given.wrong, columns).join('\n')}\n\n${USAGE}`);
    return 2;
  }
  if (given.isHelp) {
    write(USAGE);
    return 0;
  }
  const { language, currency, file } = given;
  try {
    const pipeline = readPipeline(file ?? fileURLToPath(new URL('sample.csv', import.meta.url)));
    const summary = summarisePipeline(pipeline, currency);
    const terminal = openTerminal({ language, hasColour, columns, write });
    playPursuit(terminal);
    reportPipeline(terminal, quoted(file ?? 'sample.csv', 60), currency, summary);
    return 0;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    complain(`${wrap(error.in(language), columns).join('\n')}\n`);
    return 2;
  }
}

type Given =
  | { readonly wrong: string }
  | { readonly isHelp: boolean; readonly language: Language; readonly currency: string; readonly file: string | null };

function readArguments(args: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { lang: { type: 'string' }, currency: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const { lang = 'en', currency = 'USD', help = false } = values;
    if (lang !== 'en' && lang !== 'zh-CN') return { wrong: `--lang: en or zh-CN, not “${lang}”` };
    if (!Intl.supportedValuesOf('currency').includes(currency)) {
      return { wrong: `--currency: a currency of ISO 4217 such as USD or CNY, not “${currency}”` };
    }
    const [file = null, another] = positionals;
    if (another !== undefined) return { wrong: `one file at a time; “${another}” is a second one` };
    return { isHelp: help, language: lang, currency, file };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
