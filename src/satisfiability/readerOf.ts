import { type AnyOpportunity, evaluateCondition } from '../opportunity/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { Ground, Literal, RoundState, Wanted } from './demandOf.js';
import type { Fact, FactKind } from './Fact.js';

/** Whether a fact, where it is all there is, answers a literal as wanted: the kernel itself is asked. */
export function readerOf(ground: Ground, fact: Fact, at: number): (literal: Literal) => boolean {
  const { kind, id, value } = fact;
  const facts = {
    plan: ground.plan as AnyPlan,
    opportunity: opportunityWith(ground, fact),
    context: { at, facts: {}, checks: kind === 'check' && value !== null ? { [id]: value } : {} },
    reads: { facts: {}, checks: {} },
  };
  return (literal) =>
    'process' in literal
      ? literal.states.includes(value as RoundState)
      : isWanted(evaluateCondition(facts, literal.leaf), literal.wanted);
}

function isWanted(answer: 'yes' | 'no' | 'unknown', wanted: Wanted): boolean {
  if (wanted === 'notYes') return answer !== 'yes';
  return wanted === 'notNo' ? answer !== 'no' : answer === wanted;
}

function opportunityWith({ plan, series }: Ground, { kind, id, value }: Fact): AnyOpportunity {
  const one = <T>(when: FactKind, held: T) => (kind === when ? { [id]: held } : {});
  const isType = kind === 'field' && id === 'type' && !plan.fields.has(id);
  return {
    series,
    type: isType ? value : null,
    fields: value === null ? {} : one('field', { value }),
    answers: one('question', value),
    visit: { actions: one('action', { times: value }) },
    visited: one('stageVisited', value === true ? 1 : 0),
    processes: {},
  } as unknown as AnyOpportunity;
}
