import * as z from 'zod/mini';
import type { OwnSchema } from '../format/ElementFormat.js';
import { conditionSchema } from './conditionSchema.js';
import { effectSchema } from './effectSchema.js';
import { labelSchemas } from './labelSchemas.js';
import type { Tell } from './Tell.js';

/** Schemas that no rule of the plan could tell; one of each, wherever it occurs. */
export type OwnSchemas = { readonly [name in OwnSchema | 'texts']: z.core.$ZodType };

export function ownSchemas(tell: Tell): OwnSchemas {
  const { label, texts } = labelSchemas(tell);
  return {
    condition: conditionSchema(tell),
    effects: z.array(effectSchema(tell)),
    label,
    texts,
    labels: z.record(z.string(), label),
    meta: z.record(z.string(), z.unknown()),
  };
}
