import type { Refused } from './Refused.js';

/** A refusal, at a row where one is at fault. */
export function refuse(reason: Refused['reason'], index: number | null = null): Refused {
  return { ok: false, reason, index };
}
