import type { Json } from '../issues/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';
import { own } from './own.js';
import { type FieldFault, type ParsedField, parseFieldValue } from './parseFieldValue.js';
import type { GatheredReads, ReadContext } from './ReadContext.js';
import { toJson } from './toJson.js';

/** All that a condition may look at. `reads` gathers what came from the host. */
export type Facts = {
  readonly plan: AnyPlan;
  readonly opportunity: AnyOpportunity;
  readonly context: Pick<ReadContext, 'at' | 'facts' | 'checks'> & Partial<Pick<ReadContext, 'by' | 'waive'>>;
  readonly reads: GatheredReads;
};

/** A field as conditions see it; `value` is `null` where there is none, `fault` says why one is not valid. */
export type FieldReading = { readonly value: Json; readonly valid: boolean; readonly fault?: FieldFault };

const ABSENT: FieldReading = { value: null, valid: false };

/** The host's fact where it gave one, else what the opportunity holds. */
export function readField(facts: Facts, id: string): FieldReading {
  const { context, opportunity, plan, reads } = facts;
  const field = plan.fields.get(id);
  if (Object.hasOwn(context.facts, id)) {
    const raw = context.facts[id];
    if (raw === null || raw === undefined) {
      reads.facts[id] = null;
      return ABSENT;
    }
    const parsed = field ? parseFieldValue(field, raw) : ({ ok: true, value: toJson(raw) } as const);
    const value = parsed.ok ? parsed.value : toJson(raw);
    reads.facts[id] = value;
    return value === null ? ABSENT : readingOf(value, parsed);
  }
  if (id === 'type' && field === undefined) {
    return opportunity.type === null ? ABSENT : { value: opportunity.type, valid: true };
  }
  const entry = own(opportunity.fields, id);
  if (entry === undefined) return ABSENT;
  return field === undefined
    ? { value: entry.value, valid: false }
    : readingOf(entry.value, parseFieldValue(field, entry.value));
}

const readingOf = (value: Json, parsed: ParsedField): FieldReading =>
  parsed.ok ? { value, valid: true } : { value, valid: false, fault: parsed.fault };

/** The host's answer to a check; `undefined` without one. */
export function readCheck({ context, reads }: Facts, id: string): boolean | undefined {
  const answer = own(context.checks, id);
  if (typeof answer !== 'boolean') return undefined;
  reads.checks[id] = answer;
  return answer;
}
