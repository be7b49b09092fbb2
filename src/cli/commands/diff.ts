import { diffModels, type ModelChange, translator } from '../../plan/index.js';
import type { Command } from '../Command.js';
import { changeText } from '../changeText.js';
import { json } from '../json.js';
import { readModel } from '../read/readModel.js';

const EFFECTS = ['tightens', 'loosens', 'shifts', 'renames', 'neutral'] as const;

export const diff: Command = {
  name: 'diff',
  args: ['before', 'after'],
  options: {
    format: { value: 'format', choices: ['text', 'json', 'markdown'], initial: 'text' },
    'fail-on': { value: 'effect', choices: [...EFFECTS, 'any'], repeatable: true },
  },
  async run({ args: [older = '', newer = ''], one, all, words, surroundings }) {
    const [before, after] = [await readModel(older, surroundings), await readModel(newer, surroundings)];
    const changes = diffModels(before.model, after.model);
    const [old, now] = [translator(before.plan, words.locale), translator(after.plan, words.locale)];
    const told = changes.map((change) => ({
      ...change,
      message: changeText(change, old, now, words),
      means: words.locale.words.changes[change.effect] ?? change.effect,
    }));
    const texts: { readonly [format: string]: () => string } = {
      text: () => textOf(told, words.say('noChanges')),
      json: () => json({ counts: countsOf(changes), changes: told.map(({ means: _, ...change }) => change) }),
      markdown: () => {
        const head = ['effect', 'where', 'what'].map((word) => words.say(word));
        const rows = told.map(({ means, path, message }) => [means, `\`${path}\``, message]);
        return told.length === 0 ? words.say('noChanges') : table([head, head.map(() => '---'), ...rows]);
      },
    };
    surroundings.write(texts[one('format') ?? 'text']?.() ?? '');
    const fatal = all('fail-on');
    return changes.some(({ effect }) => fatal.includes('any') || fatal.includes(effect)) ? 1 : 0;
  },
};

type Told = ModelChange & { readonly message: string; readonly means: string };

function textOf(told: readonly Told[], nothing: string): string {
  if (told.length === 0) return nothing;
  const groups = EFFECTS.map((effect) => told.filter((change) => change.effect === effect));
  return groups
    .filter((group) => group.length > 0)
    .map((group) =>
      [
        `${group[0]?.means} (${group.length})`,
        ...group.flatMap(({ path, message }) => [`  ${path}`, `    ${message}`]),
      ].join('\n'),
    )
    .join('\n\n');
}

function countsOf(changes: readonly ModelChange[]): { readonly [effect: string]: number } {
  return Object.fromEntries(
    EFFECTS.map((effect) => [effect, changes.filter((change) => change.effect === effect).length]),
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
  return rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
