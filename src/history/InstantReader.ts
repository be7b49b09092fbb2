import { demandType, StagewrightError } from '../issues/index.js';
import {
  dateIn,
  type InstantInput,
  isBlank,
  isoTextOf,
  localInstants,
  numberReading,
  readDate,
  readInstant,
  readLocalInstant,
  startOfDayIn,
  unreadableInstant,
} from '../values/index.js';
import type { QualityKind } from './Quality.js';

/** 1902-01-01 and 2100-01-01: no sale lies outside. */
export const FIRST_LIKELY = -2_145_916_800_000;
export const FIRST_UNLIKELY = 4_102_444_800_000;

/** Without a zone a local time is at no instant. */
const NO_ZONE = (): readonly number[] => [];

/** How the instants of rows are written. */
export type InstantForm = {
  /** The zone of times that are written without one (`2026-01-05 08:00:00`, `2026-01-05`, its beginning); left out: they are ambiguous. */
  readonly zone?: string;
  /** More stand-ins for *none*, beside the zero of the epoch and years up to 1901 or from 2100. */
  readonly sentinels?: readonly InstantInput[];
};

/** Reads the instants of rows. What cannot be one has a `problem`. */
export class InstantReader {
  problem: QualityKind = 'unparsable_date';
  /** Of a stand-in, the instant that it says; `NaN` of what says none. */
  standIn = Number.NaN;
  private readonly zone: string | undefined;
  private readonly localOf: ((ms: number) => readonly number[]) | null;
  private readonly sentinels: ReadonlySet<number>;

  /** @throws {StagewrightError} `unknown_time_zone`, `unreadable_instant` of a sentinel. */
  constructor({ zone, sentinels = [] }: InstantForm) {
    demandType('sentinels', 'list', sentinels);
    this.zone = zone;
    this.localOf = zone === undefined ? null : localInstants(zone);
    this.sentinels = new Set([...sentinels].map((sentinel, index) => this.must(sentinel, `sentinels.${index}`)));
  }

  /** Epoch milliseconds; `NaN` for what is none, with its `problem`. */
  read(value: unknown): number {
    const instant = readInstant(value) ?? this.readOther(value);
    if (Number.isNaN(instant)) return instant;
    if (instant > FIRST_LIKELY && instant < FIRST_UNLIKELY && instant !== 0)
      if (this.sentinels.size === 0 || !this.sentinels.has(instant)) return instant;
    this.problem = 'sentinel_date';
    this.standIn = instant;
    return Number.NaN;
  }

  /** A local time, the zero of the epoch, or what is none, with its problem. */
  private readOther(value: unknown): number {
    if (value === 0) return 0;
    if (isBlank(value)) {
      this.problem = 'missing_date';
      return Number.NaN;
    }
    const instant = typeof value === 'string' ? this.readWritten(value) : Number.NaN;
    if (typeof value !== 'string') this.problem = 'unparsable_date';
    if (Number.isNaN(instant) && this.problem === 'unparsable_date' && isNumeric(value)) this.problem = 'numeric_date';
    return instant;
  }

  /** As ISO has it at once, else in one of the other forms that there are. */
  private readWritten(text: string): number {
    const instant = this.readLocal(text);
    const iso = this.problem === 'unparsable_date' ? isoTextOf(text) : null;
    return iso === null || iso === text ? instant : (readInstant(iso) ?? this.readLocal(iso));
  }

  private readLocal(text: string): number {
    const instants = readLocalInstant(text, this.localOf ?? NO_ZONE);
    this.problem = instants === null ? 'unparsable_date' : 'ambiguous_date';
    if (instants === null) return Number.NaN;
    const [instant, second] = instants;
    if (instant !== undefined && second === undefined) return instant;
    return this.zone === undefined || readDate(text) === null ? Number.NaN : beginningOf(text, this.zone);
  }

  /** An instant of the options. @throws {StagewrightError} `unreadable_instant`. */
  must(value: InstantInput, path: string): number {
    const instant = readInstant(value) ?? this.readOther(value);
    if (!Number.isNaN(instant)) return instant;
    throw new StagewrightError([unreadableInstant(path, value)]);
  }
}

/** Of a day whose midnight a zone shows twice or never; `NaN` where it left out the day. */
function beginningOf(date: string, zone: string): number {
  const start = startOfDayIn({ zone }, date);
  return dateIn({ zone }, start) === date ? start : Number.NaN;
}

/** A number, or digits in a text: that there is a date in it is known, and only its unit is not. */
const isNumeric = (value: unknown) =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && numberReading(value) !== null;
