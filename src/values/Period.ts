/** How time is cut, from short to long. */
export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A stretch of civil dates: its first date, and the date after its last. */
export type Period = {
  /** `2026-04-06`, `2026-W15`, `2026-04`, `2026-Q2`, `2026`; fiscal ones `FY2026-Q2`, `FY2026`, or the id in an explicit calendar. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
};
