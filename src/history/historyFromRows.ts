import { historyReader, type RowsOptions } from './historyReader.js';
import type { Read } from './Quality.js';

/**
 * A history from rows of any CRM, one row a change, in any order.
 *
 * `at` is a `Date`, epoch milliseconds, or ISO text; a local time needs `zone`. Within an opportunity rows are ordered by
 * `at`, `seq`, `recordedAt`, then so that each comes `from` where the one before led, then as they came. A row with the
 * place of the row before it (a new amount, a new close date) is an event that ends no stay. Nothing is dropped
 * silently: `quality` counts by kind what cannot be right, with samples, and `policy` says per kind whether to refuse all
 * rows, exclude such rows or keep them (`QUALITY_KINDS` has what happens without).
 *
 * What one splits by stands in `opportunities`, and how it changed in `attributeChanges`: from each change on its `to`,
 * before the first its `from` (`null` where nobody says it); an opportunity without changes has what the table says. Where
 * the table says something else than the last change, the change counts, and `attribute_not_as_changed` tells. Changes
 * of one instant are ordered by `recordedAt`, by chain, then by content, never by input; equal ones are one.
 *
 * Rows grouped by opportunity, in ascending order of ids (`order by deal_id, changed_at`), are read several times faster.
 * Linear in rows that come so, O(n log n) else; no row gives the empty history.
 *
 * @throws {StagewrightError} `missing_property` for amounts without a currency, `unknown_currency`, `invalid_policy`, `ambiguous_place` and
 * `unknown_stage` of the path, `unknown_property`, `wrong_type`, `unknown_time_zone`, `unreadable_instant`; `reserved_name` for an attribute that
 * is called as what every object has (`constructor`); of tables of changes
 * `missing_property`, `unknown_property`, `unknown_choice` for an alias of none of their attributes; one issue a kind that
 * the policy refuses.
 *
 * @example
 * const rows = [
 *   { deal: 'a', on: '2026-01-01 09:00:00', stage: 'lead' },
 *   { deal: 'a', on: '2026-01-08 09:00:00', stage: 'won' },
 *   { deal: 'a', on: '2026-01-08 09:00:00', stage: 'won' },
 *   { deal: 'b', on: '2026-01-99 09:00:00', stage: 'lead' },
 * ];
 * const { history, quality } = historyFromRows(rows, {
 *   path: { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] },
 *   columns: { opportunityId: 'deal', at: 'on', to: 'stage' },
 *   zone: 'Asia/Shanghai',
 * });
 * [history.opportunities, history.events, quality.rows, quality.kept]; // => [1, 2, 4, 2]
 * quality.problems.map(({ code, action, samples }) => [code, action, samples]);
 * // => [['duplicate_row', 'excluded', ['a']], ['unparsable_date', 'excluded', ['2026-01-99 09:00:00']]]
 */
export function historyFromRows<
  R extends object,
  O extends object = object,
  const A extends string & keyof O = never,
  C extends object = never,
  const B extends string = never,
>(rows: Iterable<R>, options: RowsOptions<R, O, A, C, B>): Read<A | B> {
  const reader = historyReader(options);
  reader.add(rows);
  return reader.read();
}
