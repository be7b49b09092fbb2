import type * as z from 'zod/mini';

/**
 * Hears of every schema of the format, as it is made, which record it is, or which property of a record. The JSON Schema
 * puts the wording to it; parsing needs none and says nothing.
 */
export type Tell = (schema: z.core.$ZodType, record: string, property?: string) => void;
