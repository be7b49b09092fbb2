import * as z from 'zod/mini';
import { LANGUAGE } from '../../plan/index.js';
import { byType } from './choice.js';
import type { Tell } from './Tell.js';

/** Text for people: one text, or `texts`, one per language. */
export function labelSchemas(tell: Tell): { readonly label: z.core.$ZodType; readonly texts: z.core.$ZodType } {
  // The properties that an element has beside its label are longer than any language.
  const texts = z.record(z.string().check(z.regex(LANGUAGE)), z.string());
  const label = byType({ text: z.string(), record: texts });
  tell(texts, 'TextsByLanguage');
  tell(label, 'Label');
  // Referred to through another schema, a property keeps examples of its own that are those of the label too.
  return { label: z.lazy(() => label), texts };
}

/** Whether a record is a label by language: all of its keys are language tags. */
export function isLabel(value: unknown): boolean {
  return Object.keys(value as object).every((key) => LANGUAGE.test(key));
}
