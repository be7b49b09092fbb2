import type { IssueParams, Json } from '../issues/index.js';
import { type AnyPlan, nearestName } from '../plan/index.js';
import { jsonType } from './jsonType.js';
import { readPlainJson } from './readPlainJson.js';
import type { Start } from './Start.js';
import { textProblem } from './textProblem.js';
import { toJson } from './toJson.js';

type Kind = 'text' | 'source' | 'series' | 'type' | 'stage' | 'customerState' | 'object' | 'json';

/** What each property of a start may hold; ids are checked against the plan. */
const KINDS: { readonly [property in keyof Start]-?: Kind } = {
  id: 'text',
  series: 'series',
  type: 'type',
  owner: 'text',
  fields: 'object',
  source: 'source',
  processes: 'object',
  stage: 'stage',
  customerState: 'customerState',
  origin: 'json',
  eventId: 'text',
};

/**
 * Reads what an opportunity is to be opened with, by hand as events are: known properties, ids that the model declares.
 * `null` is left out. What is wrong is told, and what can be used is given; `id` is empty where there is none.
 */
export function readStart(plan: AnyPlan, input: unknown, wrong: (path: string, params: IssueParams) => void): Start {
  if (jsonType(input) !== 'object') {
    wrong('', { expected: 'object', value: toJson(input) });
    return { id: '' };
  }
  const { id } = input as { readonly id?: unknown };
  if (id === undefined || id === null) wrong('id', { expected: 'text', value: null });
  const start: { [property: string]: unknown } = { id: '' };
  for (const [property, value] of Object.entries(input as object)) {
    const kind = Object.hasOwn(KINDS, property) ? KINDS[property as keyof Start] : undefined;
    if (kind === undefined) {
      const names = Object.keys(KINDS);
      wrong(property, { unknown: property, choices: names, nearest: nearestName(property, names) });
      continue;
    }
    if (value === undefined || value === null) continue;
    const choices = choicesOf(plan, kind);
    const problem = typeof value === 'string' && (kind === 'text' || kind === 'source') ? textProblem(value) : null;
    if (problem !== null) {
      wrong(property, { problem, expected: kind, value: toJson(value.slice(0, 200)) });
      continue;
    }
    const fits =
      (kind === 'json' && readPlainJson(value) !== undefined) ||
      (kind === 'object' && jsonType(value) === 'object') ||
      (typeof value === 'string' && (choices === null ? isText(kind, value) : choices.includes(value)));
    if (fits) start[property] = value;
    else
      wrong(property, {
        expected: kind,
        value: toJson(value),
        ...(choices === null
          ? {}
          : {
              choices: choices.slice(0, 50),
              nearest: typeof value === 'string' ? nearestName(value, choices) : null,
            }),
      });
  }
  return start as unknown as Start;
}

function isText(kind: Kind, value: string): boolean {
  return kind === 'text' || (kind === 'source' && !value.startsWith('process:'));
}

/** The ids that a property may name; `null` where it names none. */
function choicesOf({ definition, series }: AnyPlan, kind: Kind): readonly string[] | null {
  const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id);
  switch (kind) {
    case 'series':
      return [...series.keys()];
    case 'type':
      return ids(definition.types);
    case 'customerState':
      return ids(definition.customerStates);
    case 'stage':
      return [...series.values()].flatMap((plan) => ids(plan.series.stages));
    default:
      return null;
  }
}

/**
 * What was asked, as the first record keeps it. A start's own `type` is that of the opportunity, an event's that of the
 * event, so the record has it as `opportunityType`.
 */
export function openingEvent(input: unknown): { readonly type: 'open' } & { readonly [key: string]: Json } {
  if (jsonType(input) !== 'object') return { type: 'open', value: toJson(input) };
  const { id: _id, eventId, type, ...rest } = input as { readonly [property: string]: unknown };
  return {
    ...(toJson(rest) as { readonly [key: string]: Json }),
    type: 'open',
    ...(type === undefined || type === null ? {} : { opportunityType: toJson(type) }),
    ...(typeof eventId === 'string' && eventId !== '' ? { id: eventId } : {}),
  };
}
