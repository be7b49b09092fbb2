import { type PeriodUnit, periodOf } from '../values/index.js';
import { addRow, emptyCell, type ForecastCell } from './ForecastCell.js';
import type { ForecastSettings } from './ForecastSettings.js';
import type { IssueTally } from './issueTally.js';
import { eachCounted, type ReadRows } from './ReadRows.js';

/** What a forecast can be split by. */
export type ForecastAttribute = 'stage' | 'series' | 'owner' | 'category';

export type GroupKey = { readonly [name: string]: string | null };

export type RowGroup = { readonly key: GroupKey; readonly cell: ForecastCell };

export type Grouping = {
  readonly groupBy: readonly ForecastAttribute[];
  readonly every: PeriodUnit | null;
};

/** The rows that count, by attributes and period; groups in the order of their keys, periods in that of time. */
export function groupRows(
  rows: ReadRows,
  { groupBy, every }: Grouping,
  settings: ForecastSettings,
  tally: IssueTally,
): readonly RowGroup[] {
  if (groupBy.length === 0 && every === null) return [];
  const groups = new Map<string, RowGroup & { readonly order: readonly (string | null)[] }>();
  const place = every === null ? null : placer(rows, every, settings, tally);
  eachCounted(rows, (row, rowClass) => {
    const deal = rows.deals[row];
    const values = groupBy.map((name) => deal?.[name] ?? null);
    const period = place?.(row);
    const id = JSON.stringify(period === undefined ? values : [...values, period.key]);
    let group = groups.get(id);
    if (group === undefined) {
      const key = Object.fromEntries(
        groupBy.map((name, index): [string, string | null] => [name, values[index] ?? null]),
      );
      group = {
        key: period === undefined ? key : { ...key, period: period.key },
        cell: emptyCell(),
        order: period === undefined ? values : [...values, period.order],
      };
      groups.set(id, group);
    }
    addRow(group.cell, rows, row, rowClass);
  });
  return [...groups.values()].sort((a, b) => compareLists(a.order, b.order));
}

type Place = { readonly key: string; readonly order: string };

/** After every date, in this order. */
const OVERDUE: Place = { key: 'overdue', order: '~1' };
const UNDATED: Place = { key: 'undated', order: '~2' };
const UNCOVERED: Place = { key: 'uncovered', order: '~3' };

function placer(
  { deals, dates }: ReadRows,
  every: PeriodUnit,
  settings: ForecastSettings,
  tally: IssueTally,
): (row: number) => Place {
  const known = new Map<string, Place>();
  return (row) => {
    const deal = deals[row];
    const date = dates[row];
    if (deal === undefined || date == null) return UNDATED;
    if (deal.status === 'open' && date < settings.today) return OVERDUE;
    let place = known.get(date);
    if (place === undefined) {
      const period = periodOf(settings.calendar, every, date);
      place = period === null ? UNCOVERED : { key: period.key, order: period.from };
      known.set(date, place);
    }
    if (place === UNCOVERED) tally.add('outside_fiscal_calendar', deal.id, 'warning');
    return place;
  };
}

/** Texts by code unit, nothing last. */
function compareLists(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const index = a.findIndex((value, at) => value !== (b[at] ?? null));
  const [one, other] = [a[index] ?? null, b[index] ?? null];
  if (one === other) return 0;
  return other === null || (one !== null && one < other) ? -1 : 1;
}
