import { demandType, StagewrightError, unknownChoice } from '../issues/index.js';
import { civilText, dayAt } from './civilDate.js';
import { demandDate } from './demandDate.js';
import type { FiscalCalendar, FiscalPeriod } from './FiscalCalendar.js';

const PATTERNS = ['4-4-5', '4-5-4', '5-4-4'] as const;

/** How the thirteen weeks of a quarter are cut into its three periods. */
export type WeekPattern = (typeof PATTERNS)[number];

/**
 * The fiscal calendar of retailers: quarters of thirteen weeks, cut into periods of four, four and five weeks.
 *
 * @param years Each year by its name, its first date, and whether it has a 53rd week (which its last period then has).
 * @param pattern Default `4-4-5`.
 * @throws {StagewrightError} `wrong_type`, `invalid_date { value }`, `unknown_choice` for a pattern.
 * @returns an explicit calendar for `businessCalendar({ fiscal })`; that refuses years which do not join.
 *
 * @example
 * import { fourFourFive } from 'stagewright';
 * fourFourFive([{ name: 'FY2026', from: '2026-02-01' }]).periods[1].from // => '2026-03-01'
 */
export function fourFourFive(
  years: readonly { readonly name: string; readonly from: string; readonly hasWeek53?: boolean }[],
  pattern: WeekPattern = '4-4-5',
): FiscalCalendar & { readonly kind: 'explicit' } {
  demandType('years', 'list', years);
  if (!PATTERNS.includes(pattern)) throw new StagewrightError([unknownChoice('pattern', pattern, PATTERNS)]);
  const weeks = pattern.split('-').map(Number);
  const periods = [...years].flatMap((year, index): FiscalPeriod[] => {
    demandType(`years.${index}`, 'record', year);
    const { name, from, hasWeek53 = false } = year;
    demandType(`years.${index}.name`, 'text', name);
    demandDate(`years.${index}.from`, from);
    let day = dayAt(from) ?? Number.NaN;
    return Array.from({ length: 12 }, (_, index): FiscalPeriod => {
      const start = day;
      day += ((weeks[index % 3] ?? 4) + (hasWeek53 && index === 11 ? 1 : 0)) * 7;
      const number = String(index + 1).padStart(2, '0');
      const quarter = `${name}-Q${Math.floor(index / 3) + 1}`;
      return { id: `${name}-P${number}`, from: civilText(start), to: civilText(day), quarter, year: name };
    });
  });
  return { kind: 'explicit', periods };
}
