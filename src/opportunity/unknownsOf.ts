import type { Condition } from '../definition/index.js';
import { evaluateCondition, processState } from './evaluateCondition.js';
import type { Facts } from './Facts.js';

/** What an unknown condition waits for. */
export type Unknowns = {
  readonly params: {
    readonly fields: readonly string[];
    readonly questions: readonly string[];
    readonly processes: readonly string[];
    readonly checks: readonly string[];
  };
  /** The processes whose approval would not make it hold: it asks for their rejection, or that they are not approved. */
  readonly refuted: readonly string[];
  /** The fields, where nothing but fields is unknown. */
  readonly onlyFields: readonly string[];
};

/** Gathers the unknown leaves of a condition. */
export function unknownsOf(facts: Facts, condition: Condition | undefined): Unknowns {
  const fields = new Set<string>();
  const questions = new Set<string>();
  const processes = new Set<string>();
  const refuted = new Set<string>();
  const checks = new Set<string>();
  if (condition !== undefined) gather(condition, true);
  return {
    params: { fields: [...fields], questions: [...questions], processes: [...processes], checks: [...checks] },
    refuted: [...refuted],
    onlyFields: questions.size + processes.size + checks.size === 0 ? [...fields] : [],
  };

  function gather(part: Condition, wanted: boolean): void {
    if ('all' in part) for (const one of part.all) gather(one, wanted);
    else if ('any' in part) for (const one of part.any) gather(one, wanted);
    else if ('not' in part) gather(part.not, !wanted);
    else if (evaluateCondition(facts, part) === 'unknown') {
      if ('field' in part) fields.add(part.field);
      else if ('question' in part) questions.add(part.question);
      else if ('check' in part) checks.add(part.check);
      else if ('process' in part) {
        if ((part.is === 'approved') !== wanted) refuted.add(part.process);
        gatherProcess(part.process);
      }
    }
  }

  /** Where nobody can tell whether a process applies, what its own condition waits for comes first. */
  function gatherProcess(id: string): void {
    if (processes.has(id)) return;
    processes.add(id);
    const plan = facts.plan.processes.get(id);
    if (plan?.process.when !== undefined && processState(facts, plan) === 'unknown') gather(plan.process.when, true);
  }
}
