import type { FiscalCalendar } from './FiscalCalendar.js';

/** Days as an organisation counts them: in a time zone, with weekends, holidays and make-up workdays. Frozen plain data. */
export type BusinessCalendar = {
  readonly zone: string;
  /** Days of the week that are not worked, 0 Sunday to 6 Saturday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly string[];
  /** Days worked although they fall on a weekend or a holiday. */
  readonly extraWorkdays: readonly string[];
  /** The first day of a week, 0 Sunday to 6 Saturday. */
  readonly weekStart: number;
  readonly fiscal: FiscalCalendar | null;
};

export type BusinessCalendarOptions = { readonly zone: string } & Partial<Omit<BusinessCalendar, 'zone' | 'fiscal'>> & {
    readonly fiscal?: FiscalCalendar | null;
  };

/**
 * A calendar of `businessCalendar`, or a record that is completed and refused as there, stored as JSON for instance. A zone
 * name stands for a calendar without holidays, Saturday and Sunday free, weeks from Monday.
 */
export type CalendarInput = BusinessCalendarOptions | string;
