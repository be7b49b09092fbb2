import type { Label } from '../definition/index.js';

/** A label in a language: its exact tag, its language, English, any other; `undefined` for no label, or empty ones. */
export function labelIn(label: Label | undefined, language: string): string | undefined {
  if (label === undefined) return undefined;
  if (typeof label === 'string') return label === '' ? undefined : label;
  const [primary = language] = language.split('-');
  const near = Object.keys(label).find((tag) => tag === primary || tag.startsWith(`${primary}-`));
  const texts = [label[language], near === undefined ? undefined : label[near], label.en, ...Object.values(label)];
  return texts.find((text) => text !== undefined && text !== '');
}
