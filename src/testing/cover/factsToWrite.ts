import type { Json } from '../../issues/index.js';
import type { AnyOpportunity, DecisionContext } from '../../opportunity/index.js';
import { type AnyPlan, sameJson } from '../../plan/index.js';
import { type Fact, type FactKind, type Facts, factKey } from '../../satisfiability/index.js';
import type { StepFacts } from '../journeys/Journey.js';

/** What an opportunity and its context hold, as the search for facts takes it. */
export function factsHeld(
  plan: AnyPlan,
  { fields, type, answers, processes, visit }: AnyOpportunity,
  context: DecisionContext,
): Facts {
  const all: Fact[] = [];
  const add = (kind: FactKind, id: string, value: Json) => all.push({ kind, id, value });
  if (type !== null && !plan.fields.has('type')) add('field', 'type', type);
  for (const [id, held] of Object.entries(fields)) add('field', id, held.value);
  for (const [id, answer] of Object.entries(answers)) add('question', id, answer);
  for (const [id, { status }] of Object.entries(processes)) add('process', id, status);
  for (const [id, { times }] of Object.entries(visit.actions)) add('action', id, times);
  for (const [id, answer] of Object.entries(context.checks ?? {})) add('check', id, answer as Json);
  return new Map(all.map((fact) => [factKey(fact.kind, fact.id), fact]));
}

/** What has to be written so that the facts wanted are held; nothing of what is so already. */
export function factsToWrite(held: Facts, wanted: Facts): StepFacts | null {
  const groups: { [kind in FactKind]: { [id: string]: Json } } = {
    field: {},
    action: {},
    process: {},
    question: {},
    check: {},
    stageVisited: {},
  };
  for (const [key, { kind, id, value }] of wanted) {
    const now = held.get(key)?.value ?? ABSENT[kind];
    if (!sameJson(now, value)) groups[kind][id] = value;
  }
  const { field: fields, action: actions, process: processes, question: answers, check: checks } = groups;
  const named = Object.entries({ fields, actions, processes, answers, checks });
  const written = named.filter(([, values]) => Object.keys(values).length > 0);
  return written.length === 0 ? null : (Object.fromEntries(written) as StepFacts);
}

const ABSENT: { readonly [kind in FactKind]: Json } = {
  field: null,
  action: 0,
  process: 'none',
  question: 'unknown',
  check: null,
  stageVisited: false,
};
