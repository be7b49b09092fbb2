import type { AgeingInput } from '../definition/index.js';
import { type AnyPlan, trackOf } from '../plan/index.js';
import {
  type BusinessCalendar,
  type CalendarInput,
  dateIn,
  dateOfDay,
  dayNumber,
  type InstantInput,
  readCalendar,
  readInstant,
  startOfDayIn,
} from '../values/index.js';
import { ageingClock } from './ageingClock.js';
import { evaluateCondition } from './evaluateCondition.js';
import type { AnyOpportunity } from './Opportunity.js';

export type DueOptions = {
  /** The instant to look from. */
  readonly asOf: InstantInput;
  /** The zone whose days are counted; a zone name stands for a calendar without holidays. */
  readonly calendar: CalendarInput;
  /** The last activity that the host knows of: it restarts the clocks of reminders, warnings and recycling. */
  readonly lastActivityAt?: InstantInput | null;
};

export type DueKind = 'remind' | 'warn' | 'recycle' | 'follow-up' | 'review-probability';

/** One thing that becomes due at an instant. */
export type DueDate = {
  readonly kind: DueKind;
  /** Names the thing once per visit, threshold and start of its clock. */
  readonly key: string;
  readonly at: number;
  /** Days of the calendar since its clock started, at the instant looked from; of a follow-up, since its date. */
  readonly days: number;
};

/**
 * Everything that becomes due in the present state, now or later, unsorted. Days are those of the calendar: something
 * due after n days is due at the first instant of the nth day that its clock counts.
 */
export function dueDates(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  asOf: number,
  options: DueOptions,
): readonly DueDate[] {
  const calendar = readCalendar(options.calendar);
  const day: Day = { asOf, today: dateIn(calendar, asOf), calendar };
  if (opportunity.status === 'suspended') return followUpDates(opportunity, day);
  if (opportunity.status !== 'open') return [];
  return [...ageingDates(plan, opportunity, day, options), ...reviewDates(plan, opportunity, day)];
}

/** The day looked from. */
type Day = { readonly asOf: number; readonly today: string; readonly calendar: BusinessCalendar };

function followUpDates({ id, visit, parked }: AnyOpportunity, { today, calendar }: Day): readonly DueDate[] {
  const on = parked?.followUpOn;
  if (on == null) return [];
  const key = `${id}:${visit.number}:follow-up:${on}`;
  return [{ kind: 'follow-up', key, at: startOfDayIn(calendar, on), days: dayNumber(today) - dayNumber(on) }];
}

function ageingDates(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  { asOf, today, calendar }: Day,
  { lastActivityAt }: DueOptions,
): readonly DueDate[] {
  const facts = { plan, opportunity, context: { at: asOf, facts: {}, checks: {} }, reads: { facts: {}, checks: {} } };
  const rule = plan.definition.ageing.find(
    ({ when }: AgeingInput) => when === undefined || evaluateCondition(facts, when) === 'yes',
  );
  if (rule === undefined) return [];
  const { id, visit } = opportunity;
  const active = lastActivityAt == null ? null : readInstant(lastActivityAt);
  const clock = ageingClock(visit, active, calendar, rule.count === 'business');
  if (clock === null) return [];
  const days = clock.daysUntil(today);
  return (['remind', 'warn', 'recycle'] as const).flatMap((kind): DueDate[] => {
    const after = rule[kind];
    if (after === undefined) return [];
    const key = `${id}:${visit.number}:${kind}:${after}:${clock.start}`;
    return [{ kind, key, at: startOfDayIn(calendar, clock.dayAfter(after)), days }];
  });
}

/**
 * A probability given by hand is to be looked at again; one never given, as long after the stage was entered. It grows
 * old while suspended, too: this is no clock of ageing.
 */
function reviewDates(plan: AnyPlan, opportunity: AnyOpportunity, { today, calendar }: Day): readonly DueDate[] {
  const probability = trackOf(plan, opportunity.series, opportunity.variant)?.series.probability;
  const given = opportunity.probability?.at ?? opportunity.visit.clockFrom;
  if (probability === undefined || probability.mode === 'fixed' || given === null) return [];
  const { reviewDays } = probability;
  if (reviewDays === undefined) return [];
  const start = dateIn(calendar, Date.parse(given));
  const review = dayNumber(start) + reviewDays;
  const expires = opportunity.probability?.expiresOn;
  const on = expires == null ? review : Math.min(review, dayNumber(expires));
  const key = `${opportunity.id}:${opportunity.visit.number}:review-probability:${reviewDays}:${start}`;
  const at = startOfDayIn(calendar, dateOfDay(on));
  return [{ kind: 'review-probability', key, at, days: dayNumber(today) - dayNumber(start) }];
}
