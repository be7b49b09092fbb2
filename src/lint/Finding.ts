import type { Issue } from '../issues/index.js';

/**
 * What a rule has to say about a model: an issue, with the number under which the rule is known. Its sentence comes from
 * `translator(plan, withLintTexts(locale))`, or from a formatter, which needs no plan. A translator of a locale alone says
 * the code and the parameters, and that these sentences are missing.
 */
export type Finding = Issue & {
  /** `SW204`: for searching, and accepted in configuration beside the code. */
  readonly number: string;
  /** Where a path through the stages proves the fault: the ids of its stages and outcomes, in order. */
  readonly witness?: readonly string[];
};
