import type { FieldCondition } from '../../definition/index.js';
import {
  type AnyOpportunity,
  type Blocker,
  type DecisionContext,
  explain,
  type MissingInput,
  type Verdict,
} from '../../opportunity/index.js';
import { type AnyPlan, conditionAt } from '../../plan/index.js';
import { candidateValues } from '../../satisfiability/index.js';
import { readInstant } from '../../values/index.js';
import type { PlayedStep } from './PlayedJourney.js';

type Sent = PlayedStep['event'];
type Send = (event: Sent, context: DecisionContext) => boolean;

/** More things than these are not done for one move. */
const MAX_REMEDIES = 60;

/**
 * Does what stands in the way of an event, as far as the kernel knows a remedy, and then sends the event. Approvals come
 * from somebody else than who raised.
 */
export function clearWay(
  plan: AnyPlan,
  current: () => AnyOpportunity,
  event: Sent,
  context: DecisionContext,
  send: Send,
): void {
  const other = { ...context, by: { ...context.by, id: 'bob' } };
  const verdictOf = (sent: Sent): Verdict => explain(plan, current() as never, sent as never, context as never);
  for (let count = 0; count < MAX_REMEDIES; count++) {
    const { allowed, blockers, inputs } = verdictOf(event);
    if (allowed) break;
    const isRemedied = blockers.some((blocker) => {
      if (blocker.remedy === null || blocker.remedy.type === 'setFields') return fillField(blocker);
      const remedy = blocker.remedy as Sent;
      // What the remedy needs itself is done in a later round.
      const needed = verdictOf(remedy).blockers.find((one) => one.remedy?.type === 'setFields');
      if (needed !== undefined) return fillField(needed);
      return send(completed(remedy, verdictOf(remedy).inputs), context) || send(remedy, other);
    });
    if (!isRemedied && inputs.length === 0) break;
    if (!isRemedied) {
      send(completed(event, inputs), context);
      return;
    }
  }
  send(completed(event, verdictOf(event).inputs), context);

  /** Gives a field of a blocker, or of its condition, the first value that lifts it. */
  function fillField({ code, path, params }: Blocker): boolean {
    const asked = [params, ...fieldsIn(conditionAt(plan.definition, path))] as readonly FieldCondition[];
    return asked.some(({ field }) => {
      if (typeof field !== 'string') return false;
      const conditions = asked.filter((one) => one.field === field);
      const { values } = candidateValues(plan.fields.get(field), conditions, readInstant(context.at) ?? 0);
      return values.some((value) => {
        const isSet = send({ type: 'setFields', values: { [field]: value } }, context);
        return isSet && !verdictOf(event).blockers.some((one) => one.code === code && one.path === path);
      });
    });
  }
}

/** Every comparison of a field in a condition. */
function fieldsIn(condition: unknown): readonly object[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return [...('field' in condition ? [condition] : []), ...Object.values(condition).flatMap(fieldsIn)];
}

/** An event with the first choice of everything that it lacks. */
function completed(event: Sent, inputs: readonly MissingInput[]): Sent {
  const values = inputs.map(({ name, choices }) => [
    name,
    choices?.[0] ?? (name === 'followUpOn' ? '2027-12-31' : 'x'),
  ]);
  return { ...event, ...Object.fromEntries(values) };
}
