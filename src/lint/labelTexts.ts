import type { Label } from '../definition/index.js';

/** What an element is called, in every language, and its id. Labels are the one thing that compiling does not look at. */
export function labelTexts({ id, label }: { readonly id: string; readonly label?: Label }): readonly string[] {
  const texts: readonly unknown[] = typeof label === 'object' && label !== null ? Object.values(label) : [label];
  return [id, ...texts.filter((text) => typeof text === 'string')];
}

/** A name as people hear it: `Closed lost`, `Closed Lost` and `closed-lost` are one. */
export function plainName(name: string): string {
  return heard(name, /[^\p{L}\p{N}]+/gu);
}

/** The same with the signs that say something: `<20%` and `>20%` are two, and so are `C` and `C++`. */
export function spokenName(name: string): string {
  return heard(name, /[^\p{L}\p{N}\p{S}%&#@*]+/gu);
}

function heard(name: string, unheard: RegExp): string {
  return name
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(unheard, ' ')
    .replace(BLANK_WITHIN_CHINESE, '')
    .trim();
}

/** Between two Chinese characters a blank means nothing. */
const BLANK_WITHIN_CHINESE = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;

/** Names to look for, in whatever spelling. */
export function plainNames(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(plainName));
}

/** A number before a name, and the word for what it names, say nothing: `4. Closed lost` and `Lost stage`. */
const bareName = (plain: string): string => plain.replace(/^(?:stage )?\d+ /, '').replace(/ stage$|阶段$/, '');

/** The text by which an element is called by one of these names; a label before the id, which readers do not see. */
export function calledBy(
  element: { readonly id: string; readonly label?: Label },
  names: ReadonlySet<string>,
): string | undefined {
  const [id = '', ...labels] = labelTexts(element);
  return [...labels, id].find((text) => {
    const name = plainName(text);
    return names.has(name) || names.has(bareName(name));
  });
}
