import type { Described } from '../../definition/index.js';
import type { PropertiesOf, RequiredProperty } from './ElementFormat.js';

/** What every element may carry. */
export const described = {
  label: {
    about: 'Name shown to people: one text, or one per language. Left out: the id.',
    examples: ['Proposal', { en: 'Proposal', 'zh-CN': '方案' }],
    schema: 'label',
  },
  description: {
    about: 'What it means, in a sentence or two: one text, or one per language.',
    examples: ['The customer has our offer in writing.'],
    schema: 'label',
  },
  meta: {
    about: 'Free for the program around the model; survives loading untouched.',
    examples: [{ owner: 'sales operations' }],
    schema: 'meta',
  },
} as const satisfies PropertiesOf<Described>;

/** The id that an element cannot be without. */
export function id(about: string, ...examples: readonly string[]): RequiredProperty {
  return { about, examples, required: true, rule: { is: 'text' } };
}
