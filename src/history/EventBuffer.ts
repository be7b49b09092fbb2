import { NameTable } from './NameTable.js';
import { NO_DATE, OPEN } from './StageHistory.js';

/** Which columns the rows have beside the necessary ones. */
type BufferColumns = {
  /** Default: they do. */
  readonly recordedAt?: boolean;
  readonly closeOn: boolean;
  readonly reason: boolean;
  readonly seq: boolean;
  readonly from: boolean;
  readonly tie: boolean;
};

/** One event on its way into the columns; `null` and `NaN` are what nobody says. */
export type EventInput = {
  readonly deal: number;
  readonly at: number;
  readonly recordedAt: number;
  readonly place: number;
  readonly status?: number;
  readonly minor?: number | bigint;
  readonly currency?: number;
  readonly closeOn?: number;
  readonly reason?: number;
  readonly seq?: number;
  readonly from?: number;
  readonly tie?: number;
};

/** Where the place that a row comes from is not said. */
export const UNSAID = -2;

/** Events in order of their input, in columns that grow. Nothing is made for a single event. */
export class EventBuffer {
  count = 0;
  deal = new Int32Array(0);
  at = new Float64Array(0);
  /** `NaN` where nobody says; `null` where none does. */
  recordedAt: Float64Array | null;
  place = new Int16Array(0);
  status = new Uint8Array(0);
  minor = new Float64Array(0);
  readonly large = new Map<number, bigint>();
  currency = new Uint16Array(0);
  readonly currencies = new NameTable();
  closeOn: Int32Array | null;
  reason: Uint32Array | null;
  readonly reasons = new NameTable();
  seq: Float64Array | null;
  from: Int16Array | null;
  tie: Uint16Array | null;
  /** Where the events of each history begin, of histories that are merged. */
  readonly lots: number[] = [];
  private capacity = 0;

  constructor({ recordedAt = true, closeOn, reason, seq, from, tie }: BufferColumns) {
    this.recordedAt = recordedAt ? new Float64Array(0) : null;
    this.closeOn = closeOn ? new Int32Array(0) : null;
    this.reason = reason ? new Uint32Array(0) : null;
    this.seq = seq ? new Float64Array(0) : null;
    this.from = from ? new Int16Array(0) : null;
    this.tie = tie ? new Uint16Array(0) : null;
  }

  push({ deal, at, recordedAt, place, status = OPEN, minor = Number.NaN, currency = 0, ...rest }: EventInput): void {
    const event = this.put(deal, at, recordedAt, place, status);
    this.setAmount(event, minor, currency);
    if (this.closeOn !== null) this.closeOn[event] = rest.closeOn ?? NO_DATE;
    if (this.reason !== null) this.reason[event] = rest.reason ?? 0;
    if (this.seq !== null) this.seq[event] = rest.seq ?? 0;
    if (this.from !== null) this.from[event] = rest.from ?? UNSAID;
    if (this.tie !== null) this.tie[event] = rest.tie ?? 0;
  }

  /** The necessary columns of one event, without an object. @returns its index. */
  put(deal: number, at: number, recordedAt: number, place: number, status: number): number {
    const event = this.count++;
    if (event >= this.capacity) this.grow(Math.max(64, 2 * event));
    this.deal[event] = deal;
    this.at[event] = at;
    if (this.recordedAt !== null) this.recordedAt[event] = recordedAt;
    this.place[event] = place;
    this.status[event] = status;
    this.minor[event] = Number.NaN;
    return event;
  }

  setAmount(event: number, minor: number | bigint, currency: number): void {
    this.currency[event] = currency;
    const known = typeof minor === 'bigint' && isSafe(minor) ? Number(minor) : minor;
    if (typeof known === 'bigint') this.large.set(event, known);
    else this.minor[event] = known;
  }

  /** Makes room for so many more events at once. */
  reserve(events: number): void {
    if (this.count + events > this.capacity) this.grow(this.count + events);
  }

  private grow(capacity: number): void {
    this.capacity = capacity;
    this.deal = copied(this.deal, new Int32Array(capacity));
    this.at = copied(this.at, new Float64Array(capacity));
    this.recordedAt &&= copied(this.recordedAt, new Float64Array(capacity));
    this.place = copied(this.place, new Int16Array(capacity));
    this.status = copied(this.status, new Uint8Array(capacity));
    this.minor = copied(this.minor, new Float64Array(capacity));
    this.currency = copied(this.currency, new Uint16Array(capacity));
    this.closeOn &&= copied(this.closeOn, new Int32Array(capacity));
    this.reason &&= copied(this.reason, new Uint32Array(capacity));
    this.seq &&= copied(this.seq, new Float64Array(capacity));
    this.from &&= copied(this.from, new Int16Array(capacity));
    this.tie &&= copied(this.tie, new Uint16Array(capacity));
  }
}

function copied<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

const LARGEST = 9_007_199_254_740_991n;
const isSafe = (units: bigint) => units <= LARGEST && units >= -LARGEST;
