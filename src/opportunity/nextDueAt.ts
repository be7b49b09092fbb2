import type { SalesModelInput } from '../definition/index.js';
import type { AnyPlan, SalesPlan } from '../plan/index.js';
import { instantText } from '../values/index.js';
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
 * @throws {StagewrightError} `unreadable_instant` for an `asOf` or a `lastActivityAt` that is no instant; an unknown time zone.
 */
export function nextDueAt<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  options: DueOptions,
): string | null {
  const asOf = instantOf(options);
  const later = dueDates(plan as AnyPlan, opportunity as unknown as AnyOpportunity, asOf, options).filter(
    ({ at }) => at > asOf,
  );
  return later.length === 0 ? null : instantText(Math.min(...later.map(({ at }) => at)));
}
