import type { SalesModelInput } from '../definition/index.js';
import { demandOptions, StagewrightError } from '../issues/index.js';
import { type AnyPlan, demandPlan, found, type SalesPlan } from '../plan/index.js';
import { calendarIssues, instantText, readInstant, unreadableInstant } from '../values/index.js';
import { demandOpportunity } from './demandOpportunity.js';
import { type DueKind, type DueOptions, dueDates } from './dueDates.js';
import type { EventOf } from './Event.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';

/** Something that is due: a notice to queue once by its key, or an event to apply. */
export type DueItem<M extends SalesModelInput = SalesModelInput> = {
  /** Stable per visit and threshold, as long as the clock is not restarted: the key of a queue. */
  readonly key: string;
  readonly kind: DueKind;
  /** When it became due. */
  readonly since: string;
  /**
   * Days of the calendar since its clock started, business days where its rule counts them, without those that began
   * while it was suspended; of a follow-up, since its date.
   */
  readonly days: number;
  /** The event that settles it, where one does (recycling), with the key as its id. */
  readonly event: EventOf<M> | null;
};

/**
 * What is due for one opportunity: reminders, warnings, recycling, follow-ups of suspended ones and reviews of
 * probabilities, earliest first.
 *
 * The first ageing rule whose condition is yes holds; one whose condition is unknown is passed over. Clocks start when
 * the stage is entered, again with the last activity, and stand still while an opportunity is suspended: what was due
 * before a suspension is due after it under the same key. A pooled or closed one has nothing due.
 *
 * @throws {StagewrightError} `unreadable_instant` for an `asOf` or a `lastActivityAt` that is no instant,
 * `unknown_time_zone`, `wrong_type` where an argument is no record.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, dueItems, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, ageing: [{ remind: 7, recycle: 30 }],
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T09:00:00Z', by: { id: 'ann', roles: [] } });
 * if (!opened.ok) throw new Error(opened.standing);
 * const items = dueItems(plan, opened.opportunity, { asOf: '2026-03-09T09:00:00Z', calendar: 'Asia/Shanghai' });
 * items.map((item) => [item.kind, item.days]) // => [['remind', 8]]
 * items[0].since // => '2026-03-07T16:00:00.000Z'
 */
export function dueItems<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  options: DueOptions,
): readonly DueItem<M>[] {
  demandPlan(plan);
  demandOpportunity(opportunity);
  const asOf = instantOf(options);
  return dueDates(plan as AnyPlan, opportunity as unknown as AnyOpportunity, asOf, options)
    .filter(({ at }) => at <= asOf)
    .sort((a, b) => a.at - b.at)
    .map(({ key, kind, at, days }) => ({
      key,
      kind,
      since: instantText(at),
      days,
      event: kind === 'recycle' ? ({ type: 'recycle', id: key } as EventOf<M>) : null,
    }));
}

/** The instant that a report or a job looks from; the options' other instant is checked with it. */
export function instantOf(options: DueOptions): number {
  demandOptions('options', options, ['asOf', 'calendar', 'lastActivityAt']);
  const { asOf, calendar, lastActivityAt } = options;
  const at = readInstant(asOf);
  const unreadable = (path: string, value: unknown) => unreadableInstant(path, value, String(found(value)));
  const issues = [
    ...calendarIssues(calendar, 'options.calendar'),
    ...(at === null ? [unreadable('asOf', asOf)] : []),
    ...(lastActivityAt != null && readInstant(lastActivityAt) === null
      ? [unreadable('lastActivityAt', lastActivityAt)]
      : []),
  ];
  if (at === null || issues.length > 0) throw new StagewrightError(issues);
  return at;
}
