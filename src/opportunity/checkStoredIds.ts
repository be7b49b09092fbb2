import { createIssue, type Issue } from '../issues/index.js';
import { type AnyPlan, nearestName } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';

type Named = { readonly id: string };
const idsOf = (entries: readonly Named[]) => new Set(entries.map(({ id }) => id));

/**
 * That fields, questions, processes, actions, stages, the type and the reason of a parking are such as the model declares.
 * Stages of any series count: a transfer keeps what was visited before it.
 */
export function checkStoredIds(plan: AnyPlan, opportunity: AnyOpportunity, issues: Issue[]): void {
  const { definition } = plan;
  const known = {
    field: new Set(plan.fields.keys()),
    question: idsOf(definition.questions),
    process: new Set(plan.processes.keys()),
    action: new Set(Object.keys(definition.actions)),
    stage: new Set([...plan.series.values()].flatMap(({ stageIds }) => [...stageIds.keys()])),
    type: idsOf(definition.types),
    reason: idsOf(definition.lifecycle.suspend.reasons),
  };
  const check = (kind: keyof typeof known, id: string, path: string) => {
    if (!known[kind].has(id))
      issues.push(createIssue('unknown_reference', path, { kind, id, nearest: nearestName(id, known[kind]) }));
  };
  const checkKeys = (kind: keyof typeof known, record: object, path: string) => {
    for (const id of Object.keys(record)) check(kind, id, `${path}.${id}`);
  };
  const { type, fields, answers, processes, requested, visit, visited, kept, parked } = opportunity;
  if (type !== null) check('type', type, 'type');
  checkKeys('field', fields, 'fields');
  checkKeys('question', answers, 'answers');
  checkKeys('process', processes, 'processes');
  checkKeys('process', requested, 'requested');
  checkKeys('action', visit.actions, 'visit.actions');
  checkKeys('stage', visited, 'visited');
  checkKeys('stage', kept, 'kept');
  for (const [process, { proposed }] of Object.entries(processes))
    checkKeys('field', proposed, `processes.${process}.proposed`);
  for (const [stage, actions] of Object.entries(kept)) checkKeys('action', actions, `kept.${stage}`);
  if (parked !== null && parked.reason !== null) check('reason', parked.reason, 'parked.reason');
}
