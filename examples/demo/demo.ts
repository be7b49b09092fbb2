import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { playPursuit } from './playPursuit.js';
import { readPipeline, UnreadableFile } from './readPipeline.js';
import { reportPipeline } from './reportPipeline.js';
import { openTerminal } from './Terminal.js';

const USAGE = `npm run demo -- [pipeline.csv] [--lang en|zh-CN] [--currency USD]

Plays one large-account opportunity from verification to signing, then reads a pipeline export: the file given, or a
sample. A products.csv beside the export gives open deals without a value their list price.`;

/** Runs the demo; the exit code is 2 for wrong arguments and unreadable files. */
function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { lang: { type: 'string' }, currency: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { lang = 'en', currency = 'USD' } = values;
  if (lang !== 'en' && lang !== 'zh-CN') throw new UnreadableFile(`--lang: en or zh-CN, not ${lang}`);
  if (!/^[A-Z]{3}$/.test(currency)) throw new UnreadableFile(`--currency: three capital letters, not ${currency}`);
  const terminal = openTerminal(lang, process.stdout.isTTY === true, (text) => process.stdout.write(text));
  const file = positionals[0] ?? fileURLToPath(new URL('sample.csv', import.meta.url));
  const pipeline = readPipeline(file);
  playPursuit(terminal);
  reportPipeline(terminal, positionals[0] === undefined ? { ...pipeline, file: 'sample.csv' } : pipeline, currency);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof UnreadableFile ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  if (!isUsage) throw error;
  process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
  process.exitCode = 2;
}
