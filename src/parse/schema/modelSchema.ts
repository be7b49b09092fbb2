import type * as z from 'zod/mini';
import { MODEL } from '../../plan/index.js';
import { modelFormat } from '../format/modelFormat.js';
import { formatSchema } from './formatSchema.js';
import type { Tell } from './Tell.js';

/** The format as a whole: the shape of every property, nothing of what it refers to. */
export function modelSchema(tell: Tell): z.core.$ZodType {
  return formatSchema(modelFormat, MODEL, tell);
}
