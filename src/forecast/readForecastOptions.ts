import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import {
  dateIn,
  instantText,
  isCurrency,
  readCalendar,
  readDate,
  readInstant,
  unreadableInstant,
} from '../values/index.js';
import {
  calendar as calendarDemand,
  type Demands,
  demandOptions,
  exactRecord,
  given,
  listOf,
  notNegative,
  oneOf,
  optional,
} from './demand.js';
import type { ForecastOptions } from './ForecastOptions.js';
import type { ForecastSettings } from './ForecastSettings.js';
import { readRates } from './readRates.js';

/** Made when asked for: nothing is done when a module is loaded. */
const demands = (): Demands => ({
  asOf: given,
  currency: given,
  closing: optional(exactRecord({ from: given, to: given })),
  calendar: optional(calendarDemand),
  rates: optional(listOf(exactRecord({ currency: given, on: given, rate: given }))),
  maxRateAgeDays: optional(notNegative),
  openRate: optional(oneOf('asOf', 'closeOn')),
  rounding: optional(oneOf('half-even', 'half-up')),
});

/**
 * The options of a forecast, checked.
 *
 * @param more What the caller asks of its own options.
 * @param without Options that the caller does not have.
 *
 * @throws {StagewrightError} `unreadable_instant`, `unknown_currency`, `invalid_date`, `empty_period`,
 * `unknown_time_zone`, `missing_property`, `unknown_property`, `wrong_type`, `unknown_choice`, `out_of_range`: options are written by the program, not loaded.
 */
export function readForecastOptions(
  options: ForecastOptions,
  more: Demands = {},
  without: readonly (keyof ForecastOptions)[] = [],
): ForecastSettings {
  const all = Object.entries({ ...demands(), ...more }).filter(([option]) => !without.some((name) => name === option));
  demandOptions(options, Object.fromEntries(all));
  const { currency, closing, calendar = 'UTC', rates = [], maxRateAgeDays = 7, openRate = 'asOf' } = options;
  const issues: Issue[] = [];
  const ms = readInstant(options.asOf);
  if (ms === null) issues.push(unreadableInstant('asOf', options.asOf));
  if (!isCurrency(currency)) issues.push(createIssue('unknown_currency', 'currency', { currency: shown(currency) }));
  const from = closing === undefined ? null : readDate(closing.from);
  const to = closing === undefined ? null : readDate(closing.to);
  if (closing !== undefined) {
    if (from === null) issues.push(createIssue('invalid_date', 'closing.from', { value: shown(closing.from) }));
    if (to === null) issues.push(createIssue('invalid_date', 'closing.to', { value: shown(closing.to) }));
    if (from !== null && to !== null && from >= to) issues.push(createIssue('empty_period', 'closing', { from, to }));
  }
  if (issues.length > 0 || ms === null) throw new StagewrightError(issues);
  const zone = readCalendar(calendar);
  return {
    asOf: instantText(ms),
    now: ms,
    today: dateIn(zone, ms),
    currency,
    calendar: zone,
    closing: from === null || to === null ? null : { from, to },
    rates: readRates(rates, maxRateAgeDays, currency),
    openRate,
    rounding: options.rounding ?? 'half-even',
  };
}
