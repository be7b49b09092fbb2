import type { Json } from '../issues/index.js';
import { currencyDigits, decimalUnits, readInstant, readMoney, type StagePath } from '../values/index.js';
import { buildHistory, type HistoryEvent, placesOf } from './buildHistory.js';
import { QualityTally, type Read } from './Quality.js';
import { CLOSED, OPEN, PARKED } from './StageHistory.js';

/** The row's own keys. */
export type Columns<R> = {
  readonly opportunityId: keyof R & string;
  readonly at: keyof R & string;
  readonly to: keyof R & string;
  readonly recordedAt?: keyof R & string;
  /** A decimal in major units; needs `currency`, a column or one for all rows. */
  readonly amount?: keyof R & string;
  readonly currency?: keyof R & string;
};

export type RowsOptions<R, O, A extends string> = {
  readonly path: StagePath;
  readonly columns: Columns<R>;
  /** The currency of all amounts, where there is no column for it. */
  readonly currency?: string;
  /** A second table with what one splits by. */
  readonly opportunities?: {
    readonly rows: Iterable<O>;
    readonly id: keyof O & string;
    readonly attributes: readonly A[];
  };
};

/**
 * A history from rows of any CRM, one row a change of stage, in any order.
 *
 * `at` is a `Date`, epoch milliseconds, or ISO text with a zone. Rows that cannot be used are counted with samples:
 * `missing_id`, `unparsable_date`, `unknown_stage` (neither a place of the path nor an alias), `unparsable_amount` (the row is kept
 * without it); rows that change neither stage nor amount (`no_change_of_stage`) and exact repetitions (`duplicate_row`)
 * are counted and left out.
 */
export function historyFromRows<R extends object, O extends object = object, const A extends string & keyof O = never>(
  rows: Iterable<R>,
  { path, columns, currency, opportunities }: RowsOptions<R, O, A>,
): Read<A> {
  const tally = new QualityTally();
  const names = placesOf(path);
  const index = new Map(names.map((name, place) => [name, place]));
  for (const [alias, name] of Object.entries(path.aliases ?? {}))
    if (!index.has(alias)) index.set(alias, index.get(name) ?? -1);
  const closed = new Set([...path.won, ...path.lost, ...path.abandoned, ...(path.afterWin ?? [])]);
  const parked = new Set(path.parked);
  const events: HistoryEvent[] = [];
  let count = 0;
  for (const row of rows) {
    const seq = count++;
    const cell = (key: (keyof R & string) | undefined): unknown => (key === undefined ? undefined : row[key]);
    const id = cell(columns.opportunityId);
    const at = readInstant(cell(columns.at));
    const place = index.get(String(cell(columns.to)));
    if (id === null || id === undefined || id === '') tally.add('missing_id', seq);
    else if (at === null) tally.add('unparsable_date', sample(cell(columns.at)));
    else if (place === undefined || place < 0) tally.add('unknown_stage', sample(cell(columns.to)));
    else {
      const raw = cell(columns.amount);
      const code = currency ?? cell(columns.currency);
      const money = raw === undefined || raw === null || raw === '' ? null : readMoney({ amount: raw, currency: code });
      if (money === null && raw !== undefined && raw !== null && raw !== '')
        tally.add('unparsable_amount', sample(raw));
      const name = names[place] ?? '';
      events.push({
        id: String(id),
        at,
        recordedAt: readInstant(cell(columns.recordedAt)),
        seq,
        place,
        status: closed.has(name) ? CLOSED : parked.has(name) ? PARKED : OPEN,
        amount: money === null ? null : decimalUnits(money.amount, currencyDigits(money.currency)),
        currency: money?.currency ?? null,
      });
    }
  }
  const kept = withoutRepetitions(events, tally);
  const attributes = new Map<string, { readonly [name: string]: string | null }>();
  for (const row of opportunities?.rows ?? []) {
    const key = opportunities?.id;
    if (key === undefined) continue;
    const entries = (opportunities?.attributes ?? []).map((name) => [name, text(row[name as keyof O])] as const);
    attributes.set(String(row[key]), Object.fromEntries(entries));
  }
  const history = buildHistory<A>(
    path,
    kept,
    { names: opportunities?.attributes ?? [], of: (id) => attributes.get(id) ?? {} },
    tally,
  );
  return { history, quality: tally.report(count, kept.length) };
}

/** Exports write a row for every change of any column; only a change of stage or amount is an event here. */
function withoutRepetitions(events: readonly HistoryEvent[], tally: QualityTally): readonly HistoryEvent[] {
  const ordered = [...events].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.at - b.at || a.seq - b.seq));
  return ordered.filter((event, index) => {
    const before = ordered[index - 1];
    if (before === undefined || before.id !== event.id || before.place !== event.place) return true;
    if (before.amount !== event.amount || before.currency !== event.currency) return true;
    tally.add(before.at === event.at ? 'duplicate_row' : 'no_change_of_stage', event.id);
    return false;
  });
}

const sample = (value: unknown): Json =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? value : String(value);
const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
