import { dateIn, dayNumber, isoTextOf, readDate, readInstant } from '../values/index.js';
import { FIRST_LIKELY, FIRST_UNLIKELY, type InstantForm } from './InstantReader.js';

const MS_PER_DAY = 86_400_000;

/** Reads expected closes as day numbers. What cannot be one has a `problem`. */
export class DayReader {
  problem: 'unparsable_close_date' | 'sentinel_close_date' = 'unparsable_close_date';
  private readonly zone: string | undefined;
  private readonly sentinels: ReadonlySet<number>;

  /** Of a form that `InstantReader` has taken. */
  constructor({ zone, sentinels = [] }: InstantForm) {
    this.zone = zone;
    this.sentinels = new Set([...sentinels].map((sentinel) => this.dayOf(sentinel)));
  }

  /** A day number; `NaN` for what is none, with its `problem`. */
  read(value: unknown): number {
    const day = this.dayOf(value);
    this.problem = 'unparsable_close_date';
    if (Number.isNaN(day)) return day;
    const ms = day * MS_PER_DAY;
    if (ms > FIRST_LIKELY && ms < FIRST_UNLIKELY && day !== 0 && !this.sentinels.has(day)) return day;
    this.problem = 'sentinel_close_date';
    return Number.NaN;
  }

  private dayOf(value: unknown): number {
    const date = readDate(value) ?? (typeof value === 'string' ? this.dateOfText(value) : this.dateOfInstant(value));
    return date === null ? Number.NaN : dayNumber(date);
  }

  private dateOfInstant(value: unknown): string | null {
    const ms = value === 0 ? 0 : readInstant(value);
    return ms === null ? null : this.dateAt(ms);
  }

  /**
   * At midnight in UTC a `Date`, a number, or a text with an offset, is the date that it was made of, whatever the zone; any
   * other has the date that the zone shows: drivers of databases give dates as midnight there. Without a zone it may be either
   * of two.
   */
  private dateAt(ms: number): string | null {
    if (ms % MS_PER_DAY === 0) return dateIn({ zone: 'UTC' }, ms);
    return this.zone === undefined ? null : dateIn({ zone: this.zone }, ms);
  }

  /** The date of a time is that of its text; with an offset it is an instant like any other where a zone is named. */
  private dateOfText(text: string): string | null {
    const iso = isTime(text) ? text : isoTextOf(text);
    if (iso === null || (iso.length > 10 && iso !== text && !isTime(iso))) return null;
    const ms = this.zone === undefined ? null : readInstant(iso);
    return ms === null ? readDate(iso.slice(0, 10)) : this.dateAt(ms);
  }
}

const isTime = (text: string) => (readInstant(text) ?? readInstant(`${text}Z`)) !== null;
