import type { Words } from './chartWords.js';

/** The name of a group: the values of its key, in order. */
export function groupName({ nameOf }: Words, key: { readonly [name: string]: string | null }): string {
  return Object.values(key).map(nameOf).join(' · ');
}
