import type { Field } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { type AnyPlan, nearestName } from '../plan/index.js';
import { blankOpportunity } from './blankOpportunity.js';
import { createBlocker } from './Case.js';
import { jsonType } from './jsonType.js';
import type { AnyOpportunity, FieldEntry, ProcessEntry } from './Opportunity.js';
import { parseFieldValue } from './parseFieldValue.js';
import type { ReadContext } from './ReadContext.js';
import { toJson } from './toJson.js';
import type { Blocker } from './Verdict.js';

type Given = {
  readonly id: string;
  readonly fields?: { readonly [field: string]: unknown } | undefined;
  readonly source?: string | undefined;
  readonly processes?: { readonly [process: string]: unknown } | undefined;
};

/**
 * An opportunity that stands nowhere yet, with the values and answers it would start with, so that conditions can be
 * put to it. Values that do not parse are blockers and stay visible as invalid.
 */
export function draftOpportunity(
  plan: AnyPlan,
  { id, fields, source = 'rep', processes }: Given,
  context: ReadContext,
): { readonly opportunity: AnyOpportunity; readonly blockers: readonly Blocker[] } {
  const blockers: Blocker[] = [];
  const entries: { [field: string]: FieldEntry } = {};
  const wrong = (path: string, expected: string, value: unknown, names: Iterable<string> = []) =>
    blockers.push(
      createBlocker({ plan }, 'invalid_event', path, {
        expected,
        value: toJson(value),
        nearest: typeof value === 'string' ? nearestName(value, names) : null,
      }),
    );

  const entriesOf = (name: string, given: object | null | undefined) => {
    if (given === undefined || given === null) return [];
    if (jsonType(given) === 'object') return Object.entries(given);
    wrong(name, 'object', given);
    return [];
  };

  for (const [field, raw] of entriesOf('fields', fields)) {
    const declared: Field | undefined = plan.fields.get(field);
    if (declared === undefined) {
      wrong(`fields.${field}`, 'field', field, plan.fields.keys());
      continue;
    }
    const parsed = parseFieldValue(declared, raw);
    const value: Json = parsed.ok ? parsed.value : toJson(raw);
    if (!parsed.ok) {
      blockers.push(createBlocker({ plan }, 'invalid_field', `fields.${field}`, { field, value, ...parsed.fault }));
    }
    if (value !== null) entries[field] = { value, source, at: context.atText, by: context.by.id };
  }
  const answers: { [process: string]: ProcessEntry } = {};
  for (const [process, status] of entriesOf('processes', processes)) {
    if (status === undefined || status === null) continue;
    if (!plan.processes.has(process)) wrong(`processes.${process}`, 'process', process, plan.processes.keys());
    else if (status !== 'approved' && status !== 'rejected') wrong(`processes.${process}`, 'answer', status);
    else {
      answers[process] = {
        round: 1,
        request: `${id}:${process}:1`,
        status,
        raisedBy: context.by.id,
        raisedAt: context.atText,
        proposed: {},
        votes: [],
      };
    }
  }
  return {
    opportunity: { ...blankOpportunity(plan, id, context.atText), fields: entries, processes: answers },
    blockers,
  };
}
