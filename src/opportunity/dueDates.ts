import type { AgeingInput } from '../definition/index.js';
import { type AnyPlan, trackOf } from '../plan/index.js';
import {
  addBusinessDays,
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
  /** The civil date from which its days are counted. */
  readonly from: string;
  /** Whether they are business days. */
  readonly inBusinessDays: boolean;
};

/**
 * Everything that becomes due in the present state, now or later, unsorted. Days are those of the calendar: something
 * due after n days is due at the first instant of the nth day after its clock started.
 */
export function dueDates(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  asOf: number,
  options: DueOptions,
): readonly DueDate[] {
  const calendar = readCalendar(options.calendar);
  const { status, parked, visit, id } = opportunity;
  if (status === 'suspended') {
    const on = parked?.followUpOn;
    if (on == null) return [];
    return [
      { kind: 'follow-up', key: `${id}:${visit.number}:follow-up:${on}`, at: startOfDayIn(calendar, on), ...since(on) },
    ];
  }
  if (status !== 'open') return [];
  return [...ageingDates(plan, opportunity, asOf, calendar, options), ...reviewDates(plan, opportunity, calendar)];
}

const since = (from: string, inBusinessDays = false) => ({ from, inBusinessDays });

function ageingDates(
  plan: AnyPlan,
  opportunity: AnyOpportunity,
  asOf: number,
  calendar: BusinessCalendar,
  options: DueOptions,
): readonly DueDate[] {
  const facts = { plan, opportunity, context: { at: asOf, facts: {}, checks: {} }, reads: { facts: {}, checks: {} } };
  const rule = plan.definition.ageing.find(
    ({ when }: AgeingInput) => when === undefined || evaluateCondition(facts, when) === 'yes',
  );
  const clock = clockStart(opportunity, options);
  if (rule === undefined || clock === null) return [];
  const start = dateIn(calendar, clock);
  return (['remind', 'warn', 'recycle'] as const).flatMap((kind): DueDate[] => {
    const days = rule[kind];
    if (days === undefined) return [];
    const date =
      rule.count === 'business' ? addBusinessDays(calendar, start, days) : dateOfDay(dayNumber(start) + days);
    return [
      {
        kind,
        key: `${opportunity.id}:${opportunity.visit.number}:${kind}:${days}:${start}`,
        at: startOfDayIn(calendar, date),
        ...since(start, rule.count === 'business'),
      },
    ];
  });
}

/** When the ageing clock would have started had it never stood still: time suspended does not count. */
function clockStart({ visit }: AnyOpportunity, { lastActivityAt }: DueOptions): number | null {
  if (visit.clockFrom === null) return null;
  const started = Date.parse(visit.clockFrom) + visit.parkedMs;
  const active = lastActivityAt == null ? null : readInstant(lastActivityAt);
  return active === null ? started : Math.max(started, active);
}

/** A probability given by hand is to be looked at again; one never given, as long after the stage was entered. */
function reviewDates(plan: AnyPlan, opportunity: AnyOpportunity, calendar: BusinessCalendar): readonly DueDate[] {
  const probability = trackOf(plan, opportunity.series, opportunity.variant)?.series.probability;
  const given = opportunity.probability?.at ?? opportunity.visit.clockFrom;
  if (probability === undefined || probability.mode === 'fixed' || given === null) return [];
  const { reviewDays } = probability;
  if (reviewDays === undefined) return [];
  const start = dateIn(calendar, Date.parse(given));
  const review = dayNumber(start) + reviewDays;
  const expires = opportunity.probability?.expiresOn;
  const day = expires == null ? review : Math.min(review, dayNumber(expires));
  const key = `${opportunity.id}:${opportunity.visit.number}:review-probability:${reviewDays}:${start}`;
  return [{ kind: 'review-probability', key, at: startOfDayIn(calendar, dateOfDay(day)), ...since(start) }];
}
