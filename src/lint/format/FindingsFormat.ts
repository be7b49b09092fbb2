import type { Locale } from '../../locales/index.js';
import type { AnyPlan } from '../../plan/index.js';
import type { ModelSource } from './ModelSource.js';

/** In which words findings are told, and where they stand. */
export type FindingsFormat = {
  /** English unless given. Of other languages than Chinese only what the locale itself knows is translated. */
  readonly locale?: Locale;
  /** Says the model's own labels in the place of ids, where the model compiles. */
  readonly plan?: AnyPlan;
  readonly source?: ModelSource;
};
