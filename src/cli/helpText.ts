import type { Command, Option } from './Command.js';
import type { Words } from './texts/wordsIn.js';

/** What the command line can do, or one command of it. */
export function helpText(commands: readonly Command[], command: Command | null, words: Words): string {
  const { say, texts } = words;
  if (command === null) {
    return [
      `${say('usage')} stagewright <command> …`,
      `${say('commands')}\n${columns(commands.map(({ name, args }) => [[name, ...args.map(shown)].join(' '), texts.commands[name] ?? '']))}`,
      `${say('options')}\n${optionLines('', GENERAL, words)}`,
      say('arguments'),
      say('exits'),
      say('more'),
    ].join('\n\n');
  }
  const { name, args, options } = command;
  return [
    `${say('usage')} ${['stagewright', name, ...args.map(shown)].join(' ')}`,
    texts.commands[name] ?? '',
    `${say('options')}\n${optionLines(name, { ...options, lang: GENERAL.lang, help: GENERAL.help }, words)}`,
    ...(args.length === 0 ? [] : [say('arguments')]),
    say('exits'),
  ].join('\n\n');
}

/** Options of every command. */
export const GENERAL = {
  lang: { value: 'language', choices: ['en', 'zh-CN'], initial: 'en' },
  help: {},
  version: {},
} as const satisfies { readonly [option: string]: Option };

function optionLines(command: string, options: Command['options'], { texts, say }: Words): string {
  return columns(
    Object.entries(options).map(([name, { value, choices, initial }]) => {
      const told = texts.options[`${command}.${name}`] ?? texts.options[name] ?? '';
      const extra = [
        ...(choices === undefined ? [] : [choices.join(' | ')]),
        ...(initial === undefined ? [] : [say('defaultsTo', { value: initial })]),
      ];
      return [
        `--${name}${value === undefined ? '' : ` <${value}>`}`,
        `${told}${extra.length === 0 ? '' : say('extra', { extra: extra.join(say('extraSeparator')) })}`,
      ];
    }),
  );
}

const shown = (argument: string) => `<${argument}>`;

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
