import { createIssue, demandType, type Issue, type Result } from '../issues/index.js';
import { isCurrency, numberReading, readInstant, type StagePath, unreadableInstant } from '../values/index.js';
import { checkColumns } from './checkColumns.js';
import { createHistory } from './createHistory.js';
import { demandAttributes } from './demandAttributes.js';
import { readPlaces } from './readPlaces.js';
import type { AttributeChanges, HistoryColumns, StageHistory } from './StageHistory.js';

/** Columns of another store, such as those of Arrow or of a database driver. */
export type ColumnsInput<A extends string> = {
  readonly path: StagePath;
  /** Of the opportunities, in ascending order (of UTF-16 code units, as `<` has it). */
  readonly ids: readonly string[];
  /** `first[i]` to `first[i + 1]` are the events of opportunity i, in order of time. */
  readonly first: Int32Array;
  /** Epoch milliseconds. */
  readonly at: Float64Array;
  readonly recordedAt?: Float64Array;
  /** Positions in stages, won, lost, abandoned, after-win stages of the path, one after the other; -1 for none. */
  readonly place: Int16Array;
  /** Left out: as the place says. */
  readonly status?: Uint8Array;
  /** Amounts in minor units of `currency`; `NaN` for none. */
  readonly minor?: Float64Array;
  /** The currency of all amounts. */
  readonly currency?: string;
  /** Values as they are now. */
  readonly attributes?: { readonly [attribute in A]: readonly (string | null)[] };
  /** How such values changed, in order of time within an opportunity; the last change must lead to the value of now. */
  readonly changes?: { readonly [attribute in NoInfer<A>]?: AttributeChanges };
};

/**
 * A history on columns that are there already, grouped by opportunity and in order. They are looked through once and
 * **not copied**: who changes them afterwards changes the history.
 *
 * Refused as `malformed_history` with the column and the first event that does not fit, and as `unreadable_instant` where no
 * number of a column counts milliseconds since 1970: those of Arrow are often seconds or microseconds. Rows in any order are for
 * `historyFromRows`. Linear in events.
 *
 * @throws {StagewrightError} `wrong_type`, `ambiguous_place`, `unknown_stage` of the path, `reserved_name` of an attribute.
 *
 * @example
 * const read = historyFromColumns({
 *   path: { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] },
 *   ids: ['a'],
 *   first: Int32Array.of(0, 2),
 *   at: Float64Array.of(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 9)),
 *   place: Int16Array.of(0, 1),
 * });
 * read.ok && read.value.events; // => 2
 */
export function historyFromColumns<const A extends string = never>(input: ColumnsInput<A>): Result<StageHistory<A>> {
  demandType('input', 'record', input);
  const { path, ids, first, at, place, currency } = input;
  const { names, status } = readPlaces(path);
  for (const [name, column] of Object.entries({ ids, first, at, place })) demandType(`input.${name}`, 'list', column);
  const { recordedAt, status: given, minor: amounts, attributes: split = {}, changes = {} } = input;
  for (const [name, column] of Object.entries({ recordedAt, status: given, minor: amounts }))
    if (column !== undefined) demandType(`input.${name}`, 'list', column);
  for (const [name, record] of Object.entries({ attributes: split, changes }))
    demandType(`input.${name}`, 'record', record);
  const events = at.length;
  const minor = amounts ?? new Float64Array(events).fill(Number.NaN);
  if (amounts !== undefined && !isCurrency(currency))
    return { ok: false, issues: [createIssue('malformed_history', 'currency', { index: 0 })] };
  const attributes = Object.keys(split) as A[];
  demandAttributes('input.attributes', attributes);
  const columns: HistoryColumns<A> = {
    path,
    places: names,
    ids,
    first,
    at,
    recordedAt: recordedAt ?? at,
    bitemporal: recordedAt === undefined || events === 0 ? 'none' : 'full',
    isRecorded: null,
    place,
    status: given ?? Uint8Array.from(place, (here) => status[here] ?? 0),
    minor,
    large: new Map(),
    currency: Uint16Array.from(minor, (amount) => (Number.isNaN(amount) ? 0 : 1)),
    currencyNames: currency === undefined ? [] : [currency],
    closeOn: null,
    reason: null,
    reasonNames: [],
    seq: null,
    tie: null,
    attributes,
    values: split as HistoryColumns<A>['values'],
    changes: changes as HistoryColumns<A>['changes'],
  };
  const foreign = [...foreignUnits('at', at), ...foreignUnits('recordedAt', recordedAt)];
  if (foreign.length > 0) return { ok: false, issues: foreign };
  const issues = checkColumns(columns as unknown as HistoryColumns<string>);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: createHistory(columns), issues: [] };
}

/** Instants of another unit: a column none of whose numbers counts milliseconds since 1970, and that looks like what it is. */
function foreignUnits(name: string, column: Float64Array | undefined): readonly Issue[] {
  if (column === undefined || column.some((ms) => readInstant(ms) !== null)) return [];
  const index = column.findIndex((number) => numberReading(number) !== null);
  return index < 0 ? [] : [unreadableInstant(`${name}.${index}`, column[index])];
}
