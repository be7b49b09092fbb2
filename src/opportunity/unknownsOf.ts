import type { Condition } from '../definition/index.js';
import type { PlainDraft } from './Case.js';
import { evaluateCondition, processState } from './evaluateCondition.js';
import type { Facts } from './Facts.js';
import { processRemedy } from './processRemedy.js';

/** What an unknown condition waits for, and the event that would fill it in: its fields, else the first of the rest. */
export type Unknowns = {
  readonly params: {
    readonly fields: readonly string[];
    readonly questions: readonly string[];
    readonly processes: readonly string[];
    readonly checks: readonly string[];
  };
  readonly remedy: PlainDraft | null;
  /** The fields, where nothing but fields is unknown. */
  readonly onlyFields: readonly string[];
};

/** Gathers the unknown leaves of a condition. */
export function unknownsOf(facts: Facts, condition: Condition | undefined): Unknowns {
  const fields = new Set<string>();
  const questions = new Set<string>();
  const processes = new Set<string>();
  const checks = new Set<string>();
  if (condition !== undefined) gather(condition);
  const [field] = fields;
  const [question] = questions;
  const raised = [...processes].map((id) => remedyOf(id)).find((remedy) => remedy !== null);
  return {
    params: { fields: [...fields], questions: [...questions], processes: [...processes], checks: [...checks] },
    remedy:
      field !== undefined
        ? { type: 'setFields', fields: [...fields] }
        : question !== undefined
          ? { type: 'answerQuestion', question }
          : (raised ?? null),
    onlyFields: questions.size + processes.size + checks.size === 0 ? [...fields] : [],
  };

  function gather(part: Condition): void {
    if ('all' in part) part.all.forEach(gather);
    else if ('any' in part) part.any.forEach(gather);
    else if ('not' in part) gather(part.not);
    else if (evaluateCondition(facts, part) === 'unknown') {
      if ('field' in part) fields.add(part.field);
      else if ('question' in part) questions.add(part.question);
      else if ('process' in part) gatherProcess(part.process);
      else if ('check' in part) checks.add(part.check);
    }
  }

  /** Where nobody can tell whether a process applies, what its own condition waits for comes first. */
  function gatherProcess(id: string): void {
    if (processes.has(id)) return;
    processes.add(id);
    const plan = facts.plan.processes.get(id);
    if (plan?.process.when !== undefined && processState(facts, plan) === 'unknown') gather(plan.process.when);
  }

  function remedyOf(id: string): PlainDraft | null {
    const plan = facts.plan.processes.get(id);
    return plan === undefined ? null : processRemedy(facts, plan, processState(facts, plan));
  }
}
