import { createIssue, isIterable, isRecord, type Json, type Severity, wrongType } from '../issues/index.js';
import { nearestName } from '../plan/index.js';
import { allRules } from './allRules.js';
import { evidenceRules } from './evidenceRules.js';
import type { Finding } from './Finding.js';
import type { NamedRule, RuleOptions, RuleSetting } from './LintRule.js';
import { NUMBERS } from './refusals.js';

/** Rules by code or number, each switched off, given another severity, or told other options as well. */
export type RulesInput = { readonly [name: string]: RuleSetting };

export type ActiveRule<Rule extends NamedRule = NamedRule> = {
  readonly rule: Rule;
  /** Where the configuration gives one, it holds for every case of the rule. */
  readonly severity: Severity | null;
  readonly options: RuleOptions;
};

/** Faults without a rule of their own: compiling refuses them, whatever a configuration says. */
function isFixed(name: string): boolean {
  if (Object.hasOwn(NUMBERS, name) || Object.values(NUMBERS).includes(name)) return true;
  return ['missing_property', 'SW303', 'SW501'].includes(name);
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info'];

/** Which of some rules to run, and what is wrong with the configuration. A setting that is wrong changes nothing. */
export function readRules(input: RulesInput): {
  readonly activeOf: <Rule extends NamedRule>(rules: readonly Rule[]) => readonly ActiveRule<Rule>[];
  readonly wrong: readonly Finding[];
} {
  const wrong: Finding[] = [];
  const settings = new Map<NamedRule, ActiveRule | 'off'>();
  const known: readonly NamedRule[] = [...allRules, ...evidenceRules];
  if (!isRecord(input)) wrong.push({ ...wrongType('rules', 'record', input), number: 'SW000' });
  // A map has no properties to read, and would count for nothing.
  else if (isIterable(input)) refuse('wrong_type', 'rules', { expected: 'record', found: 'list' });
  const names = new Map<NamedRule, string>();
  for (const [name, setting] of isRecord(input) ? Object.entries(input) : []) {
    const rule = known.find(({ code, number }) => code === name || number === name);
    if (rule === undefined && isFixed(name)) {
      refuse('fixed_rule', `rules.${name}`, { id: name });
      continue;
    }
    if (rule === undefined) {
      refuse('unknown_rule', `rules.${name}`, {
        id: name,
        nearest: nearestName(
          name,
          known.map(({ code }) => code),
        ),
      });
      continue;
    }
    const other = names.get(rule);
    if (other !== undefined) refuse('rule_set_twice', `rules.${name}`, { id: name, other });
    names.set(rule, name);
    const read = readSetting(rule, setting, `rules.${name}`);
    if (read !== null) settings.set(rule, read);
  }
  return {
    activeOf: (rules) =>
      rules.flatMap((rule) => {
        const setting = settings.get(rule);
        if (setting === 'off') return [];
        return [{ rule, severity: setting?.severity ?? null, options: setting?.options ?? rule.options }];
      }),
    wrong,
  };

  function refuse(code: string, path: string, params: { readonly [name: string]: Json }) {
    wrong.push({ ...createIssue(code, path, params), number: 'SW000' });
  }

  function readSetting(rule: NamedRule, setting: unknown, path: string): ActiveRule | 'off' | null {
    if (setting === 'off') return 'off';
    const [severity, given] = Array.isArray(setting) ? setting : [setting, {}];
    if (!SEVERITIES.includes(severity)) {
      refuse('invalid_rule_severity', path, { choices: ['off', 'info', 'warning', 'error'] });
      return null;
    }
    return { rule, severity, options: readOptions(rule, given, path) };
  }

  function readOptions(rule: NamedRule, given: unknown, path: string): RuleOptions {
    const options: { [name: string]: RuleOptions[string] } = { ...rule.options };
    const known = Object.keys(options);
    if (typeof given !== 'object' || given === null) {
      refuse('invalid_rule_option', path, { rule: rule.code, option: null, expected: 'record' });
      return options;
    }
    for (const [name, value] of Object.entries(given)) {
      const preset = Object.hasOwn(options, name) ? options[name] : undefined;
      if (preset === undefined) {
        refuse('unknown_rule_option', `${path}.${name}`, { rule: rule.code, option: name, choices: known });
      } else if (isAlike(value, preset)) options[name] = value;
      else
        refuse('invalid_rule_option', `${path}.${name}`, {
          rule: rule.code,
          option: name,
          expected: kindOf(preset),
          ...(typeof preset === 'number' ? { min: 0 } : {}),
        });
    }
    return options;
  }
}

function isAlike(value: unknown, preset: RuleOptions[string]): value is RuleOptions[string] {
  if (Array.isArray(preset)) return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return typeof preset === 'number'
    ? typeof value === 'number' && Number.isFinite(value) && value >= 0
    : typeof value === typeof preset;
}

function kindOf(preset: RuleOptions[string]): string {
  return Array.isArray(preset) ? 'list' : typeof preset;
}
