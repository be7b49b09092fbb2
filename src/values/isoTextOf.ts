/** Year, month and day, parted by one sign or in Chinese; then perhaps a time of 24 hours, and its zone. */
const WRITTEN =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)(?:[Tt\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * A date, with a time or none, as ISO text, from the forms that exports have and that can mean nothing else: `2026-1-10`,
 * `2026/01/10`, `2026.1.10`, `2026年1月10日`, each with an hour of one digit or two, `UTC` or `GMT` for `Z`, and blanks around.
 * Whether there is such a day is not looked at. `null` for all else: `10.01.2026` and `01/10/2026` do not say which is the month.
 *
 * @example
 * isoTextOf('2026/1/10 9:05:00 UTC') // => '2026-01-10T09:05:00Z'
 * isoTextOf('10/01/2026') // => null
 */
export function isoTextOf(text: string): string | null {
  const parts = WRITTEN.exec(text.trim());
  if (parts === null) return null;
  const [, year, , month, day, chineseMonth, chineseDay, hour, minute, second = '00', decimals, zone = ''] = parts;
  const date = `${year}-${two(month ?? chineseMonth)}-${two(day ?? chineseDay)}`;
  if (hour === undefined) return date;
  const time = `${two(hour)}:${minute}:${second}${decimals === undefined ? '' : `.${decimals}`}`;
  return `${date}T${time}${/^(?:z|UTC|GMT)$/.test(zone) ? 'Z' : zone}`;
}

const two = (digits = '') => digits.padStart(2, '0');
