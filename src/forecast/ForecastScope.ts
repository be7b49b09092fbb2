import type { ForecastSettings } from './ForecastSettings.js';

/** What a report on a forecast is of: the zone of its dates, and the period of `closing`. */
export type ForecastScope = {
  readonly zone: string;
  /** From the first date up to, not including, the second; `null` for all. */
  readonly closing: { readonly from: string; readonly to: string } | null;
};

export function scopeOf({ calendar, closing }: Pick<ForecastSettings, 'calendar' | 'closing'>): ForecastScope {
  return { zone: calendar.zone, closing };
}
