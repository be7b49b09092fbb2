import type { AnyHistory } from '../history/index.js';
import { isRecord, shown } from '../issues/index.js';
import { type CalendarInput, type InstantInput, instantText, readDate, readInstant } from '../values/index.js';
import type { Measured } from './Measured.js';

type Bounds = Measured<unknown>['bounds'];

/**
 * What of the options of a measure its report says again, so that its numbers can be told from others; with it when
 * attributes are read, where it is split by one that changes.
 */
export function framed(
  options: {
    readonly asOf?: InstantInput;
    readonly calendar?: CalendarInput;
    readonly groupBy?: readonly string[];
    readonly attributeAt?: unknown;
  },
  { changes }: Pick<AnyHistory, 'changes'>,
): Pick<Measured<unknown>, 'zone' | 'bounds'> {
  const { asOf: _, calendar = 'UTC', attributeAt, ...others } = options;
  const isChanging = options.groupBy?.some((name) => Object.hasOwn(changes, name));
  const bounds = boundsIn({ ...others, attributeAt: attributeAt ?? (isChanging ? 'counted' : undefined) }, true);
  return { zone: typeof calendar === 'string' ? calendar : calendar.zone, bounds };
}

/** Options that hold others, as `basis` does, are told by those. Lists are none, but the two instants of a ratio. */
function boundsIn(options: object, isWhole: boolean): Bounds {
  const bounds: { [option: string]: Bounds[string] } = {};
  for (const [name, value] of Object.entries(options)) {
    const ends = isRecord(value) && 'from' in value ? [value.from, value.to] : name === 'at' && value;
    const bound = Array.isArray(ends) ? ends.map(boundText) : boundOf(name, value);
    if (bound !== null) bounds[name] = bound;
    else if (isWhole && isRecord(value)) Object.assign(bounds, boundsIn(value, false));
  }
  return bounds;
}

const boundOf = (name: string, value: unknown): string | number | null =>
  typeof value === 'number' && !/(?:at|From)$/i.test(name) ? value : textOf(value);

/** Text as it was given, dates and instants in other forms as text; `null` for anything else. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  // A period since ever begins with 0.
  const ms = value === 0 ? 0 : readInstant(value);
  return readDate(value) ?? (ms === null ? null : instantText(ms));
}

/** A bound as text for people, whatever it is. */
export const boundText = (value: unknown): string => textOf(value) ?? shown(value);
