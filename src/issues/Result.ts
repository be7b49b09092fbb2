import type { Issue } from './Issue.js';

/**
 * The answer of what may fail in business. A success may carry issues too (warnings: kept, but told).
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
