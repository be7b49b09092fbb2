import type { Json } from '../../issues/index.js';
import { nearestName } from '../../plan/index.js';
import type { JourneyEvent } from './Journey.js';
import type { JourneyFaults, Path } from './JourneyFaults.js';

/** What the one word behind an event's name in its short form stands for. */
const MAIN_PROPERTY = {
  open: 'series',
  create: 'object',
  advance: null,
  skip: 'to',
  rollBack: 'to',
  repeat: null,
  close: 'outcome',
  changeOutcome: 'to',
  reopen: 'to',
  suspend: 'reason',
  resume: null,
  recycle: null,
  assign: 'owner',
  transfer: 'series',
  void: 'reason',
  setFields: 'values',
  completeAction: 'action',
  retractAction: 'action',
  answerQuestion: 'question',
  raiseProcess: 'process',
  withdrawProcess: 'process',
  approveProcess: 'process',
  rejectProcess: 'process',
  setProbability: 'value',
} as const satisfies { readonly [type: string]: string | null };

const TYPES: readonly string[] = Object.keys(MAIN_PROPERTY);

/** The events of a step: one or a list, each in its short form or whole. */
export function readEvents(faults: JourneyFaults, value: Json | undefined, path: Path): readonly JourneyEvent[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [value as Json];
  return list.flatMap((one, index) => readEvent(faults, one, Array.isArray(value) ? [...path, index] : path) ?? []);
}

function readEvent(faults: JourneyFaults, value: Json, path: Path): JourneyEvent | null {
  if (typeof value === 'string') return named(faults, value, {}, path);
  const event = faults.mapping(value, path);
  if (event === null) return null;
  if (typeof event.type === 'string') return named(faults, event.type, event, path);
  const [first] = Object.keys(event);
  const type = Object.keys(event).find((key) => TYPES.includes(key)) ?? first ?? '';
  const { [type]: main = null, ...rest } = event;
  const property = MAIN_PROPERTY[type as keyof typeof MAIN_PROPERTY];
  if (property === null && main !== null) {
    faults.wrongType([...path, type], 'nothing', main);
    return null;
  }
  return named(faults, type, property ? { [property]: main, ...rest } : rest, path);
}

function named(
  faults: JourneyFaults,
  type: string,
  properties: { readonly [property: string]: Json },
  path: Path,
): JourneyEvent | null {
  if (TYPES.includes(type)) return { ...properties, type };
  faults.add('unknown_choice', path, { found: type, choices: TYPES, nearest: nearestName(type, TYPES) });
  return null;
}
