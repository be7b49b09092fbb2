import type { Condition } from '../definition/index.js';
import type { ProcessPlan } from '../plan/index.js';
import type { PlainDraft } from './Case.js';
import { evaluateCondition, isPassed, processEntry, processState } from './evaluateCondition.js';
import type { Facts } from './Facts.js';
import { belongsHere } from './isRaisedHere.js';
import { isWorkedOn } from './isWorkedOn.js';
import { unknownsOf } from './unknownsOf.js';
import { unpark } from './unpark.js';

/** What is being brought about already: what waits for itself has no way to it. */
type Asking = readonly string[];
type Way = PlainDraft | null;

/**
 * The first event on the way to a condition that does not hold; `null` where none leads there from here. A whole event is
 * one that can be applied now by somebody with the rights: what it waits for itself comes first, and so does the return
 * of a parked opportunity.
 */
export function conditionRemedy(facts: Facts, condition: Condition | undefined): Way {
  return condition === undefined ? null : toCondition(apart(facts), condition, []);
}

/** The first event on the way through a process that gates, in the same sense. */
export function gateRemedy(facts: Facts, process: ProcessPlan): Way {
  return toGate(apart(facts), process, []);
}

/** What a remedy looks at is nothing that the decision rests on, so it is not kept as read. */
const apart = (facts: Facts): Facts => ({ ...facts, reads: { facts: {}, checks: {} } });

function toCondition(facts: Facts, condition: Condition, asking: Asking): Way {
  if (evaluateCondition(facts, condition) !== 'unknown') return toWork(facts, condition, asking);
  const { params, refuted } = unknownsOf(facts, condition);
  const { fields, questions, processes } = params;
  if (fields.length > 0) return { type: 'setFields', fields: [...fields] };
  const [question] = questions;
  if (question !== undefined) return here(facts, { type: 'answerQuestion', question });
  return (
    firstOf(processes, (id) => {
      const process = facts.plan.processes.get(id);
      // An approval would settle it the other way.
      if (process === undefined || (refuted.includes(id) && processEntry(facts, id)?.status === 'pending')) return null;
      return toGate(facts, process, asking);
    }) ?? toWork(facts, condition, asking)
  );
}

/** What is not so, and can be made so by work: actions, and processes that are to be raised. */
function toWork(facts: Facts, condition: Condition, asking: Asking): Way {
  if ('any' in condition) return firstOf(condition.any, (part) => toWork(facts, part, asking));
  if ('all' in condition) {
    const ways = condition.all
      .filter((part) => evaluateCondition(facts, part) === 'no')
      .map((part) => toWork(facts, part, asking));
    return ways.includes(null) ? null : (ways[0] ?? null);
  }
  if (evaluateCondition(facts, condition) !== 'no') return null;
  if ('action' in condition) return toAction(facts, condition.action, asking);
  const process = 'process' in condition && condition.is === 'raised' && facts.plan.processes.get(condition.process);
  return process ? toGate(facts, process, asking) : null;
}

/** An action is done once the processes that precede it are passed. */
function toAction(facts: Facts, action: string, asking: Asking): Way {
  const name = `action ${action}`;
  if (asking.includes(name)) return null;
  const before = [...facts.plan.processes.values()].filter(({ process }) => process.before === action);
  const waiting = before.filter((process) => !isPassed(process, processState(facts, process)));
  if (waiting.length === 0 || !isWorkedOn(facts.opportunity)) return here(facts, { type: 'completeAction', action });
  return firstOf(waiting, (process) => toGate(facts, process, [...asking, name]));
}

function toGate(facts: Facts, plan: ProcessPlan, asking: Asking): Way {
  const { id, process } = plan;
  const state = processState(facts, plan);
  const name = `process ${id}`;
  if (isPassed(plan, state) || asking.includes(name)) return null;
  if (state === 'pending')
    return { type: 'approveProcess', process: id, request: processEntry(facts, id)?.request ?? null };
  const further = [...asking, name];
  if (state === 'unknown') return process.when === undefined ? null : toCondition(facts, process.when, further);
  if (!belongsHere(facts, plan)) return null;
  if (!isWorkedOn(facts.opportunity)) return unpark(facts.opportunity);
  const { needs } = process;
  const needed = needs !== undefined && evaluateCondition(facts, needs) !== 'yes' ? [needs] : [];
  const before = process.after.flatMap((one) => facts.plan.processes.get(one) ?? []);
  const waiting = before.filter((one) => !isPassed(one, processState(facts, one)));
  if (needed.length + waiting.length === 0) return { type: 'raiseProcess', process: id };
  return (
    firstOf(needed, (one) => toCondition(facts, one, further)) ?? firstOf(waiting, (one) => toGate(facts, one, further))
  );
}

/** Work that is done where work goes on; a parked opportunity is taken back first. */
const here = ({ opportunity }: Facts, work: PlainDraft): Way => (isWorkedOn(opportunity) ? work : unpark(opportunity));

function firstOf<T>(all: readonly T[], way: (one: T) => Way): Way {
  for (const one of all) {
    const found = way(one);
    if (found !== null) return found;
  }
  return null;
}
