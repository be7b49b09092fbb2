import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { UnreadableFile } from './UnreadableFile.js';

export type TableRow = {
  readonly line: number;
  /** Whether it has as many cells as the header. */
  readonly isWhole: boolean;
  readonly cells: { readonly [column: string]: string | undefined };
};

export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly encoding: string;
};

/** Reads a file of comma, semicolon or tab separated values with a header, in UTF-8, UTF-16 or GB 18030. */
export function readTable(file: string): Table {
  const { text, encoding } = decode(file, readBytes(file));
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';
  let columns: readonly string[] = [];
  const options = {
    columns: (names: readonly string[]) => {
      columns = names.map((name) => name.trim());
      return [...columns];
    },
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  };
  try {
    const records = parse(text, options) as unknown as readonly {
      readonly record: TableRow['cells'];
      readonly info: { readonly lines: number; readonly error?: unknown };
    }[];
    const rows = records.map(({ record, info }) => ({
      line: info.lines,
      isWhole: info.error === undefined,
      cells: record,
    }));
    return { columns, rows, encoding };
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split(', value is');
    throw new UnreadableFile(file, `is not a table of separated values: ${why}`, `不是分隔符表格：${why}`);
  }
}

function readBytes(file: string): Buffer {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new UnreadableFile(file, 'there is no such file', '文件不存在');
  if (found.isDirectory()) throw new UnreadableFile(file, 'is a folder, not a file', '是文件夹，不是文件');
  if (!found.isFile()) throw new UnreadableFile(file, 'is not an ordinary file', '不是普通文件');
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UnreadableFile(file, `cannot be read (${code})`, `无法读取（${code}）`);
  }
}

/** A byte order mark decides; without one, GB 18030 where the bytes are no UTF-8. */
function decode(file: string, bytes: Buffer): { readonly text: string; readonly encoding: string } {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes('\0')) break;
      return { text, encoding };
    } catch {}
  }
  throw new UnreadableFile(file, 'is not a text file', '不是文本文件');
}
