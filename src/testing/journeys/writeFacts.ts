import type { Json } from '../../issues/index.js';
import type { AnyOpportunity, DecisionContext, TransitionRecord } from '../../opportunity/index.js';
import { fold } from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import { instantText, readInstant } from '../../values/index.js';
import type { StepFacts } from './Journey.js';

type Written = { readonly record: TransitionRecord; readonly opportunity: AnyOpportunity };

/** Writes facts into an opportunity, as a record whose cause is an import: they came about elsewhere. */
export function writeFacts(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  facts: StepFacts,
  context: DecisionContext,
): Written {
  const at = instantText(readInstant(context.at) ?? 0);
  const by = 'a colleague';
  const { fields = {}, actions, processes, answers } = facts;
  const isField = plan.fields.has('type');
  const { type, ...others } = fields;
  const named = isField ? fields : others;
  const changes: { [key: string]: Json } = {};
  if (!isField && type !== undefined) changes.type = type;
  if (Object.keys(named).length > 0) {
    changes.fields = mapped(named, (value) => (value === null ? null : { value, source: 'rep', at, by }));
  }
  if (actions !== undefined)
    changes.visit = { ...opportunity.visit, actions: completions(opportunity, actions, at, by) };
  if (answers !== undefined) changes.answers = answers;
  if (processes !== undefined) {
    changes.processes = Object.fromEntries(
      Object.entries(processes).map(([id, status]) => [id, status === 'none' ? null : round(id, status)]),
    );
  }
  const place = opportunity.stage ?? opportunity.outcome;
  const record: TransitionRecord = {
    id: `${opportunity.id}:${opportunity.seq + 1}`,
    opportunityId: opportunity.id,
    seq: opportunity.seq + 1,
    at,
    recordedAt: at,
    by: context.by,
    cause: 'import',
    event: { type: 'facts', ...(facts as { readonly [key: string]: Json }) },
    from: place,
    to: place,
    reads: { facts: {}, checks: {} },
    model: opportunity.model,
    series: opportunity.series,
    variant: opportunity.variant,
    changes,
  };
  return { record, opportunity: fold(opportunity as never, record as never) as AnyOpportunity };

  function round(id: string, status: string): Json {
    const before = opportunity.processes[id]?.round ?? 0;
    return {
      round: before + 1,
      request: `${opportunity.id}:${id}:${before + 1}`,
      status,
      raisedBy: by,
      raisedAt: at,
      proposed: {},
      votes: [],
    };
  }
}

function completions(
  { visit }: AnyOpportunity,
  actions: { readonly [action: string]: number },
  at: string,
  by: string,
): Json {
  const all = { ...visit.actions, ...mapped(actions, (times) => ({ times, at, by, result: null })) };
  return Object.fromEntries(Object.entries(all).filter(([, { times }]) => times > 0)) as Json;
}

function mapped<T, R>(values: { readonly [id: string]: T }, made: (value: T) => R): { [id: string]: R } {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, made(value)]));
}
