import { isRecord, wrongType } from '../../issues/index.js';
import { lintSalesModel, type RulesInput } from '../../lint/index.js';
import type { Surroundings } from '../Surroundings.js';
import { failAt } from './failAt.js';
import { readArgument } from './readValue.js';

/** What is told of settings of rules, beside what is told of the model. */
const FAULTS = [
  'unknown_rule',
  'fixed_rule',
  'rule_set_twice',
  'invalid_rule_severity',
  'unknown_rule_option',
  'invalid_rule_option',
];

/** Settings of rules that hold; every fault of them ends the call, for a rule that was not set would find too little. */
export async function readRules(argument: string, surroundings: Surroundings): Promise<RulesInput> {
  const document = await readArgument(argument, 'rules', surroundings);
  const { value } = document;
  if (!isRecord(value)) return failAt(document, [wrongType('rules', 'record', value)], 'rules');
  const rules = value as RulesInput;
  const wrong = lintSalesModel({} as never, { rules }).filter(({ code }) => FAULTS.includes(code));
  return wrong.length === 0 ? rules : failAt(document, wrong, 'rules');
}
