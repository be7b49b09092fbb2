import * as z from 'zod/mini';
import { MODEL } from '../../plan/index.js';
import { modelFormat } from '../format/modelFormat.js';
import { formatSchema } from './formatSchema.js';

/** The format as a whole: the shape of every property, nothing of what it refers to. Built when it is first asked for. */
export const modelSchema = /*#__PURE__*/ z.lazy(() => formatSchema(modelFormat, MODEL));
