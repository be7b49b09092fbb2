import type { SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, type Result } from '../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../plan/index.js';
import type { EventOf } from './Event.js';
import { eventsOf } from './eventsOf.js';
import { type PlainEvent, readEvent } from './readEvent.js';
import { reasonsAskedOf } from './reasonsAskedOf.js';

/**
 * An event from the wire, checked by hand against the plan: a known type, known properties, ids that the model declares,
 * values of their fields, and the reason that events of its type always have. What has no opportunity yet is checked
 * against all series. So what it gives is a whole event; what the rules of a series ask for beyond that, `apply` tells.
 *
 * @returns the event in the form that is stored, or the issues `invalid_event`, `invalid_field`, `reason_required` and
 * `reason_unknown` (with the choices).
 *
 * @example
 * import { compileSalesModel, defineSalesModel, parseEvent } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * parseEvent(plan, { type: 'advance' }).ok // => true
 * parseEvent(plan, { type: 'advance', stage: 'b' }).issues[0].path // => 'stage'
 */
export function parseEvent<M extends SalesModelInput>(plan: SalesPlan<M>, value: unknown): Result<EventOf<M>> {
  demandPlan(plan);
  return parseAt(plan as AnyPlan, value, '') as Result<EventOf<M>>;
}

/**
 * One event or a list of them, each checked as by `parseEvent`. All issues of all events are told; the paths of a list
 * begin with the position.
 *
 * @returns a list in any case, empty for an empty one.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, parseEvents } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const parsed = parseEvents(plan, { type: 'advance' });
 * parsed.ok && parsed.value // => [{ type: 'advance' }]
 * parseEvents(plan, [{ type: 'advance' }, { type: 'leap' }]).issues[0].path // => '1.type'
 */
export function parseEvents<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  value: unknown,
): Result<readonly EventOf<M>[]> {
  demandPlan(plan);
  const given = eventsOf(value);
  const isList = given === value;
  const results = given.map((event, index) => parseAt(plan as AnyPlan, event, isList ? `${index}.` : ''));
  const issues = results.flatMap((result) => result.issues);
  const events = results.flatMap((result) => (result.ok ? [result.value] : []));
  return (issues.length > 0 ? { ok: false, issues } : { ok: true, value: events, issues }) as Result<
    readonly EventOf<M>[]
  >;
}

function parseAt(plan: AnyPlan, value: unknown, prefix: string): Result<unknown> {
  const shape = readEvent(plan, null, value);
  if (!shape.ok) {
    return {
      ok: false,
      issues: shape.faults.map(({ path, params }) =>
        createIssue('invalid_event', path === '' ? prefix.slice(0, -1) : `${prefix}${path}`, params),
      ),
    };
  }
  const { event, missing, invalidValues } = shape.read;
  const issues: Issue[] = [
    ...missing.map((property) => createIssue('invalid_event', `${prefix}${property}`, { missing: property })),
    ...invalidValues.map((invalid) => createIssue('invalid_field', `${prefix}values.${invalid.field}`, invalid)),
    ...reasonIssues(plan, event, `${prefix}reason`),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: event, issues };
}

function reasonIssues(plan: AnyPlan, event: PlainEvent, path: string): readonly Issue[] {
  const asked = reasonsAskedOf(plan, event);
  if (asked === null) return [];
  const { reason } = event;
  const choices = asked.choices === null ? {} : { choices: [...asked.choices] };
  if (typeof reason !== 'string' || reason.trim() === '') return [createIssue('reason_required', path, choices)];
  return asked.choices === null || asked.choices.has(reason)
    ? []
    : [createIssue('reason_unknown', path, { reason, ...choices })];
}
