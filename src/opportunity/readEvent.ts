import { type IssueParams, isRecord, type Json } from '../issues/index.js';
import { type AnyPlan, nearestName, type SeriesPlan } from '../plan/index.js';
import { readDate } from '../values/index.js';
import type { EventType } from './Event.js';
import { EVENT_SHAPES, type PropertyKind } from './eventShapes.js';
import { own } from './own.js';
import { type FieldFault, parseFieldValue } from './parseFieldValue.js';
import { readPlainJson } from './readPlainJson.js';
import { textProblem } from './textProblem.js';
import { toJson } from './toJson.js';

/** An event once read: plain JSON, its values in the form that is stored. */
export type PlainEvent = { readonly type: EventType; readonly id?: string } & { readonly [property: string]: Json };

export type ReadEvent = {
  readonly event: PlainEvent;
  /** Values that are none of their field; told with the other blockers, not as a fault of the event's shape. */
  readonly invalidValues: readonly ({ readonly field: string; readonly value: Json } & FieldFault)[];
  /** Properties that a complete event must have. */
  readonly missing: readonly string[];
};

/** A fault of an event's shape: the property, and what is wrong with it. */
export type ShapeFault = { readonly path: string; readonly params: IssueParams };

const NO_INVALID: ReadEvent['invalidValues'] = [];
const NONE_MISSING: readonly string[] = [];

/**
 * Reads an event by hand against the plan: known type, known properties, ids that the model declares. The stages and
 * outcomes are those of `series` in any variant; without a series (the event of a request not yet bound to an
 * opportunity) those of all.
 */
export function readEvent(
  plan: AnyPlan,
  series: SeriesPlan | null,
  input: unknown,
): { readonly ok: true; readonly read: ReadEvent } | { readonly ok: false; readonly faults: readonly ShapeFault[] } {
  if (!isRecord(input))
    return { ok: false, faults: [{ path: '', params: { expected: 'object', value: shown(input) } }] };
  const source = input;
  const shape = typeof source.type === 'string' ? own(EVENT_SHAPES, source.type) : undefined;
  if (shape === undefined) {
    const nearest = nearestTo(source.type, Object.keys(EVENT_SHAPES));
    return { ok: false, faults: [{ path: 'type', params: { expected: 'event', value: shown(source.type), nearest } }] };
  }

  const { kinds, required, input: inputs } = shape;
  const faults: ShapeFault[] = [];
  const event: { [property: string]: Json } = { type: source.type as string };
  let invalidValues = NO_INVALID;
  let missing = NONE_MISSING;
  for (const property of Object.keys(source)) {
    if (property === 'type') continue;
    const value = source[property];
    const kind = property === 'id' ? 'text' : own(kinds, property);
    if (value === undefined || (value === null && kind !== undefined && kind !== 'values' && kind !== 'probability'))
      continue;
    if (kind === undefined) {
      const choices = ['id', ...Object.keys(kinds)];
      faults.push({ path: property, params: { unknown: property, choices, nearest: nearestName(property, choices) } });
    } else if (kind === 'values') {
      const read = readValues(plan, value, faults);
      event[property] = read.values;
      invalidValues = read.invalid;
    } else {
      const fault = readProperty(plan, series, property, kind, value, event);
      if (fault !== null) faults.push({ path: property, params: fault });
    }
  }
  if (required !== undefined) {
    for (const property of required) {
      if (event[property] === undefined && !faults.some(({ path }) => path === property))
        faults.push({ path: property, params: { expected: kinds[property] ?? '' } });
    }
  }
  if (event.fields !== undefined && event.values !== undefined) delete event.fields;
  if (event.process !== undefined && event.values !== undefined) checkCorrections(plan, event, faults);
  if (inputs !== undefined) missing = inputs.filter((property) => event[property] === undefined);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, read: { event: event as PlainEvent, invalidValues, missing } };
}

/** A process writes the fields that it corrects, and no others. */
function checkCorrections(
  plan: AnyPlan,
  { process, values }: { readonly [property: string]: Json },
  faults: ShapeFault[],
) {
  const corrects: readonly string[] = plan.processes.get(process as string)?.process.corrects ?? [];
  for (const field of Object.keys(values as object)) {
    if (!corrects.includes(field))
      faults.push({ path: `values.${field}`, params: { expected: 'correction', field, choices: [...corrects] } });
  }
}

/** Puts a property into the event, or says what it should have been. */
function readProperty(
  plan: AnyPlan,
  series: SeriesPlan | null,
  property: string,
  kind: Exclude<PropertyKind, 'values'>,
  value: unknown,
  event: { [property: string]: Json },
): IssueParams | null {
  if (kind === 'json') {
    const json = readPlainJson(value);
    if (json === undefined) return { expected: kind, value: shown(value) };
    event[property] = json;
    return null;
  }
  if (kind === 'fields') {
    const names = [...plan.fields.keys(), ...(plan.definition.types.length > 0 ? ['type'] : [])];
    const odd: unknown = Array.isArray(value) ? value.find((id) => !names.includes(id)) : value;
    if (odd !== undefined) return { expected: 'field', value: shown(odd), nearest: nearestTo(odd, names) };
    event[property] = value as readonly string[];
    return null;
  }
  if (kind === 'date') {
    const date = readDate(value);
    if (date === null) return { expected: 'calendarDate', value: shown(value) };
    event[property] = date;
    return null;
  }
  if (kind === 'probability') {
    const isProbability = value === null || (typeof value === 'number' && value >= 0 && value <= 1);
    if (!isProbability) return { expected: kind, value: toJson(value) };
    event[property] = value;
    return null;
  }
  const problem = typeof value === 'string' ? textProblem(value) : null;
  if (problem !== null) return { problem, expected: kind, value: shown(value) };
  if (typeof value !== 'string' || !isKnown(plan, series, kind, value)) {
    const nearest = nearestTo(value, idsOf(plan, series, kind)?.flatMap((ids) => [...ids.keys()]) ?? []);
    return { expected: kind, value: shown(value), nearest };
  }
  event[property] = value;
  return null;
}

/** What was sent in place of something else, as far as a message can show it. */
const shown = (value: unknown): Json => (typeof value === 'string' ? value.slice(0, 200) : toJson(value));

const nearestTo = (value: unknown, names: readonly string[]) =>
  typeof value === 'string' ? nearestName(value, names) : null;

type Ids = { has(id: string): boolean; keys(): Iterable<string> };

const ANSWERS: Ids = new Set(['yes', 'no', 'unknown']);

function isKnown(plan: AnyPlan, series: SeriesPlan | null, kind: PropertyKind, value: string): boolean {
  if (kind === 'source') return !value.startsWith('process:');
  return idsOf(plan, series, kind)?.some((ids) => ids.has(value)) ?? true;
}

/** The ids that a property of this kind may name; `null` where it names none. */
function idsOf(plan: AnyPlan, series: SeriesPlan | null, kind: PropertyKind): readonly Ids[] | null {
  const { definition } = plan;
  switch (kind) {
    case 'stage':
      return (series === null ? [...plan.series.values()] : [series]).map(({ stageIds }) => stageIds);
    case 'outcome':
      return (series === null ? [...plan.series.values()] : [series]).map(({ outcomeIds }) => outcomeIds);
    case 'series':
      return [plan.series];
    case 'action':
      return [{ has: (id) => Object.hasOwn(definition.actions, id), keys: () => Object.keys(definition.actions) }];
    case 'process':
      return [plan.processes];
    case 'question':
      return [new Set(definition.questions.map(({ id }: { readonly id: string }) => id))];
    case 'answer':
      return [ANSWERS];
    default:
      return null;
  }
}

/** Field values: unknown fields are a fault of shape, values that do not parse are kept for the blockers. */
function readValues(
  plan: AnyPlan,
  input: unknown,
  faults: ShapeFault[],
): { readonly values: { readonly [field: string]: Json }; readonly invalid: ReadEvent['invalidValues'] } {
  const values: { [field: string]: Json } = {};
  const invalid: ({ field: string; value: Json } & FieldFault)[] = [];
  if (!isRecord(input)) {
    faults.push({ path: 'values', params: { expected: 'object', value: shown(input) } });
    return { values, invalid };
  }
  for (const id of Object.keys(input)) {
    const raw = input[id];
    const field = plan.fields.get(id);
    if (field === undefined) {
      const isType = id === 'type' && plan.definition.types.length > 0;
      const isKnownType =
        raw === null || plan.definition.types.some((type: { readonly id: string }) => type.id === raw);
      if (isType && isKnownType) values.type = raw as string | null;
      else
        faults.push({
          path: `values.${id}`,
          params: isType
            ? { expected: 'type', value: toJson(raw) }
            : { expected: 'field', value: id, nearest: nearestName(id, plan.fields.keys()) },
        });
      continue;
    }
    if (raw === undefined) continue;
    const parsed = parseFieldValue(field, raw);
    if (!parsed.ok) invalid.push({ field: id, value: toJson(raw), ...parsed.fault });
    values[id] = parsed.ok ? parsed.value : toJson(raw);
  }
  return { values, invalid };
}
