import type { StagePath } from '../values/index.js';
import type { QualityTally } from './Quality.js';
import type { StageHistory } from './StageHistory.js';

/** One event before it is put into columns. */
export type HistoryEvent = {
  readonly id: string;
  readonly at: number;
  readonly recordedAt: number | null;
  /** Breaks ties of `at`; the order of input where it is the same. */
  readonly seq: number;
  readonly place: number;
  readonly status: number;
  readonly amount: bigint | null;
  readonly currency: string | null;
};

/** Places of a path in the order of the columns. */
export function placesOf({ stages, won, lost, abandoned, afterWin = [] }: StagePath): readonly string[] {
  return [...stages, ...won, ...lost, ...abandoned, ...afterWin];
}

/** Sorts events by opportunity and time and puts them into columns. Ties of time keep the order of `seq`, then of input. */
export function buildHistory<A extends string>(
  path: StagePath,
  events: readonly HistoryEvent[],
  attributesOf: {
    readonly names: readonly A[];
    readonly of: (id: string) => { readonly [name: string]: string | null };
  },
  tally: QualityTally,
): StageHistory<A> {
  const groups = new Map<string, HistoryEvent[]>();
  for (const event of events) {
    const group = groups.get(event.id);
    if (group) group.push(event);
    else groups.set(event.id, [event]);
  }
  const ids = [...groups.keys()].sort();
  const first = new Int32Array(ids.length + 1);
  const at = new Float64Array(events.length);
  const recordedAt = new Float64Array(events.length);
  const place = new Int16Array(events.length);
  const status = new Uint8Array(events.length);
  const amounts: (bigint | null)[] = [];
  const currencies: (string | null)[] = [];
  let next = 0;
  let known = 0;
  for (const [index, id] of ids.entries()) {
    const group = [...(groups.get(id) ?? [])].sort((a, b) => a.at - b.at || a.seq - b.seq);
    first[index] = next;
    let before: HistoryEvent | undefined;
    for (const event of group) {
      if (before !== undefined && before.at === event.at && before.seq === event.seq)
        tally.add('order_of_input_kept', id);
      at[next] = event.at;
      recordedAt[next] = event.recordedAt ?? event.at;
      if (event.recordedAt !== null) known++;
      place[next] = event.place;
      status[next] = event.status;
      amounts.push(event.amount);
      currencies.push(event.currency);
      before = event;
      next++;
    }
  }
  first[ids.length] = next;
  const columns = attributesOf.names.map((name) => [name, ids.map((id) => attributesOf.of(id)[name] ?? null)] as const);
  return {
    path,
    places: placesOf(path),
    ids,
    first,
    at,
    recordedAt,
    place,
    status,
    amounts,
    currencies,
    opportunities: ids.length,
    events: next,
    attributes: attributesOf.names,
    values: Object.fromEntries(columns) as unknown as StageHistory<A>['values'],
    bitemporal: known === next && next > 0 ? 'full' : known > 0 ? 'partial' : 'none',
  };
}
