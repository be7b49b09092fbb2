import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dirt } from './Dirt.js';
import { readTable, type Table, type TableRow } from './readTable.js';
import { quoted } from './Terminal.js';
import { UnreadableFile } from './UnreadableFile.js';

/** A row of a pipeline export, its columns found by their usual names. */
export type PipelineRow = {
  readonly line: number;
  readonly id: string;
  readonly stage: string;
  readonly opened: string | null;
  readonly closed: string | null;
  readonly amount: string | null;
  readonly owner: string | null;
  readonly product: string | null;
};

export type Pipeline = {
  readonly file: string;
  /** Rows of the file, those left out included. */
  readonly read: number;
  readonly rows: readonly PipelineRow[];
  readonly dirt: readonly Dirt[];
  /** List prices by product, where a `products.csv` stands beside the export. */
  readonly prices: ReadonlyMap<string, { readonly name: string; readonly price: string }>;
};

const COLUMNS = {
  id: ['opportunity_id', 'id', 'deal_id', 'opportunityid', 'opportunity id', 'deal id', '商机编号', '编号'],
  stage: ['deal_stage', 'stage', 'stagename', 'stage_name', 'deal stage', 'status', '商机阶段', '阶段', '状态'],
  opened: ['engage_date', 'opened', 'created', 'created_at', 'createddate', 'open_date', '创建日期', '创建时间'],
  closed: ['close_date', 'closed', 'closed_at', 'closedate', '关闭日期', '结束日期', '预计成交日期'],
  amount: ['close_value', 'amount', 'value', '金额', '预计金额'],
  owner: ['sales_agent', 'owner', 'rep', 'owner_id', '负责人'],
  product: ['product', '产品'],
} as const;
type Column = keyof typeof COLUMNS;

/** Above this, a column tells something else than stages. */
const MOST_STAGES = 50;

/** Reads an export; rows that cannot be used are told, never dropped in silence. */
export function readPipeline(file: string): Pipeline {
  const table = readTable(file);
  const { columns, rows: records, encoding } = table;
  if (records.length === 0) throw new UnreadableFile(file, 'holds no rows of data', '没有数据行');
  const headers = headersOf(file, columns);
  const dirt: Dirt[] = [...blankCells(table, headers)];
  if (encoding !== 'utf-8') dirt.push({ kind: 'read_as', line: 1, detail: encoding.toUpperCase() });
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) dirt.push({ kind: 'column_twice', line: 1, detail: twice });
  const seen = new Set<string>();
  const spellings = new Map<string, string>();
  const rows = records.flatMap(({ line, isWhole, cells }): PipelineRow[] => {
    const tell = (kind: Dirt['kind'], detail: string) => dirt.push({ kind, line, detail });
    const value = (name: Column) => cellOf(cells, headers.get(name));
    const date = (name: 'opened' | 'closed') => {
      const text = value(name);
      const read = text === null ? null : readDay(text);
      if (text !== null && read === null) tell('unreadable_date', text);
      return read;
    };
    if (!isWhole) tell('ragged_row', '');
    const [id, written] = [value('id'), value('stage')];
    if (id === null || written === null) {
      tell(id === null ? 'no_id' : 'no_stage', id ?? written ?? '');
      return [];
    }
    if (seen.has(id)) {
      tell('second_id', id);
      return [];
    }
    seen.add(id);
    const folded = written.normalize('NFKC').toLowerCase();
    const stage = spellings.get(folded) ?? written;
    spellings.set(folded, stage);
    if (stage !== written) tell('other_spelling', `${written} = ${stage}`);
    const [opened, closed] = [date('opened'), date('closed')];
    return [
      { line, id, stage, opened, closed, amount: value('amount'), owner: value('owner'), product: value('product') },
    ];
  });
  if (rows.length === 0) throw new UnreadableFile(file, 'no row has an id and a stage', '没有同时具备编号和阶段的行');
  if (spellings.size > MOST_STAGES) {
    const header = headers.get('stage');
    throw new UnreadableFile(
      file,
      `the column “${header}” holds ${spellings.size} different values: these are no stages`,
      `列“${header}”有 ${spellings.size} 个不同的值，不像是阶段`,
    );
  }
  return { file, read: records.length, rows, dirt, prices: readPrices(join(dirname(file), 'products.csv')) };
}

function headersOf(file: string, columns: readonly string[]): ReadonlyMap<Column, string> {
  const byName = new Map(columns.map((column) => [column.toLowerCase(), column]));
  const found = (Object.keys(COLUMNS) as Column[]).flatMap((name) => {
    const header = COLUMNS[name].map((alias) => byName.get(alias)).find((column) => column !== undefined);
    return header === undefined ? [] : [[name, header] as const];
  });
  const headers = new Map(found);
  for (const [name, english, chinese] of [
    ['id', 'id', '编号'],
    ['stage', 'stage', '阶段'],
  ] as const) {
    if (headers.has(name)) continue;
    const names = quoted(columns.join(', '), 200);
    throw new UnreadableFile(
      file,
      `no column for the ${english}: looked for ${COLUMNS[name].join(', ')}; found ${names}`,
      `没有${chinese}列：查找 ${COLUMNS[name].join('、')}；现有 ${names}`,
    );
  }
  return headers;
}

/** Cells left blank in columns that the report does not need: told once a column. */
function blankCells({ columns, rows }: Table, headers: ReadonlyMap<Column, string>): readonly Dirt[] {
  const needed = new Set(headers.values());
  return columns
    .filter((column) => !needed.has(column))
    .flatMap((column) =>
      rows
        .filter(({ cells }) => cellOf(cells, column) === null)
        .map(({ line }) => ({ kind: 'blank_cell', line, detail: column }) as const),
    );
}

function cellOf(cells: TableRow['cells'], header: string | undefined): string | null {
  return header === undefined ? null : cells[header]?.trim() || null;
}

/** The day of `2026-03-01`, `2026/3/1` or an instant as ISO text; other orders of day and month would be guesses. */
function readDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{2}:.*)?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

/** Product names without spaces and case, so that `GTXPro` finds `GTX Pro`. */
export const plainName = (name: string) => name.replaceAll(/\s/g, '').toLowerCase();

function readPrices(file: string): Pipeline['prices'] {
  if (!existsSync(file)) return new Map();
  return new Map(
    readTable(file).rows.flatMap(({ cells: { product, sales_price } }) =>
      product && sales_price ? [[plainName(product), { name: product, price: sales_price }] as const] : [],
    ),
  );
}
