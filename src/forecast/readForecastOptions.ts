import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import { dateIn, instantText, isCurrency, readCalendar, readDate, readInstant } from '../values/index.js';
import type { ForecastOptions } from './ForecastOptions.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { readRates } from './readRates.js';

/**
 * The options of a forecast, checked.
 *
 * @throws {StagewrightError} `unreadable_instant`, `unknown_currency`, `invalid_date`, `empty_period`,
 * `unknown_time_zone`: options are written by the program, not loaded.
 */
export function readForecastOptions(options: ForecastOptions): ForecastSettings {
  const { currency, closing, calendar = 'UTC', rates = [], maxRateAgeDays = 7, openRate = 'asOf' } = options;
  const issues: Issue[] = [];
  const ms = readInstant(options.asOf);
  if (ms === null) issues.push(createIssue('unreadable_instant', 'asOf', { value: String(options.asOf) }));
  if (!isCurrency(currency)) issues.push(createIssue('unknown_currency', 'currency', { currency: String(currency) }));
  const from = closing === undefined ? null : readDate(closing.from);
  const to = closing === undefined ? null : readDate(closing.to);
  if (closing !== undefined) {
    if (from === null) issues.push(createIssue('invalid_date', 'closing.from', { value: String(closing.from) }));
    if (to === null) issues.push(createIssue('invalid_date', 'closing.to', { value: String(closing.to) }));
    if (from !== null && to !== null && from >= to) issues.push(createIssue('empty_period', 'closing', { from, to }));
  }
  if (issues.length > 0 || ms === null) throw new StagewrightError(issues);
  const zone = readCalendar(calendar);
  return {
    asOf: instantText(ms),
    today: dateIn(zone, ms),
    currency,
    calendar: zone,
    closing: from === null || to === null ? null : { from, to },
    rates: readRates(rates, maxRateAgeDays),
    openRate,
    rounding: options.rounding ?? 'half-even',
  };
}
