import type { Label } from '../definition/index.js';

/** A label in a language: its exact tag, its language, English, any other; `undefined` for no label. */
export function labelIn(label: Label | undefined, language: string): string | undefined {
  if (label === undefined || typeof label === 'string') return label;
  const [primary = language] = language.split('-');
  const near = Object.keys(label).find((tag) => tag === primary || tag.startsWith(`${primary}-`));
  return label[language] ?? (near === undefined ? undefined : label[near]) ?? label.en ?? Object.values(label)[0];
}
