import { createIssue, demandType, type Result } from '../issues/index.js';
import { amountAt, currencyAt } from './amountAt.js';
import { ChangeLots } from './ChangeLots.js';
import { changedName } from './changedValues.js';
import { demandHistory } from './demandHistory.js';
import { EventBuffer } from './EventBuffer.js';
import { historyFromBuffer } from './historyFromBuffer.js';
import { IdTable } from './IdTable.js';
import { pathKey } from './pathKey.js';
import type { Read } from './Quality.js';
import { QualityTally } from './QualityTally.js';
import type { Attributes } from './readAttributes.js';
import { type AnyHistory, type AttributeChanges, NO_DATE, type StageHistory } from './StageHistory.js';

/**
 * Several histories as one: shards, or what is stored and what is new. Events of one opportunity may lie in several of
 * them, and the same event counts once (`duplicate_row` in `quality`, whose `rows` are events here).
 *
 * Associative, and independent of the order of the list: events of one instant of which nothing says the order keep the
 * rank that they had in their own history, then stand in order of their content. Changes of attributes are those of all, as
 * one set; of an attribute without changes two values for one opportunity become the greater (`conflicting_attribute`).
 * The same as reading all rows at once, as long as none of them was left out by a policy for what stands around it
 * (`no_change_of_stage`, `broken_chain`, `event_after_end`), nor a change or a value of an opportunity that had no row in
 * its shard (`change_without_rows`, `opportunity_without_rows`): shards cut by time are given the whole tables.
 *
 * Where rows came from (`from`) is used up when they are read: events of one instant that only this puts in order, and that
 * lie in different shards, stand in order of their content (`order_of_input_kept`). Rows of one opportunity in one shard,
 * or a `seq`, keep it.
 *
 * Histories may have different attributes: the whole has all of them, `null` for opportunities of those that lack one.
 *
 * Refused, as issues: `nothing_to_merge`, `different_paths`. Linear in events, and O(n log n) in opportunities.
 *
 * @throws {StagewrightError} `wrong_type` of what is no list of histories.
 *
 * @example
 * import { historyFromRows, mergeHistories } from 'stagewright/conversion';
 *
 * const path = { stages: ['lead', 'bid'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
 * const read = (rows: readonly { id: string; at: string; to: string }[]) => historyFromRows(rows, { path, columns }).history;
 * const merged = mergeHistories([
 *   read([{ id: 'a', at: '2026-01-05T00:00:00Z', to: 'bid' }]),
 *   read([{ id: 'a', at: '2026-01-01T00:00:00Z', to: 'lead' }]),
 * ]);
 * merged.ok && [...merged.value.history.place]; // => [0, 1]
 */
export function mergeHistories<H extends AnyHistory>(histories: readonly H[]): Result<Read<AttributeOf<H>>> {
  demandType('histories', 'list', histories);
  for (const [index, history] of histories.entries()) demandHistory(history, `histories.${index}`);
  const [head, ...others] = histories;
  if (head === undefined) return { ok: false, issues: [createIssue('nothing_to_merge', 'histories')] };
  const key = pathKey(head.path);
  const different = others.flatMap(({ path }, index) =>
    pathKey(path) === key ? [] : [createIssue('different_paths', `histories.${index + 1}`)],
  );
  if (different.length > 0) return { ok: false, issues: different };
  const ids = new IdTable();
  const has = (column: 'closeOn' | 'reason' | 'seq' | 'tie') => histories.some((history) => history[column] !== null);
  const buffer = new EventBuffer({
    recordedAt: histories.some(({ bitemporal }) => bitemporal !== 'none'),
    closeOn: has('closeOn'),
    reason: has('reason'),
    seq: has('seq'),
    from: false,
    tie: has('tie'),
  });
  for (const history of histories) append(history, buffer, ids);
  const changes = histories.some((history) => Object.keys(history.changes).length > 0) && mergedChanges(histories);
  const intake = { buffer, ids, tally: new QualityTally(), rows: buffer.count, ...(changes && { changes }) };
  return {
    ok: true,
    value: historyFromBuffer<AttributeOf<H>, AttributeOf<H>>(
      intake,
      head.path,
      mergedAttributes(histories),
      'histories',
    ),
    issues: [],
  };
}

/** The attributes of one of several histories. */
type AttributeOf<H extends AnyHistory> = H extends { readonly attributes: readonly (infer A)[] }
  ? Extract<A, string>
  : never;

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function append(history: StageHistory<any>, buffer: EventBuffer, ids: IdTable): void {
  const { first, at, recordedAt, isRecorded, bitemporal, place, status, closeOn, reason, seq, tie } = history;
  buffer.reserve(history.events);
  buffer.lots.push(buffer.count);
  for (const [opportunity, id] of history.ids.entries()) {
    const deal = ids.indexOf(id);
    for (let event = first[opportunity] as number; event < (first[opportunity + 1] as number); event++) {
      const isSaid = bitemporal === 'full' || isRecorded?.[event] === 1;
      const known = isSaid ? (recordedAt[event] as number) : Number.NaN;
      const copy = buffer.put(deal, at[event] as number, known, place[event] as number, status[event] as number);
      const amount = history.minor[event] as number;
      buffer.setAmount(
        copy,
        Number.isNaN(amount) ? (amountAt(history, event) ?? Number.NaN) : amount,
        buffer.currencies.codeOf(currencyAt(history, event)),
      );
      if (buffer.closeOn !== null) buffer.closeOn[copy] = closeOn?.[event] ?? NO_DATE;
      if (buffer.reason !== null)
        buffer.reason[copy] = buffer.reasons.codeOf(history.reasonNames[(reason?.[event] ?? 0) - 1] ?? null);
      if (buffer.seq !== null) buffer.seq[copy] = seq?.[event] ?? 0;
      if (buffer.tie !== null) buffer.tie[copy] = tie?.[event] ?? 0;
    }
  }
}

const changesOf = <A extends string>(history: StageHistory<A>, name: A): AttributeChanges | undefined =>
  history.changes[name];

/** The changes of all histories, as one set. */
function mergedChanges<A extends string>(histories: readonly StageHistory<A>[]): ChangeLots<A> {
  const names = new Set(histories.flatMap(({ attributes }) => attributes));
  const lots = new ChangeLots<A>([...names]);
  for (const history of histories)
    for (const name of history.attributes) {
      const own = changesOf(history, name);
      if (own === undefined) continue;
      const { first, at, recordedAt, from, to } = own;
      for (const [opportunity, id] of history.ids.entries())
        for (let change = first[opportunity] as number; change < (first[opportunity + 1] as number); change++) {
          lots.rows++;
          lots.put(name, {
            id,
            at: at[change] as number,
            recordedAt: recordedAt[change] as number,
            from: changedName(own, from[change] as number),
            to: changedName(own, to[change] as number),
          });
        }
    }
  return lots;
}

/** All attributes of all histories; sorted where they do not agree on them. */
function mergedAttributes<A extends string>(histories: readonly StageHistory<A>[]): Attributes<A> {
  const lists = new Set(histories.map(({ attributes }) => JSON.stringify(attributes)));
  const all = [...new Set(histories.flatMap(({ attributes }) => attributes))];
  const names = lists.size > 1 ? all.sort() : all;
  return {
    names,
    valuesOf: (ids, tally) => {
      const indexes = new Map(ids.map((id, index) => [id, index]));
      const entries = names.map((name) => {
        const column = new Array<string | null>(ids.length).fill(null);
        for (const history of histories) {
          const values: readonly (string | null)[] = history.attributes.includes(name) ? history.values[name] : [];
          const first = changesOf(history, name)?.first;
          for (const [opportunity, said] of values.entries()) {
            // What changes led to is theirs to say, of all histories together.
            const value = (first?.[opportunity] ?? 0) < (first?.[opportunity + 1] ?? 0) ? null : said;
            const index = indexes.get(history.ids[opportunity] ?? '') ?? -1;
            const before = column[index] ?? null;
            if (before !== null && value !== null && before !== value)
              tally.add('conflicting_attribute', history.ids[opportunity] ?? '');
            if (value !== null && (before === null || value > before)) column[index] = value;
          }
        }
        return [name, column] as const;
      });
      return Object.fromEntries(entries) as unknown as { readonly [name in A]: readonly (string | null)[] };
    },
  };
}
