import * as z from 'zod/mini';
import type { OwnSchema } from '../format/ElementFormat.js';
import { conditionSchema } from './conditionSchema.js';
import { effectSchema } from './effectSchema.js';
import { jsonSchema, labelSchema } from './labelSchema.js';

/** Schemas that no rule of the plan could tell. */
export function ownSchema(name: OwnSchema): z.core.$ZodType {
  switch (name) {
    case 'condition':
      return conditionSchema;
    case 'effects':
      return z.array(effectSchema);
    case 'label':
      return labelSchema;
    case 'labels':
      return z.record(z.string(), labelSchema);
    case 'meta':
      return z.record(z.string(), jsonSchema);
  }
}
