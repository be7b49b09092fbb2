/** A stretch of an explicit fiscal calendar: from its first date up to, not including, the date `to`. */
export type FiscalPeriod = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The quarter and the year that it belongs to, for reports by quarter and year. */
  readonly quarter?: string;
  readonly year?: string;
};

/** A financial year: by the month it starts in, or period by period (4-4-5 years, thirteen periods). */
export type FiscalCalendar =
  | { readonly kind: 'months'; readonly startMonth: number; readonly yearNamedBy: 'start' | 'end' }
  | { readonly kind: 'explicit'; readonly periods: readonly FiscalPeriod[] };
