import type { ModelSource } from '../../lint/index.js';

/** What was read: a value, and where it stands in the text that it was read from. A module has no text. */
export type Document = { readonly value: unknown; readonly source: ModelSource };
