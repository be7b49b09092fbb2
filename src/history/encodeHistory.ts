import { checksum } from './checksum.js';
import { demandHistory } from './demandHistory.js';
import type { AttributeChanges, HistoryColumns, StageHistory } from './StageHistory.js';

/** `SWH2` read as a number of 32 bits. On a machine of the other byte order it reads otherwise, and is refused. */
export const MAGIC = 0x32_48_57_53;

/** Bytes before the head: the magic number, how long the head is, how long all is, and the checksum of what is behind; 32 bits each. */
export const PROLOGUE = 16;

/** What stands before the columns, as JSON. */
export type Head = Pick<
  HistoryColumns<string>,
  'path' | 'ids' | 'attributes' | 'currencyNames' | 'reasonNames' | 'bitemporal'
> & {
  readonly values: readonly (readonly (string | null)[])[];
  readonly large: readonly (readonly [event: number, amount: string])[];
  readonly events: number;
  /** Which of the columns that may be absent follow. */
  readonly has: readonly (typeof OPTIONAL)[number][];
  /** Attributes whose changes follow behind all, in this order; left out: nothing changed. */
  readonly changes?: readonly ChangesHead[];
};

type ChangesHead = {
  readonly attribute: string;
  readonly names: readonly string[];
  readonly count: number;
  /** Whether a column says when each became known; else each did when it happened. */
  readonly isRecorded: boolean;
};

export const OPTIONAL = ['isRecorded', 'closeOn', 'reason', 'seq', 'tie'] as const;

/**
 * A history as bytes, to store it or hand it on; `decodeHistory` reads them. Equal histories have equal bytes.
 *
 * @returns a checksum, a head of JSON, then the columns, each from a multiple of 8 bytes on, in the order of bytes of the
 * machine. The checksum shows damage; it is no signature.
 * @throws {StagewrightError} `wrong_type` of what is no history.
 *
 * @example
 * import { decodeHistory, encodeHistory, historyFromRows } from 'stagewright/conversion';
 *
 * const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
 * const { history } = historyFromRows([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' }], { path, columns });
 * const decoded = decodeHistory(encodeHistory(history));
 * decoded.ok && decoded.value.ids; // => ['a']
 */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function encodeHistory(history: StageHistory<any>): ReturnType<Uint8Array['slice']> {
  demandHistory(history);
  const { path, ids, attributes, currencyNames, reasonNames, bitemporal, events } = history;
  const changed = attributes.flatMap((name: string): (readonly [string, AttributeChanges])[] => {
    const own = history.changes[name];
    return own === undefined ? [] : [[name, own]];
  });
  const head: Head = {
    path,
    ids,
    attributes,
    values: attributes.map((name: string) => history.values[name] ?? []),
    large: [...history.large].sort(([a], [b]) => a - b).map(([event, amount]) => [event, String(amount)]),
    currencyNames,
    reasonNames,
    bitemporal,
    events,
    has: OPTIONAL.filter((name) => history[name] !== null),
    ...(changed.length === 0
      ? {}
      : {
          changes: changed.map(([attribute, { names, at, recordedAt }]) => ({
            attribute,
            names,
            count: at.length,
            isRecorded: recordedAt !== at,
          })),
        }),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const columns = [
    history.first,
    history.at,
    ...(bitemporal === 'none' ? [] : [history.recordedAt]),
    history.place,
    history.status,
    history.minor,
    history.currency,
    ...OPTIONAL.flatMap((name) => history[name] ?? []),
    ...changed.flatMap(([, { first, at, recordedAt, from, to }]) => [
      first,
      at,
      ...(recordedAt === at ? [] : [recordedAt]),
      from,
      to,
    ]),
  ];
  const size = columns.reduce((sum, { byteLength }) => sum + padded(byteLength), PROLOGUE + padded(text.length));
  const bytes = new Uint8Array(size);
  bytes.set(text, PROLOGUE);
  let at = PROLOGUE + padded(text.length);
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, text.length, size, checksum(bytes.subarray(PROLOGUE))]);
  return bytes;
}

/** The next multiple of 8: where a column of any type may begin. */
export const padded = (length: number): number => Math.ceil(length / 8) * 8;
