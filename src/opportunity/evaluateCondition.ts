import type { Condition, FieldCondition } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { ProcessPlan } from '../plan/index.js';
import { dayNumber, instantText, readDate } from '../values/index.js';
import { type Facts, readCheck, readField } from './Facts.js';
import type { Answer, ProcessEntry } from './Opportunity.js';
import { own } from './own.js';
import { compareWithNumber } from './parseFieldValue.js';

/**
 * The three-valued answer of a condition. Unknown never becomes yes: what nobody answered waives no gate.
 *
 * `asking` are the processes whose own applicability is being asked; one that asks for itself stays unknown.
 */
export function evaluateCondition(facts: Facts, condition: Condition, asking: readonly string[] = []): Answer {
  if ('field' in condition) return evaluateField(facts, condition);
  if ('all' in condition) return allOf(condition.all.map((part) => evaluateCondition(facts, part, asking)));
  if ('any' in condition) {
    const answers = condition.any.map((part) => evaluateCondition(facts, part, asking));
    return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
  }
  if ('not' in condition) {
    const answer = evaluateCondition(facts, condition.not, asking);
    return answer === 'unknown' ? answer : yesOrNo(answer === 'no');
  }
  const { opportunity } = facts;
  if ('action' in condition) {
    return yesOrNo((own(opportunity.visit.actions, condition.action)?.times ?? 0) >= (condition.times ?? 1));
  }
  if ('question' in condition) {
    const answer = own(opportunity.answers, condition.question) ?? 'unknown';
    return answer === 'unknown' ? answer : yesOrNo(answer === condition.is);
  }
  if ('stageVisited' in condition) return yesOrNo((own(opportunity.visited, condition.stageVisited) ?? 0) > 0);
  if ('check' in condition) {
    const answer = readCheck(facts, condition.check);
    return answer === undefined ? 'unknown' : yesOrNo(answer);
  }
  const process = facts.plan.processes.get(condition.process);
  if (process === undefined) return 'unknown';
  const state = processState(facts, process, asking);
  if (state === 'not_applicable') return 'no';
  if (condition.is === 'raised') {
    // Raised is raised, also while nobody can tell any more whether it applies.
    const status = processEntry(facts, process.id)?.status;
    return yesOrNo(status === 'pending' || status === 'approved' || status === 'rejected');
  }
  if (state === 'approved' || state === 'rejected') return yesOrNo(state === condition.is);
  return 'unknown';
}

const yesOrNo = (holds: boolean): Answer => (holds ? 'yes' : 'no');

function allOf(answers: readonly Answer[]): Answer {
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}

function evaluateField(facts: Facts, condition: FieldCondition): Answer {
  const { value, valid } = readField(facts, condition.field);
  const has = value !== null;
  if (condition.present !== undefined && condition.present !== has) return 'no';
  const compares = COMPARISONS.some((name) => condition[name] !== undefined);
  if (!has) return compares || condition.valid !== undefined ? 'unknown' : 'yes';
  if (condition.valid !== undefined && condition.valid !== valid) return 'no';
  if (!compares) return 'yes';
  return yesOrNo(valid && compare(value, condition, facts.context.at));
}

const COMPARISONS = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'withinDays'] as const;

function compare(value: Json, condition: FieldCondition, at: number): boolean {
  const { eq, ne, gt, gte, lt, lte, withinDays } = condition;
  if (eq !== undefined && !isSame(value, eq)) return false;
  if (ne !== undefined && isSame(value, ne)) return false;
  if (condition.in !== undefined && !condition.in.some((choice) => isSame(value, choice))) return false;
  if (gt !== undefined && !(order(value, gt) > 0)) return false;
  if (gte !== undefined && !(order(value, gte) >= 0)) return false;
  if (lt !== undefined && !(order(value, lt) < 0)) return false;
  if (lte !== undefined && !(order(value, lte) <= 0)) return false;
  return withinDays === undefined || isWithinDays(value, withinDays, at);
}

/** Amounts of money are compared in major units with a number or a decimal, else with amount and currency. */
function isSame(value: Json, other: Json): boolean {
  if (typeof value === 'object' && value !== null && 'amount' in value) {
    if (typeof other === 'number' || typeof other === 'string') return order(value, other) === 0;
    if (typeof other !== 'object' || other === null || !('amount' in other)) return false;
    return value.currency === other.currency && order(value, other.amount as string) === 0;
  }
  return value === other;
}

/** Below, at or above zero as the value is; `NaN` where the two cannot be ordered. */
function order(value: Json, bound: number | string): number {
  if (typeof value === 'number') return value - Number(bound);
  if (typeof value === 'string')
    return typeof bound === 'string' ? (value < bound ? -1 : value > bound ? 1 : 0) : Number.NaN;
  if (typeof value === 'object' && value !== null && 'amount' in value) {
    return compareWithNumber(String(value.amount), Number(bound));
  }
  return Number.NaN;
}

function isWithinDays(value: Json, days: number, at: number): boolean {
  const date = readDate(value);
  if (date === null) return false;
  const ahead = dayNumber(date) - dayNumber(instantText(at).slice(0, 10));
  return ahead >= 0 && ahead <= days;
}

/** Where a process stands: the state of its last round, unless it does not apply, or nobody can tell whether it does. */
export type ProcessState = ProcessEntry['status'] | 'not_raised' | 'not_applicable' | 'unknown';

export function processEntry({ opportunity }: Facts, id: string): ProcessEntry | undefined {
  return own(opportunity.processes, id);
}

/** What was approved stays approved, whatever became of the facts; otherwise applicability comes first. */
export function processState(facts: Facts, plan: ProcessPlan, asking: readonly string[] = []): ProcessState {
  const entry = processEntry(facts, plan.id);
  if (entry?.status === 'approved') return 'approved';
  const applies = processApplies(facts, plan, asking);
  if (applies === 'no') return 'not_applicable';
  if (applies === 'unknown') return 'unknown';
  return entry?.status ?? 'not_raised';
}

/** Whether a process that gates is passed where it stands so: approved, or answered either way where it only advises. */
export function isPassed({ process }: ProcessPlan, state: ProcessState): boolean {
  if (state === 'approved' || state === 'not_applicable') return true;
  return state === 'rejected' && process.effect === 'advice';
}

/** Whether a process applies at all: its series, then its `when`. */
export function processApplies(facts: Facts, { id, process }: ProcessPlan, asking: readonly string[] = []): Answer {
  if (process.series && !process.series.includes(facts.opportunity.series)) return 'no';
  if (process.when === undefined) return 'yes';
  return asking.includes(id) ? 'unknown' : evaluateCondition(facts, process.when, [...asking, id]);
}
