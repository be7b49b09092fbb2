import * as z from 'zod/mini';
import type { Json } from '../../issues/index.js';
import { byType } from './choice.js';

const LANGUAGE = /^[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8})*$/;

/** The name of an element. That it can be one is for `checkModel` to say, which knows what it names. */
export const idSchema = /*#__PURE__*/ z.lazy(() => z.string());

/** Texts by language tag. The properties that an element has beside its label are longer than any language. */
export const textsByLanguageSchema = /*#__PURE__*/ z.lazy(() => z.record(z.string().check(z.regex(LANGUAGE)), z.string()));

export const labelSchema = /*#__PURE__*/ z.lazy(() => byType({ text: z.string(), record: textsByLanguageSchema }));

/** The input is plain JSON by the time that it comes here. */
export const jsonSchema = /*#__PURE__*/ z.lazy(() => z.unknown() as z.ZodMiniType<Json, Json>);

const metaSchema = /*#__PURE__*/ z.lazy(() => z.record(z.string(), jsonSchema));

/** Whether a record is a label by language: all of its keys are language tags. */
export function isLabel(value: unknown): boolean {
  return Object.keys(value as object).every((key) => LANGUAGE.test(key));
}

/** What every element may carry. */
export const described = () => ({
  label: z.exactOptional(labelSchema),
  description: z.exactOptional(labelSchema),
  meta: z.exactOptional(metaSchema),
});

export const texts = () => z.array(z.string());
export const ids = () => z.array(z.string());
export const days = () => z.number().check(z.gte(0));
