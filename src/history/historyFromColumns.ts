import { demandOptions, demandType, type Issue, type Result } from '../issues/index.js';
import { isCurrency, numberReading, readInstant, type StagePath, unreadableInstant } from '../values/index.js';
import { checkColumns, malformedAt } from './checkColumns.js';
import { columnTypeIssues } from './columnTypes.js';
import { createHistory } from './createHistory.js';
import { demandAttributes } from './demandAttributes.js';
import { readPlaces } from './readPlaces.js';
import { type AttributeChanges, CLOSED, type HistoryColumns, OPEN, type StageHistory } from './StageHistory.js';

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
  /** 0 open, 1 waiting, 2 closed (in an outcome, or behind the win), 3 taken away; left out: as the place says. */
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
 * Refused as `malformed_history` with the column and the first event that does not fit, or the type that it must have (the
 * dictionaries of Arrow have 32 bits: `Int16Array.from(indices)`), and as `unreadable_instant` where no
 * number of a column counts milliseconds since 1970: those of Arrow are often seconds or microseconds. Rows in any order are for
 * `historyFromRows`. Linear in events.
 *
 * @throws {StagewrightError} `wrong_type`, `unknown_property`; `ambiguous_place`, `unknown_stage` of the path; `reserved_name` of an attribute.
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
  demandOptions('input', input, INPUT);
  const { path, ids, first, at, place, currency } = input;
  const { names, status } = readPlaces(path);
  for (const [name, column] of Object.entries({ ids, first, at, place })) demandType(`input.${name}`, 'list', column);
  const { recordedAt, status: given, minor: amounts, attributes: split = {}, changes = {} } = input;
  for (const [name, column] of Object.entries({ recordedAt, status: given, minor: amounts }))
    if (column !== undefined) demandType(`input.${name}`, 'list', column);
  for (const [name, record] of Object.entries({ attributes: split, changes }))
    demandType(`input.${name}`, 'record', record);
  const said = Object.entries({ recordedAt, status: given, minor: amounts }).filter(
    ([, column]) => column !== undefined,
  );
  const foreign = columnTypeIssues({ ids, first, at, place, ...Object.fromEntries(said) }, split, changes);
  if (foreign.length > 0) return { ok: false, issues: foreign };
  const events = at.length;
  const minor = amounts ?? new Float64Array(events).fill(Number.NaN);
  if (amounts !== undefined && !isCurrency(currency)) return { ok: false, issues: [malformedAt('currency', 0)] };
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
    status: given ?? Uint8Array.from(at, (_, event) => status[place[event] ?? -1] ?? OPEN),
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
  const units = [...foreignUnits('at', at), ...foreignUnits('recordedAt', recordedAt)];
  if (units.length > 0) return { ok: false, issues: units };
  const odd = given?.findIndex((own, event) => isOddStatus(own, status[place[event] as number])) ?? -1;
  const issues = [
    ...checkColumns(columns as unknown as HistoryColumns<string>),
    ...(odd < 0 ? [] : [malformedAt('status', odd)]),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: createHistory(columns), issues: [] };
}

/** What the input may hold. */
const INPUT: readonly (keyof ColumnsInput<never>)[] = [
  ...(['path', 'ids', 'first', 'at', 'recordedAt', 'place', 'status', 'minor', 'currency'] as const),
  'attributes',
  'changes',
];

/** Whether one is open where the path is over, or closed where it goes on; one may wait, or be taken away, anywhere. */
const isOddStatus = (own: number, usual: number | undefined) =>
  usual !== undefined && (own === OPEN || own === CLOSED) && (own === CLOSED) !== (usual === CLOSED);

/** Instants of another unit: a column none of whose numbers counts milliseconds since 1970, and that looks like what it is. */
function foreignUnits(name: string, column: Float64Array | undefined): readonly Issue[] {
  if (column === undefined || column.some((ms) => readInstant(ms) !== null)) return [];
  const index = column.findIndex((number) => numberReading(number) !== null);
  return index < 0 ? [] : [unreadableInstant(`${name}.${index}`, column[index])];
}
