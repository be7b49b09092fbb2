import type { Measured } from '../Measured.js';
import type { GroupKey } from './counted.js';
import { demandReport } from './demandReport.js';
import { type ColumnKind, fieldKinds } from './fieldKinds.js';
import { isNumberAt } from './readPath.js';
import { type ReportField, type ReportRow, rowsOf } from './rowsOf.js';

export type TableColumn = {
  /** The field that it shows, places in lists left out: `steps.toNext.low`; amounts with their currency: `amount.EUR`. */
  readonly id: string;
  readonly kind: ColumnKind;
  /** `opportunities`, `moves`, `changes`, `departures`, `days`, `share` (0 to 1), a currency (in major units); `null` for none. */
  readonly unit: string | null;
};

export type Cell = string | number | boolean | null;

export type TableRow = {
  /** A row of the whole; others belong to a group. */
  readonly isTotal: boolean;
  /** The key of the group; `null` for the whole. */
  readonly group: GroupKey | null;
  readonly cells: readonly Cell[];
  /** Where each number stands in the value, as `members` takes it; `null` for other cells, and where there is nothing. */
  readonly at: readonly (string | null)[];
};

export type ReportTable = { readonly columns: readonly TableColumn[]; readonly rows: readonly TableRow[] };

/**
 * Any report as one table, for a file with separators or a grid: a row for the whole and for each group, and for each
 * element of a list in them (stages, outcomes, steps of a bridge).
 *
 * First come the columns that name a row: `scope` (`total` or `group`), the dimensions of groups as `group.<name>`, then the names
 * of the elements. Numbers stand as the report has them, unrounded; amounts are exact decimals as text, a column for each
 * currency. A rate takes a column each for its value, both its counts and both bounds. What a row has not is `null`. Lists of ids are left
 * out: `members` tells them, asked with a row's `group` and the `at` of a cell. Linear in the report.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property` of what is no report.
 * @returns the same columns for every row; a table without rows only where the value is an empty list.
 *
 * @example
 * import { historyFromRows, stageFlow, toTable } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const table = toTable(stageFlow(history, { asOf: '2026-06-01T00:00:00Z' }));
 * table.columns.slice(1, 5).map(({ id, unit }) => [id, unit]) // => [['rows.from', null], ['rows.to', null], ['rows.kind', null], ['moves', 'moves']]
 * table.rows.at(-1)?.cells.slice(0, 4) // => ['total', 'lead', 'won', 'win']
 */
export function toTable(report: Pick<Measured<unknown>, 'method' | 'total' | 'groups'>): ReportTable {
  demandReport(report, false);
  // Made once: it is a table of all fields, and there may be many rows.
  const kindOf = kindReader(report.method);
  const parts = [
    { group: null, rows: rowsOf(report.total) },
    ...report.groups.map(({ key, value }) => ({ group: key as GroupKey, rows: rowsOf(value) })),
  ].flatMap(({ group, rows }) => rows.map((row) => ({ group, cells: cellsOf(kindOf, group, row) })));
  const dimensions = Object.keys(report.groups[0]?.key ?? {}).map((dimension) => `group.${dimension}`);
  const columns = new Map(
    ['scope', ...dimensions].map((id): [string, TableColumn] => [id, { id, kind: 'name', unit: null }]),
  );
  for (const { cells } of parts)
    for (const { column } of cells) if (!columns.has(column.id)) columns.set(column.id, column);
  // A rate or an amount that is nowhere there as one number is told by its parts in others.
  const ids = [...columns.values()].filter(({ kind }) => kind !== 'name').map(({ id }) => id);
  const told = new Set(
    parts.flatMap(({ cells }) => cells.flatMap(({ column, value }) => (value === null ? [] : column.id))),
  );
  const isPart = (id: string) => !told.has(id) && ids.some((other) => other.startsWith(`${id}.`));
  const shown = [...columns.values()].filter(({ id }) => !isPart(id));
  const ordered = [...shown.filter(({ kind }) => kind === 'name'), ...shown.filter(({ kind }) => kind !== 'name')];
  return {
    columns: ordered,
    rows: parts.map(({ group, cells }) => {
      const byId = new Map(cells.map((cell) => [cell.column.id, cell]));
      return {
        isTotal: group === null,
        group,
        cells: ordered.map(({ id }) => byId.get(id)?.value ?? null),
        at: ordered.map(({ id }) => byId.get(id)?.at ?? null),
      };
    }),
  };
}

type Told = { readonly column: TableColumn; readonly value: Cell; readonly at: string | null };

type KindReader = ReturnType<typeof fieldKinds>;

function cellsOf(kindOf: KindReader, group: GroupKey | null, { fields }: ReportRow): readonly Told[] {
  const name = (id: string, value: Cell): Told => ({ column: { id, kind: 'name', unit: null }, value, at: null });
  return [
    name('scope', group === null ? 'total' : 'group'),
    ...Object.entries(group ?? {}).map(([dimension, value]) => name(`group.${dimension}`, value)),
    ...fields.flatMap((field) => (field.form === 'name' ? [name(field.name, field.value)] : numbersOf(field, kindOf))),
  ];
}

function numbersOf(field: ReportField, kindOf: KindReader): readonly Told[] {
  const told = (
    key: string,
    value: Cell,
    { kind, unit }: { kind: ColumnKind; unit: string | null },
    at = key,
  ): Told => ({
    column: { id: dotted(field.name, key), kind, unit },
    value,
    at: isNumberAt(value, at === '' ? field.at : at) ? dotted(field.at, at) : null,
  });
  const share = { kind: 'share', unit: 'share' } as const;
  const days = { kind: 'days', unit: 'days' } as const;
  if (field.form === 'money')
    return field.value.map(({ amount, currency }, index) => {
      // Of several amounts each is an element of a list; a single one is not.
      const at = field.isList ? `${index}.amount` : 'amount';
      return told(currency, amount, { kind: 'amount', unit: currency }, at);
    });
  if (field.form === 'days') {
    const { value, low, high } = field.value;
    return [told('value', value, days), told('low', low, days), told('high', high, days)];
  }
  if (field.form === 'rate') {
    const { value, numerator, denominator, interval, unit } = field.value;
    const part = (key: string, count: number | string) => {
      if (unit !== undefined) return told(`${key}.${unit}`, count, { kind: 'amount', unit }, key);
      // Exact shares of amounts are of minor units, and products in lowest terms of nothing.
      if (typeof count === 'string' && !field.name.endsWith('countShare'))
        return told(key, count, { kind: 'number', unit: field.name.endsWith('amountShare') ? 'minor units' : null });
      return told(key, count, kindOf(dotted(field.name, key)) ?? { kind: 'count', unit: null });
    };
    const bounds = interval === undefined ? [] : [interval];
    return [
      told('value', value, share),
      part('numerator', numerator),
      part('denominator', denominator),
      ...bounds.flatMap(({ low, high, reason }) => [
        told('low', low, share, 'interval.low'),
        told('high', high, share, 'interval.high'),
        ...(reason === undefined ? [] : [told('reason', reason, { kind: 'text', unit: null }, 'interval.reason')]),
      ]),
    ];
  }
  const other = { kind: typeof field.value === 'number' ? 'number' : 'text', unit: null } as const;
  return [told('', field.value, typeof field.value === 'string' ? other : (kindOf(field.name) ?? other))];
}

/** The counts of a rate by amount are amounts, though nothing may be known of their currency. */
function kindReader(method: string): KindReader {
  const kindOf = fieldKinds(method);
  const isByAmount = method.startsWith('winRate/') && method.endsWith('/amount');
  return (name) =>
    isByAmount || /Amount\.(?:numerator|denominator)$/.test(name) ? { kind: 'amount', unit: null } : kindOf(name);
}

const dotted = (path: string, key: string) => (path === '' ? key : key === '' ? path : `${path}.${key}`);
