import type { Issue } from '../../issues/index.js';
import type { ModelSource } from '../../lint/index.js';

/** A text that a value was read from. */
export type Located = {
  readonly source: ModelSource;
  /** Why nothing has a line; `null` where it has. */
  readonly note: Issue | null;
};

/** What was read: a value, and where it stands in the text that it was read from, which is looked for when it is asked for. */
export type Document = { readonly value: unknown; readonly locate: () => Located };
