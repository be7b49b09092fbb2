import type { Condition } from '../definition/index.js';
import type { IssueParams } from '../issues/index.js';
import type { ProcessPlan, Requirement } from '../plan/index.js';
import { isLifted } from './applyWaivers.js';
import type { BlockerCode } from './BlockerCode.js';
import { type Case, createBlocker, type PlainDraft } from './Case.js';
import { evaluateCondition, isPassed, type ProcessState, processEntry, processState } from './evaluateCondition.js';
import { type Facts, readField } from './Facts.js';
import { own } from './own.js';
import { conditionRemedy, gateRemedy } from './remedies.js';
import { unknownsOf } from './unknownsOf.js';
import type { Blocker, ChecklistItem } from './Verdict.js';

type Gathering = Facts & Pick<Case, 'checklist' | 'blockers'>;

/** Looks at every requirement, met or not: the passed items stand beside the blockers. */
export function checkRequirements(found: Gathering, requirements: readonly Requirement[]): void {
  for (const requirement of requirements) {
    const item = checkRequirement(found, requirement);
    found.checklist.push(item);
    if (item.required && item.blocker !== null && !found.blockers.includes(item.blocker))
      found.blockers.push(item.blocker);
  }
}

/** Whether every requirement is met, without telling why not. */
export function meetsAll(facts: Facts, requirements: readonly Requirement[]): boolean {
  const { plan, opportunity, context, reads } = facts;
  const found: Gathering = { plan, opportunity, context, reads, checklist: [], blockers: [] };
  checkRequirements(found, requirements);
  return found.blockers.length === 0;
}

function checkRequirement(found: Gathering, requirement: Requirement): ChecklistItem {
  const { kind, path } = requirement;
  switch (kind) {
    case 'field': {
      const { field } = requirement;
      const { value, valid, fault } = readField(found, field);
      const params = { field };
      const fill: PlainDraft = { type: 'setFields', fields: [field] };
      if (value === null) return item(kind, path, params, createBlocker(found, 'missing_field', path, params, fill));
      return item(
        kind,
        path,
        params,
        valid ? null : createBlocker(found, 'invalid_field', path, { field, value, ...fault }, fill),
      );
    }
    case 'action': {
      const { action, times, required } = requirement;
      const done = own(found.opportunity.visit.actions, action)?.times ?? 0;
      const params = { action, times, done };
      const met = done >= times;
      const blocker =
        met || !required
          ? null
          : createBlocker(found, 'missing_action', path, params, conditionRemedy(found, { action, times }));
      return { kind, path, met, required, applicable: true, params, blocker };
    }
    case 'process': {
      const state = processState(found, requirement.process);
      const blocker = gateBlocker(found, requirement.process, path, state);
      const params = { process: requirement.process.id, state };
      const applicable = state !== 'not_applicable';
      return { kind, path, met: blocker === null, required: true, applicable, params, blocker };
    }
    case 'question': {
      const { question } = requirement;
      const answer = own(found.opportunity.answers, question) ?? 'unknown';
      const params = { question, answer };
      if (answer !== 'unknown') return item(kind, path, params, null);
      const remedy = conditionRemedy(found, { question, is: 'yes' });
      return item(kind, path, params, createBlocker(found, 'question_open', path, { question }, remedy));
    }
    case 'condition':
      return item(kind, path, {}, conditionBlocker(found, requirement.condition, path));
  }
}

function item(kind: ChecklistItem['kind'], path: string, params: IssueParams, blocker: Blocker | null): ChecklistItem {
  return { kind, path, met: blocker === null, required: true, applicable: true, params, blocker };
}

const GATE_CODES: { readonly [state in ProcessState]?: BlockerCode } = {
  not_raised: 'process_not_raised',
  pending: 'process_pending',
  rejected: 'process_rejected',
  withdrawn: 'process_withdrawn',
};

/** What stands between here and a satisfied process; `null` where it is satisfied or does not apply. */
export function gateBlocker(
  facts: Facts,
  plan: ProcessPlan,
  path: string,
  state: ProcessState = processState(facts, plan),
): Blocker | null {
  const { id, process } = plan;
  if (isPassed(plan, state)) return null;
  const remedy = gateRemedy(facts, plan);
  if (state === 'unknown') {
    const { params } = unknownsOf(facts, process.when);
    return createBlocker(facts, 'condition_unknown', path, { process: id, ...params }, remedy);
  }
  const entry = processEntry(facts, id);
  const params = entry ? { process: id, request: entry.request } : { process: id };
  return createBlocker(facts, GATE_CODES[state] ?? 'process_not_raised', path, params, remedy);
}

/**
 * What a condition blocks with: its own code where one check of the host decides, otherwise unmet or unknown with all
 * that would have to be filled in. Where only missing required fields make it unknown, theirs is the blocker, unless a
 * waiver lifts it: unknown still waives no gate.
 */
export function conditionBlocker(
  facts: Facts & { readonly blockers?: readonly Blocker[] },
  condition: Condition,
  path: string,
): Blocker | null {
  const answer = evaluateCondition(facts, condition);
  if (answer === 'yes') return null;
  if ('check' in condition) {
    const { check } = condition;
    return createBlocker(facts, answer === 'no' ? 'check_failed' : 'check_unanswered', path, { check });
  }
  if (answer === 'no')
    return createBlocker(
      facts,
      'condition_unmet',
      path,
      subjectOf(facts, condition),
      conditionRemedy(facts, condition),
    );
  const { params, onlyFields } = unknownsOf(facts, condition);
  const missing = onlyFields.map((field) =>
    facts.blockers?.find((blocker) => blocker.code === 'missing_field' && blocker.params.field === field),
  );
  if (missing.length > 0 && missing.every((blocker) => blocker !== undefined && !isLifted(facts, blocker)))
    return missing[0] ?? null;
  const checks = params.checks as readonly string[];
  if (checks.length > 0 && Object.values(params).flat().length === checks.length) {
    return createBlocker(facts, 'check_unanswered', path, { check: checks[0] ?? '', checks });
  }
  const told = { ...subjectOf(facts, condition), ...params };
  return createBlocker(facts, 'condition_unknown', path, told, conditionRemedy(facts, condition));
}

/** The one thing that a simple condition speaks of, so that a message can name it. */
function subjectOf({ opportunity }: Facts, condition: Condition): IssueParams {
  if ('field' in condition) return { ...condition, field: condition.field };
  if ('action' in condition) {
    const { action, times = 1 } = condition;
    return times > 1 ? { action, times, done: own(opportunity.visit.actions, action)?.times ?? 0 } : { action };
  }
  if ('process' in condition) return { process: condition.process, is: condition.is };
  if ('question' in condition) return { question: condition.question, is: condition.is };
  if ('stageVisited' in condition) return { stage: condition.stageVisited };
  return {};
}
