import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';

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

/** Something in the file that cannot be right, or had to be read in a way worth knowing. */
export type Dirt = { readonly what: string; readonly line: number; readonly detail: string };

export type Pipeline = {
  readonly file: string;
  readonly rows: readonly PipelineRow[];
  readonly dirt: readonly Dirt[];
  /** List prices by product, where a `products.csv` stands beside the export. */
  readonly prices: ReadonlyMap<string, { readonly name: string; readonly price: string }>;
};

const COLUMNS = {
  id: ['opportunity_id', 'id', 'deal_id', 'opportunityid'],
  stage: ['deal_stage', 'stage', 'stagename', 'stage_name', 'status'],
  opened: ['engage_date', 'opened', 'created', 'created_at', 'createddate', 'open_date'],
  closed: ['close_date', 'closed', 'closed_at', 'closedate'],
  amount: ['close_value', 'amount', 'value'],
  owner: ['sales_agent', 'owner', 'rep', 'owner_id'],
  product: ['product'],
} as const;

export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Reads an export; rows that cannot be used are told, never dropped in silence. */
export function readPipeline(file: string): Pipeline {
  const records = readTable(file);
  const [first] = records;
  if (first === undefined) throw new UnreadableFile(`${file}: no data rows`);
  const headers = new Map(Object.keys(first).map((header) => [header.trim().toLowerCase(), header]));
  const column = (name: keyof typeof COLUMNS) =>
    COLUMNS[name].map((alias) => headers.get(alias)).find((header) => header !== undefined);
  const [idColumn, stageColumn] = [column('id'), column('stage')];
  if (idColumn === undefined || stageColumn === undefined) {
    throw new UnreadableFile(
      `${file}: no column for the ${idColumn === undefined ? 'id' : 'stage'} (found: ${[...headers.values()].join(', ')})`,
    );
  }
  const dirt: Dirt[] = [];
  const seen = new Set<string>();
  const rows = records.flatMap((record, index): PipelineRow[] => {
    const line = index + 2;
    const value = (header: string | undefined) =>
      header === undefined ? null : (record[header]?.trim() ?? '') || null;
    const [id, stage] = [value(idColumn), value(stageColumn)];
    const date = (name: 'opened' | 'closed') => {
      const text = value(column(name));
      if (text === null || isDate(text)) return text;
      dirt.push({ what: 'unreadable date', line, detail: text });
      return null;
    };
    if (id === null || stage === null) {
      dirt.push({ what: id === null ? 'row without an id' : 'row without a stage', line, detail: id ?? stage ?? '' });
      return [];
    }
    if (seen.has(id)) {
      dirt.push({ what: 'id for the second time', line, detail: id });
      return [];
    }
    seen.add(id);
    return [
      {
        line,
        id,
        stage,
        opened: date('opened'),
        closed: date('closed'),
        amount: value(column('amount')),
        owner: value(column('owner')),
        product: value(column('product')),
      },
    ];
  });
  return { file, rows, dirt, prices: readPrices(join(dirname(file), 'products.csv')) };
}

function readTable(file: string): readonly { readonly [column: string]: string | undefined }[] {
  if (!existsSync(file)) throw new UnreadableFile(`${file}: no such file`);
  try {
    return parse(readFileSync(file), { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new UnreadableFile(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return /^\d{4}-\d\d-\d\d$/.test(text) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Product names without spaces and case, so that `GTXPro` finds `GTX Pro`. */
export const plainName = (name: string) => name.replaceAll(/\s/g, '').toLowerCase();

function readPrices(file: string): Pipeline['prices'] {
  if (!existsSync(file)) return new Map();
  return new Map(
    readTable(file).flatMap(({ product, sales_price }) =>
      product && sales_price ? [[plainName(product), { name: product, price: sales_price }] as const] : [],
    ),
  );
}
