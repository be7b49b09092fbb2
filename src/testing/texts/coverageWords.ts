import { isChinese, type Locale } from '../../locales/index.js';

/** The words of a coverage report, in English; Chinese is held to the same keys. */
export const coverageEnglish = {
  stages: 'stages',
  moves: 'moves',
  outcomes: 'outcomes',
  reasons: 'reasons',
  events: 'events beside the moves',
  requirements: 'requirements, met and unmet',
  refusals: 'refusals',
  missing: 'not exercised',
  otherModels: 'records of other models or versions',
} as const;

export const coverageChinese: { readonly [key in keyof typeof coverageEnglish]: string } = {
  stages: '阶段',
  moves: '移动',
  outcomes: '结果',
  reasons: '原因',
  events: '移动以外的事件',
  requirements: '要求（满足与不满足）',
  refusals: '拒绝',
  missing: '未覆盖',
  otherModels: '其他模型或版本的记录',
};

/** In the language of a locale: Chinese, else English. */
export const coverageWords = ({ language }: Locale): { readonly [key in keyof typeof coverageEnglish]: string } =>
  isChinese(language) ? coverageChinese : coverageEnglish;
