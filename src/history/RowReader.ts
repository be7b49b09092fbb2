import { createIssue, demandOptions, demandType, StagewrightError, shown } from '../issues/index.js';
import { currencyDigits, type InstantInput, isBlank, isCurrency, type StagePath } from '../values/index.js';
import type { Columns } from './Columns.js';
import { ColumnsSeen } from './ColumnsSeen.js';
import { DayReader } from './DayReader.js';
import { demandColumns } from './demandColumns.js';
import { EventBuffer, UNSAID } from './EventBuffer.js';
import { IdTable } from './IdTable.js';
import { type InstantForm, InstantReader } from './InstantReader.js';
import type { QualityKind, QualityPolicy } from './Quality.js';
import { QualityTally, sampleOf } from './QualityTally.js';
import { readMinor } from './readMinor.js';
import { type Places, readPlaces } from './readPlaces.js';
import { NO_DATE, OPEN } from './StageHistory.js';
import { isTextless, textIn, textOf } from './textOf.js';

export type RowForm<R> = InstantForm & {
  readonly path: StagePath;
  readonly columns: Partial<Columns<R>> & Pick<Columns<R>, 'at' | 'to'>;
  /** The currency of all amounts of which no column says another. */
  readonly currency?: string;
  /** When the rows were taken out of their system: what lies later cannot be right. */
  readonly extractedAt?: InstantInput;
  readonly policy?: QualityPolicy;
};

/** Reads rows into a buffer, one after the other, and counts what cannot be right about each. */
export class RowReader<R extends object> {
  readonly ids = new IdTable();
  readonly buffer: EventBuffer;
  readonly tally: QualityTally;
  readonly places: Places;
  rows = 0;
  private readonly instants: InstantReader;
  private readonly days: DayReader;
  private readonly seen: ColumnsSeen;
  private readonly columns: RowForm<R>['columns'];
  private readonly extractedAt: number;
  private readonly currency: string | undefined;
  private code = { text: '', index: 0, digits: 2 };

  /**
   * @param needed The columns that rows must have.
   * @throws {StagewrightError} `missing_property` for such a column, and for amounts without a currency, `unknown_currency`, `invalid_policy`, `ambiguous_place` and `unknown_stage` of the path, `unknown_property`, `wrong_type`, `unknown_time_zone`, `unreadable_instant`.
   */
  constructor(
    { path, columns, currency, extractedAt, policy, ...form }: RowForm<R>,
    needed: readonly (keyof Columns<R>)[] = ['opportunityId', 'at', 'to'],
  ) {
    demandOptions('options', form, ['zone', 'sentinels']);
    demandColumns(columns, needed);
    if (columns.amount !== undefined && (columns.currency ?? currency) === undefined)
      throw new StagewrightError([createIssue('missing_property', 'currency', { property: 'currency' })]);
    if (currency !== undefined && !isCurrency(currency))
      throw new StagewrightError([createIssue('unknown_currency', 'currency', { currency: shown(currency) })]);
    this.columns = columns;
    this.currency = currency;
    this.tally = new QualityTally(policy);
    this.places = readPlaces(path);
    this.instants = new InstantReader(form);
    this.days = new DayReader(form);
    this.seen = new ColumnsSeen(Object.values(columns as { readonly [column: string]: string | undefined }));
    this.extractedAt =
      extractedAt === undefined ? Number.POSITIVE_INFINITY : this.instants.must(extractedAt, 'extractedAt');
    const { recordedAt, closeOn, reason, seq, from } = columns;
    const has = (key: string | undefined) => key !== undefined;
    this.buffer = new EventBuffer({
      recordedAt: has(recordedAt),
      closeOn: has(closeOn),
      reason: has(reason),
      seq: has(seq),
      from: has(from),
      tie: false,
    });
  }

  /** What was found so far, and which columns no row had. */
  told(): QualityTally {
    const tally = this.tally.copy();
    this.seen.tell(tally);
    return tally;
  }

  add(rows: Iterable<R>): void {
    demandType('rows', 'list', rows);
    if (Array.isArray(rows)) this.buffer.reserve(rows.length);
    const { opportunityId } = this.columns;
    for (const row of rows) this.read(row, opportunityId);
  }

  /** One row, of the opportunity that it names by a key, or of that with an id. */
  read(row: R, key: (keyof R & string) | undefined, id?: unknown): void {
    const number = this.rows++;
    if (this.seen.isMissing) this.seen.see(row);
    try {
      // An empty line of a file may come as no row at all: it has no id.
      this.readRow(row, key === undefined ? id : row?.[key], number);
    } catch (error) {
      if (error instanceof StagewrightError) throw error;
      this.tally.add('unreadable_row', number);
    }
  }

  /** What is no row that could be read, by its number. */
  leaveOut(kind: 'unreadable_row', number: number): void {
    this.rows++;
    this.tally.add(kind, number);
  }

  private readRow(row: R, given: unknown, number: number): void {
    const { columns, instants } = this;
    const id = textOf(given);
    if (id === null) return void this.tally.add('missing_id', number);
    const at = instants.read(row[columns.at]);
    if (Number.isNaN(at)) {
      this.tally.add(instants.problem, instants.problem === 'missing_date' ? id : sampleOf(row[columns.at]));
      // A stand-in that the policy keeps is an instant all the same.
      if (instants.problem !== 'sentinel_date' || this.tally.excludes('sentinel_date')) return;
      return this.readAt(row, id, instants.standIn);
    }
    this.readAt(row, id, at);
  }

  private readAt(row: R, id: string, at: number): void {
    const { columns, places, buffer } = this;
    if (at > this.extractedAt && this.tally.add('after_extract', sampleOf(row[columns.at]))) return;
    const to = row[columns.to];
    const exact = places.index.get(to as string);
    const place = exact ?? this.placeOf(to);
    if (exact === undefined && this.isOddStage(to, place, id)) return;
    if (columns.until !== undefined && this.isOddEnd(row[columns.until], at, id)) return;
    if (columns.duration !== undefined && this.isOddDuration(row[columns.duration])) return;
    const recordedAt = columns.recordedAt === undefined ? Number.NaN : this.recordedOf(row[columns.recordedAt]);
    if (recordedAt === Number.NEGATIVE_INFINITY) return;
    const amount = columns.amount === undefined ? null : this.amountOf(row[columns.amount], row);
    if (amount === undefined) return;
    const closeOn = columns.closeOn === undefined ? NO_DATE : this.dayOf(row[columns.closeOn]);
    if (Number.isNaN(closeOn)) return;
    const seq = columns.seq === undefined ? 0 : this.seqOf(row[columns.seq]);
    if (Number.isNaN(seq)) return;
    const why = columns.reason === undefined ? null : row[columns.reason];
    const reason = textOf(why);
    const from = columns.from === undefined ? null : row[columns.from];
    // From here on the row is in: nothing that it could throw at is read any more.
    if (isTextless(why, reason)) this.tally.add('unparsable_text', id);
    const deal = this.ids.indexOf(id);
    const event = buffer.put(deal, at, recordedAt, place, place < 0 ? OPEN : (places.status[place] as number));
    if (amount !== null) buffer.setAmount(event, amount, this.code.index);
    if (buffer.closeOn !== null) buffer.closeOn[event] = closeOn;
    if (columns.reason !== undefined && buffer.reason !== null) buffer.reason[event] = buffer.reasons.codeOf(reason);
    if (columns.seq !== undefined && buffer.seq !== null) buffer.seq[event] = seq;
    if (columns.from !== undefined && buffer.from !== null)
      buffer.from[event] = isBlank(from) ? UNSAID : this.placeOf(from);
  }

  /** Columns of fixed width leave blanks around; a name of the path that has some is meant as it is. */
  private placeOf(value: unknown): number {
    const { index } = this.places;
    const name = textIn(value);
    return index.get(name) ?? index.get(name.trim()) ?? -1;
  }

  /** Counts a stage that is not written as the path has it. @returns whether the row is to be left out. */
  private isOddStage(to: unknown, place: number, id: string): boolean {
    if (isBlank(to)) return this.tally.add('missing_stage', id);
    if (place < 0) return this.tally.add('unknown_stage', sampleOf(to));
    return typeof to === 'string' && to !== to.trim() && this.tally.add('stage_with_blanks', sampleOf(to));
  }

  /** Counts an end that cannot be right. @returns whether the row is to be left out. */
  private isOddEnd(value: unknown, at: number, id: string): boolean {
    if (value === null || value === undefined || value === '') return false;
    const until = this.instants.read(value);
    if (until < at) return this.tally.add('exit_before_entry', id);
    if (!Number.isNaN(until) || isBlank(value)) return false;
    const kind = this.instants.problem === 'sentinel_date' ? 'sentinel_end' : 'unparsable_end';
    return this.tally.add(kind, sampleOf(value));
  }

  private isOddDuration(value: unknown): boolean {
    if (isBlank(value)) return false;
    const duration = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
    if (Number.isNaN(duration)) return this.tally.add('unparsable_end', sampleOf(value));
    return duration < 0 && this.tally.add('negative_duration', sampleOf(value));
  }

  /** `NaN` where nobody says; minus infinity where the row is to be left out. */
  private recordedOf(value: unknown): number {
    if (value === null || value === undefined || value === '') return Number.NaN;
    const known = this.instants.read(value);
    if (!Number.isNaN(known) || isBlank(value)) return known;
    return this.tally.add('unparsable_recorded_at', sampleOf(value)) ? Number.NEGATIVE_INFINITY : known;
  }

  /** `null` where nobody says; `undefined` where the row is to be left out. */
  private amountOf(value: unknown, row: R): number | bigint | null | undefined {
    if (value === null || value === undefined || value === '') return null;
    const said: unknown = this.columns.currency === undefined ? undefined : row[this.columns.currency];
    // The same as that of the row before, as a rule.
    const isAsBefore = said === this.code.text && this.code.index > 0;
    if (!isAsBefore && !this.isKnownCurrency(isBlank(said) ? this.currency : said)) {
      if (isBlank(value)) return null;
      const kind = isBlank(said) ? 'missing_currency' : 'unknown_currency';
      return this.refusedBy(kind, isBlank(said) ? value : said, null, undefined);
    }
    const minor = readMinor(value, this.code.text, this.code.digits);
    if (minor !== null) return minor;
    return isBlank(value) ? null : this.refusedBy('unparsable_amount', value, null, undefined);
  }

  private isKnownCurrency(said: unknown): boolean {
    if (said === this.code.text) return true;
    const code = typeof said === 'string' ? said.trim() : said;
    if (!isCurrency(code)) return false;
    this.code = { text: code, index: this.buffer.currencies.codeOf(code), digits: currencyDigits(code) };
    return true;
  }

  /** `NO_DATE` where nobody says; `NaN` where the row is to be left out. */
  private dayOf(value: unknown): number {
    if (value === null || value === undefined || value === '') return NO_DATE;
    const day = this.days.read(value);
    if (!Number.isNaN(day)) return day;
    return isBlank(value) ? NO_DATE : this.refusedBy(this.days.problem, value, NO_DATE, Number.NaN);
  }

  /** 0 where nobody says it; `NaN` where the row is to be left out. */
  private seqOf(value: unknown): number {
    if (isBlank(value)) return 0;
    const seq = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
    return Number.isFinite(seq) ? seq : this.refusedBy('unparsable_seq', value, 0, Number.NaN);
  }

  private refusedBy<K, X>(kind: QualityKind, value: unknown, kept: K, excluded: X): K | X {
    return this.tally.add(kind, sampleOf(value)) ? excluded : kept;
  }
}
