import type { ElementWording } from './ElementWording.js';

export function textsByLanguageWording(): ElementWording {
  return {
    about: 'One text per language tag.',
    examples: [{ en: 'Proposal', 'zh-CN': '方案' }],
    properties: {},
  };
}

export function labelWording(): ElementWording {
  return {
    about: 'Text for people: one text, or one per language.',
    examples: ['Proposal', { en: 'Proposal', 'zh-CN': '方案' }],
    properties: {},
  };
}
