import * as z from 'zod/mini';
import type { Json } from '../../issues/index.js';
import { byType } from './choice.js';
import { told } from './told.js';

const LANGUAGE = /^[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8})*$/;

/** The properties that an element has beside its label are longer than any language. */
export const textsByLanguageSchema = /*#__PURE__*/ z.lazy(() =>
  told(z.record(z.string().check(z.regex(LANGUAGE)), z.string()), {
    id: 'TextsByLanguage',
    description: 'One text per language tag.',
    examples: [{ en: 'Proposal', 'zh-CN': '方案' }],
  }),
);

/** Text for people. */
export const labelSchema = /*#__PURE__*/ z.lazy(() =>
  told(byType({ text: z.string(), record: textsByLanguageSchema }), {
    id: 'Label',
    description: 'Text for people: one text, or one per language.',
    examples: ['Proposal', { en: 'Proposal', 'zh-CN': '方案' }],
  }),
);

/** Any value: the input is plain JSON by the time that it comes here. */
export const jsonSchema = /*#__PURE__*/ z.lazy(() => z.unknown() as z.ZodMiniType<Json, Json>);

/** Whether a record is a label by language: all of its keys are language tags. */
export function isLabel(value: unknown): boolean {
  return Object.keys(value as object).every((key) => LANGUAGE.test(key));
}
