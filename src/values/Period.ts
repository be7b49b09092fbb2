/** How time is cut. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A stretch of civil dates: its first date, and the date after its last. */
export type Period = {
  /** `2026-04-06`, `2026-W15`, `2026-04`, `2026-Q2`, `2026`; fiscal ones `FY2026-Q2`, `FY2026`, or the id in an explicit calendar. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
};
