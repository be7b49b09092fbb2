import * as z from 'zod/mini';

/** A record of the format with no other properties than these. Built when it is first asked for, then kept by zod. */
export function element<const Shape extends z.core.$ZodLooseShape>(
  shape: () => Shape,
): z.ZodMiniLazy<z.ZodMiniObject<Shape, z.core.$strict>> {
  return z.lazy(() => z.strictObject(shape()));
}
