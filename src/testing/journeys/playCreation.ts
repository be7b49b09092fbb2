import type { ObjectKind } from '../../definition/index.js';
import type { Issue, Json } from '../../issues/index.js';
import {
  type AnyOpportunity,
  type Applied,
  apply,
  type DecisionContext,
  explainCreation,
  openOpportunity,
  type TransitionRecord,
  type Verdict,
} from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import { instantText, readInstant } from '../../values/index.js';
import type { JourneyEvent, JourneyStep, StepFacts } from './Journey.js';

/** What comes of events that are put to nothing; `created` is the last record that was asked for, beside an opportunity. */
export type PlayedCreation = { readonly applied: Applied; readonly created: string | null };

/** Whether an event stands at the beginning of everything: `create` asks for a record, `open` opens the opportunity. */
export const isCreation = (event: JourneyEvent | undefined): boolean =>
  event?.type === 'open' || event?.type === 'create';

/** Whether a journey begins with nothing. */
export const beginsWithNothing = ([first]: readonly Pick<JourneyStep, 'when'>[]): boolean => isCreation(first?.when[0]);

/**
 * Puts events to an opportunity that is not there yet: records are asked for and the opportunity is opened, one after the
 * other, then the rest is put to it. All of it happens, or nothing does.
 *
 * @param written facts that cannot be: with what an opportunity is opened stands in the event.
 */
export function playCreation(
  plan: AnyPlan,
  nothing: AnyOpportunity,
  written: StepFacts,
  when: readonly JourneyEvent[],
  context: DecisionContext,
): PlayedCreation {
  const [first] = when;
  const [surplus] = Object.keys(written);
  if (first !== undefined && surplus !== undefined)
    return {
      applied: invalidAt(nothing, first, context, { path: `facts.${surplus}`, params: { unknown: surplus } }),
      created: null,
    };
  let created: string | null = null;
  for (const [index, event] of when.entries()) {
    if (event.type !== 'create') {
      const opened =
        event.type === 'open'
          ? open(plan, nothing.id, event, context)
          : invalidAt(nothing, event, context, { path: 'type', params: { expected: 'open', value: event.type } });
      return { applied: opened.ok ? goOn(plan, opened, when, index + 1, context) : { ...opened, index }, created };
    }
    const verdict = explainCreation(plan, event.object as ObjectKind, factsOf(event) as never, context as never);
    if (!verdict.allowed) return { applied: { ...refused(nothing, event, verdict, context), index }, created };
    created = String(event.object);
  }
  return { applied: { ok: true, opportunity: nothing, records: [], effects: [] }, created };
}

/** The event is what the first record keeps of an opening, so that one can be taken for the other. */
function open(plan: AnyPlan, id: string, event: JourneyEvent, context: DecisionContext): Applied {
  const { type: _, opportunityType, id: eventId, ...rest } = event;
  const start = {
    ...rest,
    id,
    ...(opportunityType === undefined ? {} : { type: opportunityType }),
    ...(eventId === undefined ? {} : { eventId }),
  };
  return openOpportunity(plan, start as never, context as never);
}

function goOn(
  plan: AnyPlan,
  opened: Applied & { readonly ok: true },
  when: readonly JourneyEvent[],
  from: number,
  context: DecisionContext,
): Applied {
  if (from === when.length) return opened;
  const applied: Applied = apply(plan, opened.opportunity, when.slice(from) as never, context as never);
  return applied.ok
    ? {
        ...applied,
        records: [...opened.records, ...applied.records] as readonly TransitionRecord[],
        effects: [...opened.effects, ...applied.effects],
      }
    : { ...applied, index: applied.index + from };
}

const factsOf = ({ fields = {}, processes = {} }: JourneyEvent): { readonly [property: string]: Json } => ({
  fields,
  processes,
});

/** What cannot be put to nothing. */
function invalidAt(
  nothing: AnyOpportunity,
  event: JourneyEvent,
  context: DecisionContext,
  { path, params }: Pick<Issue, 'path' | 'params'>,
): Applied & { readonly ok: false } {
  const blocker = { code: 'invalid_event', severity: 'error', path, params, element: null, remedy: null } as const;
  const verdict = { allowed: false, standing: 'invalid', checklist: [], blockers: [blocker], inputs: [] } as const;
  return refused(nothing, event, verdict, context);
}

/** A verdict as the answer of `apply` says it, with what a host may keep of it. */
function refused(
  { id: opportunityId, seq: afterSeq }: AnyOpportunity,
  event: JourneyEvent,
  verdict: Verdict,
  context: DecisionContext,
): Applied & { readonly ok: false } {
  const { id, roles } = context.by;
  const at = instantText(readInstant(context.at) ?? 0);
  const { blockers } = verdict;
  return {
    ...verdict,
    ok: false,
    index: 0,
    refusal: { kind: 'refusal', opportunityId, afterSeq, at, by: { id, roles }, event, blockers },
  };
}
