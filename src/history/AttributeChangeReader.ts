import { demandType, isList, StagewrightError, unknownChoice } from '../issues/index.js';
import { type InstantInput, isBlank } from '../values/index.js';
import { type AttributeChangeTable, demandChangeTable } from './AttributeChangeTable.js';
import { ChangeLots } from './ChangeLots.js';
import { ColumnsSeen } from './ColumnsSeen.js';
import { type InstantForm, InstantReader } from './InstantReader.js';
import type { QualityPolicy } from './Quality.js';
import { sampleOf } from './QualityTally.js';
import { isTextless, textOf } from './textOf.js';

/** How rows of all tables are written, and what becomes of those that cannot be right. */
type ChangeForm = InstantForm & { readonly extractedAt?: InstantInput; readonly policy?: QualityPolicy };

/** Reads the rows of one or several tables of changes, and counts what cannot be right about each. */
export class AttributeChangeReader<C, B extends string> {
  readonly lots: ChangeLots<B>;
  private readonly tables: readonly AttributeChangeTable<C, B>[];
  private readonly instants: InstantReader;
  private readonly extractedAt: number;

  /** @throws {StagewrightError} what is wrong with the tables, and with the form. */
  constructor(
    given: AttributeChangeTable<C, B> | readonly AttributeChangeTable<C, B>[],
    { policy, extractedAt, ...form }: ChangeForm,
  ) {
    this.tables = isList(given) ? given : [given as AttributeChangeTable<C, B>];
    for (const [index, table] of this.tables.entries())
      demandChangeTable(isList(given) ? `attributeChanges.${index}` : 'attributeChanges', table as never);
    this.instants = new InstantReader(form);
    this.extractedAt =
      extractedAt === undefined ? Number.POSITIVE_INFINITY : this.instants.must(extractedAt, 'extractedAt');
    this.lots = new ChangeLots([...new Set(this.tables.flatMap(({ attributes }) => attributes))], policy);
    this.lots.seen.push(...this.tables.map(({ columns }) => new ColumnsSeen(Object.values(columns))));
    for (const [index, { rows }] of this.tables.entries()) this.add(rows, index);
  }

  /** More rows of one of the tables. @throws {StagewrightError} `wrong_type`, `unknown_choice` for a table that is none. */
  add(rows: Iterable<C>, table = 0): void {
    demandType('rows', 'list', rows);
    const known = this.tables[table];
    const choices = () => this.tables.map((_, index) => String(index));
    if (known === undefined) throw new StagewrightError([unknownChoice('table', table, choices())]);
    const seen = this.lots.seen[table];
    for (const row of rows) {
      seen?.see(row);
      this.read(row, known);
    }
  }

  private read(row: C, table: AttributeChangeTable<C, B>): void {
    const number = this.lots.rows++;
    try {
      this.readRow(row, table, number);
    } catch (error) {
      if (error instanceof StagewrightError) throw error;
      this.lots.tally.add('unreadable_row', number);
    }
  }

  private readRow(row: C, { columns, attributes, aliases = {} }: AttributeChangeTable<C, B>, number: number): void {
    const { lots, instants } = this;
    const { tally } = lots;
    const id = textOf(row?.[columns.opportunityId]);
    if (id === null) return void tally.add('missing_id', number);
    const said = columns.attribute === undefined ? (attributes[0] ?? null) : textOf(row[columns.attribute]);
    const name = said !== null && Object.hasOwn(aliases, said) ? aliases[said] : attributes.find((own) => own === said);
    if (name === undefined) return void tally.add('unknown_attribute', sampleOf(said));
    const at = instants.read(row[columns.at]);
    if (Number.isNaN(at))
      return void tally.add(instants.problem, instants.problem === 'missing_date' ? id : sampleOf(row[columns.at]));
    if (at > this.extractedAt && tally.add('after_extract', sampleOf(row[columns.at]))) return;
    const known = columns.recordedAt === undefined ? null : row[columns.recordedAt];
    const recordedAt = isBlank(known) ? Number.NaN : instants.read(known);
    if (Number.isNaN(recordedAt) && !isBlank(known) && tally.add('unparsable_recorded_at', sampleOf(known))) return;
    const [was, is] = [columns.from === undefined ? null : row[columns.from], row[columns.to]];
    const [from, to] = [textOf(was), textOf(is)];
    if (isTextless(was, from) || isTextless(is, to)) tally.add('unparsable_text', id);
    lots.put(name, { id, at, recordedAt, from, to });
  }
}
