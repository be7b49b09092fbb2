import type { Severity } from '../issues/index.js';
import { allRules } from './allRules.js';
import { evidenceRules } from './evidenceRules.js';
import type { RuleOptions } from './LintRule.js';

/** What a rule is called, how heavily it weighs, and what it can be told, with its defaults. */
export type RuleDescription = {
  readonly code: string;
  readonly number: string;
  readonly severity: Severity;
  readonly options: RuleOptions;
  /** Whether it rests on what happened: it is looked for only where a history is given. */
  readonly needsHistory: boolean;
};

/**
 * The rules that can be switched off or re-graded, in the order of their numbers; those that need a history among them.
 *
 * @example
 * lintRules().find(({ number }) => number === 'SW209')
 * // => { code: 'too_many_required_actions', number: 'SW209', severity: 'info', options: { maxActions: 3 }, needsHistory: false }
 */
export function lintRules(): readonly RuleDescription[] {
  const rules = [...allRules, ...evidenceRules].sort((a, b) => (a.number < b.number ? -1 : 1));
  return rules.map((rule) => {
    const { code, number, severity, options } = rule;
    return { code, number, severity, options, needsHistory: 'examine' in rule };
  });
}
