import { type Answer, type AnyOpportunity, evaluateCondition } from '../opportunity/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { Ground, Leaf, Literal, RoundState, Wanted } from './demandOf.js';
import type { Fact } from './Fact.js';

/** Whether a fact, where it is all there is, answers a literal as wanted: the kernel itself is asked, once for each leaf. */
export function readerOf(ground: Ground, fact: Fact, at: number): (literal: Literal) => boolean {
  const { kind, id, value } = fact;
  const facts = {
    plan: ground.plan as AnyPlan,
    opportunity: opportunityWith(ground, fact),
    context: { at, facts: {}, checks: kind === 'check' && value !== null ? { [id]: value } : {} },
    reads: { facts: {}, checks: {} },
  };
  const answers = new Map<Leaf, Answer>();
  return (literal) => {
    if ('process' in literal) return literal.states.includes(value as RoundState);
    const answer = answers.get(literal.leaf) ?? evaluateCondition(facts, literal.leaf);
    answers.set(literal.leaf, answer);
    return isWanted(answer, literal.wanted);
  };
}

function isWanted(answer: Answer, wanted: Wanted): boolean {
  if (wanted === 'notYes') return answer !== 'yes';
  return wanted === 'notNo' ? answer !== 'no' : answer === wanted;
}

function opportunityWith({ plan, series }: Ground, { kind, id, value }: Fact): AnyOpportunity {
  const nothing = { series, type: null, fields: {}, answers: {}, visit: { actions: {} }, visited: {}, processes: {} };
  return { ...nothing, ...held() } as unknown as AnyOpportunity;

  function held(): object {
    switch (kind) {
      case 'field':
        if (id === 'type' && !plan.fields.has('type')) return { type: value };
        return value === null ? {} : { fields: { [id]: { value } } };
      case 'question':
        return { answers: { [id]: value } };
      case 'action':
        return { visit: { actions: { [id]: { times: value } } } };
      case 'stageVisited':
        return { visited: { [id]: value === true ? 1 : 0 } };
      default:
        return {};
    }
  }
}
