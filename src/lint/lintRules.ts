import type { Severity } from '../issues/index.js';
import { allRules } from './allRules.js';
import type { RuleOptions } from './LintRule.js';

/** What a rule is called, how heavily it weighs, and what it can be told, with its defaults. */
export type RuleDescription = {
  readonly code: string;
  readonly number: string;
  readonly severity: Severity;
  readonly options: RuleOptions;
};

/**
 * The rules that can be switched off or re-graded, in the order of their numbers.
 *
 * @example
 * lintRules().find(({ number }) => number === 'SW209')
 * // => { code: 'too_many_required_actions', number: 'SW209', severity: 'info', options: { maxActions: 3 } }
 */
export function lintRules(): readonly RuleDescription[] {
  return allRules.map(({ code, number, severity, options }) => ({ code, number, severity, options }));
}
