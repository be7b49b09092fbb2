import type { SalesModelInput } from '../definition/index.js';
import { type AnyPlan, demandPlan, type SalesPlan } from '../plan/index.js';
import { instantText } from '../values/index.js';
import { demandOpportunity } from './demandOpportunity.js';
import { type DueOptions, dueDates } from './dueDates.js';
import { instantOf } from './dueItems.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';

/**
 * The next instant after `asOf` at which something becomes due, as ISO text: the column that a nightly job selects by.
 * `null` where nothing will. What is due already is in `dueItems`.
 *
 * A host that writes the column outside its job (after an event, say) passes the instant of the job's last run as
 * `asOf`, so that nothing that became due in between is passed over.
 *
 * @throws {StagewrightError} `unreadable_instant` for an `asOf` or a `lastActivityAt` that is no instant,
 * `unknown_time_zone`, `wrong_type` where an argument is no record.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, nextDueAt, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, ageing: [{ remind: 7, recycle: 30 }],
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T09:00:00Z', by: { id: 'ann', roles: [] } });
 * if (!opened.ok) throw new Error(opened.standing);
 * const calendar = 'Asia/Shanghai';
 * nextDueAt(plan, opened.opportunity, { asOf: '2026-03-01T09:00:00Z', calendar }) // => '2026-03-07T16:00:00.000Z'
 * nextDueAt(plan, opened.opportunity, { asOf: '2026-03-09T09:00:00Z', calendar }) // => '2026-03-30T16:00:00.000Z'
 * nextDueAt(plan, opened.opportunity, { asOf: '2026-04-01T09:00:00Z', calendar }) // => null
 */
export function nextDueAt<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  options: DueOptions,
): string | null {
  demandPlan(plan);
  demandOpportunity(opportunity);
  const asOf = instantOf(options);
  const later = dueDates(plan as AnyPlan, opportunity as unknown as AnyOpportunity, asOf, options).filter(
    ({ at }) => at > asOf,
  );
  return later.length === 0 ? null : instantText(Math.min(...later.map(({ at }) => at)));
}
