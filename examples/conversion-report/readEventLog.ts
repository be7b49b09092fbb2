import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { StagePath } from 'stagewright';
import { outcomeKind } from '../demo/pipelineModel.js';

export type LogRow = { readonly id: string; readonly at: string; readonly to: string };

export type EventLog = { readonly rows: readonly LogRow[]; readonly path: StagePath };

const COLUMNS = {
  id: ['case', 'case_id', 'case:concept:name', 'opportunity_id', 'deal_id', 'id'],
  at: ['timestamp', 'time:timestamp', 'at', 'changed_at', 'date'],
  to: ['activity', 'concept:name', 'to', 'stage', 'stage_name'],
} as const;

/**
 * A log with one row a change of stage, in CSV, gzipped or not: a help-desk log, a CRM's table of stage changes. `null`
 * where the columns are not those of one, or no id comes twice.
 *
 * Its stages stand in the order in which they first come on the average; what is called won, closed or done is the win.
 */
export function readEventLog(file: string): EventLog | null {
  const records = readRecords(file);
  const [first] = records;
  if (first === undefined) return null;
  const names = Object.keys(first);
  const column = (aliases: readonly string[]) => names.find((name) => aliases.includes(name.trim().toLowerCase()));
  const [id, at, to] = [column(COLUMNS.id), column(COLUMNS.at), column(COLUMNS.to)];
  if (id === undefined || at === undefined || to === undefined) return null;
  const rows = records.map((record) => ({ id: record[id] ?? '', at: record[at] ?? '', to: record[to] ?? '' }));
  if (new Set(rows.map((row) => row.id)).size === rows.length) return null;
  return { rows, path: pathOf(rows) };
}

/** What is no such file is left to the reader of exports, which says what is wrong with it. */
function readRecords(file: string): readonly { readonly [column: string]: string | undefined }[] {
  try {
    const bytes = readFileSync(file);
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch {
    return [];
  }
}

function pathOf(rows: readonly LogRow[]): StagePath {
  const ranks = new Map<string, { sum: number; count: number }>();
  const seen = new Map<string, Set<string>>();
  for (const { id, to } of rows) {
    const places = seen.get(id) ?? new Set();
    seen.set(id, places);
    if (places.has(to)) continue;
    const rank = ranks.get(to) ?? { sum: 0, count: 0 };
    ranks.set(to, { sum: rank.sum + places.size, count: rank.count + 1 });
    places.add(to);
  }
  const mean = (place: string) => (ranks.get(place)?.sum ?? 0) / (ranks.get(place)?.count ?? 1);
  const places = [...ranks.keys()].filter((place) => place !== '').sort((a, b) => mean(a) - mean(b));
  const of = (kind: string) => places.filter((place) => kindOf(place) === kind);
  return { stages: of('stage'), won: of('won'), lost: of('lost'), abandoned: of('abandoned'), parked: [] };
}

function kindOf(place: string): string {
  if (/^(?:closed|done|completed?)$|已关闭|完成/i.test(place)) return 'won';
  if (/^(?:invalid|duplicate)$/i.test(place)) return 'abandoned';
  return outcomeKind(place) ?? 'stage';
}
