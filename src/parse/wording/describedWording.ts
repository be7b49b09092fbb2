import type { Described } from '../../definition/index.js';
import type { PropertyWording, WordingsOf } from './ElementWording.js';

/** What every element may carry. */
export const described: WordingsOf<Described> = {
  label: {
    about: 'Name shown to people: one text, or one per language. Left out: the id.',
    examples: ['Proposal', { en: 'Proposal', 'zh-CN': '方案' }],
  },
  description: {
    about: 'What it means, in a sentence or two: one text, or one per language.',
    examples: ['The customer has our offer in writing.'],
  },
  meta: {
    about: 'Free for the program around the model; survives loading untouched.',
    examples: [{ owner: 'sales operations' }],
  },
};

/** The id that an element cannot be without. */
export function id(about: string, ...examples: readonly string[]): PropertyWording {
  return { about, examples };
}
