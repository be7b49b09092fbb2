import { demandType } from '../issues/index.js';
import type { Locale } from './Locale.js';

/**
 * Refuses what is no locale, such as a language tag.
 *
 * @throws {StagewrightError} `wrong_type { expected, found }`, with the property in the path.
 */
export function demandLocale(locale: unknown): void {
  demandType('locale', 'record', locale);
  const given = locale as Partial<Locale>;
  for (const part of ['messages', 'hints', 'items', 'events', 'conditions', 'words'] as const)
    demandType(`locale.${part}`, 'record', given[part]);
  for (const part of ['language', 'listSeparator'] as const) demandType(`locale.${part}`, 'text', given[part]);
}
