import { createIssue, type Issue, isRecord, type Result } from '../issues/index.js';
import { isCurrency } from '../values/index.js';
import { checkColumns } from './checkColumns.js';
import { checksum } from './checksum.js';
import { createHistory } from './createHistory.js';
import { isReserved } from './demandAttributes.js';
import { type Head, MAGIC, OPTIONAL, PROLOGUE, padded } from './encodeHistory.js';
import { pathIssues } from './pathIssues.js';
import { placesOf } from './placesOf.js';
import type { AttributeChanges, HistoryColumns, StageHistory } from './StageHistory.js';

/**
 * A history from the bytes of `encodeHistory`. Bytes may come from anywhere: nothing is taken for granted, and what is
 * no history is refused with issues: `unreadable_bytes` with the `problem` (`not_bytes`; `format`, of other bytes or another version;
 * `length`; `damaged`, by their checksum; `head`), `malformed_history` with the column. Linear in bytes.
 *
 * @param bytes A `Uint8Array`, a `Buffer` of Node among them, any other view of bytes, or an `ArrayBuffer`.
 * @returns a history that has lost the names of its attributes for the compiler: it is loaded data.
 *
 * @example
 * const refused = decodeHistory(new Uint8Array([1, 2, 3]));
 * refused.ok ? [] : refused.issues.map(({ code, params }) => [code, params.problem]);
 * // => [['unreadable_bytes', 'format']]
 */
export function decodeHistory(bytes: ArrayBufferView | ArrayBufferLike): Result<StageHistory<string>> {
  const copy = copied(bytes);
  if (copy === null) return refused('not_bytes');
  const [magic, length = 0, size, sum] = copy.length < PROLOGUE ? [] : new Uint32Array(copy.buffer, 0, 4);
  if (magic !== MAGIC) return refused('format');
  // A length of 32 bits, as it is stored.
  if (size !== copy.length >>> 0) return refused('length');
  if (checksum(copy.subarray(PROLOGUE)) !== sum) return refused('damaged');
  const head = readHead(copy.subarray(PROLOGUE, PROLOGUE + length));
  if (head === null) return refused('head');
  const { events, has, ids, path, attributes } = head;
  let at = PROLOGUE + padded(length);
  const starts = new Map<string, number>();
  const sizes: readonly (readonly [column: string, bytes: number])[] = [
    ['first', 4 * (ids.length + 1)],
    ['at', 8 * events],
    ['recordedAt', head.bitemporal === 'none' ? 0 : 8 * events],
    ['place', 2 * events],
    ['status', events],
    ['minor', 8 * events],
    ['currency', 2 * events],
    ...OPTIONAL.filter((name) => has.includes(name)).map((name) => [name, BYTES[name] * events] as const),
    ...(head.changes ?? []).flatMap(({ count, isRecorded }, index) => [
      [`first/${index}`, 4 * (ids.length + 1)] as const,
      [`at/${index}`, 8 * count] as const,
      [`recordedAt/${index}`, isRecorded ? 8 * count : 0] as const,
      [`from/${index}`, 4 * count] as const,
      [`to/${index}`, 4 * count] as const,
    ]),
  ];
  for (const [name, size] of sizes) {
    starts.set(name, at);
    at += padded(size);
  }
  if (at !== copy.length) return refused('head');
  const { buffer } = copy;
  const start = (name: string) => starts.get(name) ?? 0;
  const instants = new Float64Array(buffer, start('at'), events);
  const columns: HistoryColumns<string> = {
    path,
    places: placesOf(path),
    ids,
    first: new Int32Array(buffer, start('first'), ids.length + 1),
    at: instants,
    recordedAt: head.bitemporal === 'none' ? instants : new Float64Array(buffer, start('recordedAt'), events),
    bitemporal: head.bitemporal,
    isRecorded: has.includes('isRecorded') ? new Uint8Array(buffer, start('isRecorded'), events) : null,
    place: new Int16Array(buffer, start('place'), events),
    status: new Uint8Array(buffer, start('status'), events),
    minor: new Float64Array(buffer, start('minor'), events),
    large: new Map(head.large.map(([event, amount]) => [event, BigInt(amount)])),
    currency: new Uint16Array(buffer, start('currency'), events),
    currencyNames: head.currencyNames,
    closeOn: has.includes('closeOn') ? new Int32Array(buffer, start('closeOn'), events) : null,
    reason: has.includes('reason') ? new Uint32Array(buffer, start('reason'), events) : null,
    reasonNames: head.reasonNames,
    seq: has.includes('seq') ? new Float64Array(buffer, start('seq'), events) : null,
    tie: has.includes('tie') ? new Uint16Array(buffer, start('tie'), events) : null,
    attributes,
    values: Object.fromEntries(attributes.map((name, index) => [name, head.values[index] ?? []])),
    changes: Object.fromEntries(
      (head.changes ?? []).map(({ attribute, names, count, isRecorded }, index): [string, AttributeChanges] => {
        const at = new Float64Array(buffer, start(`at/${index}`), count);
        return [
          attribute,
          {
            first: new Int32Array(buffer, start(`first/${index}`), ids.length + 1),
            at,
            recordedAt: isRecorded ? new Float64Array(buffer, start(`recordedAt/${index}`), count) : at,
            from: new Uint32Array(buffer, start(`from/${index}`), count),
            to: new Uint32Array(buffer, start(`to/${index}`), count),
            names,
          },
        ];
      }),
    ),
  };
  const issues = checkColumns(columns);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: createHistory(columns), issues: [] };
}

const BYTES = { isRecorded: 1, closeOn: 4, reason: 4, seq: 8, tie: 2 } as const;

/**
 * The bytes as a copy of their own, that begins at a multiple of 8, and in which what the host does with its bytes later changes
 * nothing; `null` for no bytes. A `Buffer` has a `slice` that copies nothing: its bytes begin somewhere in those of a pool.
 */
function copied(bytes: unknown): Uint8Array | null {
  try {
    if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();
    return isBuffer(bytes) ? new Uint8Array(bytes).slice() : null;
  } catch {
    // Of a buffer that was handed to another thread nothing is left here.
    return null;
  }
}

const BUFFERS = ['[object ArrayBuffer]', '[object SharedArrayBuffer]'];

/** Of this realm or of another. */
const isBuffer = (value: unknown): value is ArrayBufferLike => BUFFERS.includes(Object.prototype.toString.call(value));

function refused(problem: string): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [createIssue('unreadable_bytes', '', { problem })] };
}

/** The head, if it has the shape of one. */
function readHead(bytes: Uint8Array): Head | null {
  let head: Partial<Head> | null;
  try {
    head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<Head> | null;
  } catch {
    return null;
  }
  if (typeof head !== 'object' || head === null) return null;
  const { path, ids, attributes, values, large, currencyNames, reasonNames, bitemporal, events, has, changes } = head;
  const isHead =
    pathIssues(path).length === 0 &&
    isTexts(ids) &&
    isTexts(attributes) &&
    new Set(attributes).size === attributes.length &&
    !attributes.some(isReserved) &&
    Array.isArray(values) &&
    values.length === attributes.length &&
    values.every((column) => Array.isArray(column) && column.every((value) => value === null || isText(value))) &&
    Array.isArray(large) &&
    large.every((pair) => Array.isArray(pair) && Number.isInteger(pair[0]) && /^-?\d{1,40}$/.test(String(pair[1]))) &&
    isTexts(currencyNames) &&
    currencyNames.every(isCurrency) &&
    isTexts(reasonNames) &&
    (bitemporal === 'full' || bitemporal === 'partial' || bitemporal === 'none') &&
    isCount(events) &&
    isTexts(has) &&
    has.includes('isRecorded') === (bitemporal === 'partial') &&
    (changes === undefined || (Array.isArray(changes) && changes.every((one) => isChanges(one, attributes))));
  return isHead ? (head as Head) : null;
}

function isChanges(one: unknown, attributes: readonly string[]): boolean {
  if (!isRecord(one)) return false;
  const { attribute, names, count, isRecorded } = one;
  return (
    isText(attribute) &&
    attributes.includes(attribute) &&
    isTexts(names) &&
    isCount(count) &&
    typeof isRecorded === 'boolean'
  );
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
