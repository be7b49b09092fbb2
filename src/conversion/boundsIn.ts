import type { AnyHistory } from '../history/index.js';
import { isIterable, isRecord, shown } from '../issues/index.js';
import { type CalendarInput, type InstantInput, instantText, readDate, readInstant } from '../values/index.js';
import type { Measured } from './Measured.js';

type Bounds = Measured<unknown>['bounds'];

/**
 * What of the options of a measure its report says again, so that its numbers can be told from others and asked for again;
 * with it when attributes are read, where it is split by one that changes. A number that holds where none is given is put
 * among the options by the measure.
 */
export function framed(
  options: {
    readonly asOf?: InstantInput;
    readonly calendar?: CalendarInput;
    readonly groupBy?: readonly string[] | undefined;
    readonly attributeAt?: unknown;
  },
  { changes }: Pick<AnyHistory, 'changes'>,
): Pick<Measured<unknown>, 'zone' | 'bounds'> {
  const { asOf: _, calendar = 'UTC', attributeAt, ...others } = options;
  const isChanging = options.groupBy?.some((name) => Object.hasOwn(changes, name));
  const bounds = boundsIn({ ...others, attributeAt: attributeAt ?? (isChanging ? 'counted' : undefined) });
  return { zone: typeof calendar === 'string' ? calendar : calendar.zone, bounds };
}

/**
 * Options that hold others, as `basis` does, are told by those, and what these hold in turn by the way to it:
 * `age.quantile`, `inStage.byStage.lead`. Lists are none, but the two instants of a ratio, and tables are data.
 */
function boundsIn(options: object, way: readonly string[] = []): Bounds {
  const bounds: { [option: string]: Bounds[string] } = {};
  // Below that names are those of stages and currencies.
  const isNamed = way.length < 2;
  for (const [name, value] of Object.entries(options)) {
    const own = [...way, name];
    const ends = isNamed && (isRecord(value) && 'from' in value ? [value.from, value.to] : name === 'at' && value);
    const isInstant = isNamed && /(?:at|From)$/i.test(name);
    const bound = Array.isArray(ends) ? ends.map(boundText) : boundOf(value, isInstant);
    // The outermost only holds the others together.
    if (bound !== null) bounds[own.slice(1).join('.') || name] = bound;
    else if (isRecord(value) && !isIterable(value)) Object.assign(bounds, boundsIn(value, own));
  }
  return bounds;
}

const boundOf = (value: unknown, isInstant: boolean): string | number | null =>
  typeof value === 'number' && !isInstant ? value : textOf(value);

/** Text as it was given, dates and instants in other forms as text; `null` for anything else. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  // A period since ever begins with 0.
  const ms = value === 0 ? 0 : readInstant(value);
  return readDate(value) ?? (ms === null ? null : instantText(ms));
}

/** A bound as text for people, whatever it is. */
export const boundText = (value: unknown): string => textOf(value) ?? shown(value);
