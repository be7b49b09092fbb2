import {
  type Issue,
  isRecord,
  StagewrightError,
  unknownChoice,
  unknownProperties,
  wrongType,
} from '../issues/index.js';

/** The options that one chart has beside those of all: one of some words, or any text. */
export type OwnOptions = { readonly [option: string]: readonly string[] | 'text' };

/**
 * Holds the options of a chart against what it takes.
 *
 * @throws {StagewrightError} with all that is wrong: `unknown_property` for an option that nobody reads, `wrong_type` (a
 * locale is a `Locale`, no name of one), `unknown_choice`.
 */
export function demandChartOptions(options: unknown, own: OwnOptions): void {
  if (!isRecord(options)) throw new StagewrightError([wrongType('options', 'record', options)]);
  const { locale, names } = options;
  const issues: readonly Issue[] = [
    ...unknownProperties(options, ['locale', 'names', ...Object.keys(own)]),
    ...localeIssues(locale),
    ...(names === undefined || isRecord(names) ? [] : [wrongType('names', 'record', names)]),
    ...Object.entries(own).flatMap(([option, demand]) => optionIssues(option, options[option], demand)),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
}

function localeIssues(locale: unknown): readonly Issue[] {
  if (locale === undefined) return [];
  if (!isRecord(locale)) return [wrongType('locale', 'record', locale)];
  return typeof locale.language === 'string' ? [] : [wrongType('locale.language', 'text', locale.language)];
}

function optionIssues(option: string, value: unknown, demand: OwnOptions[string]): readonly Issue[] {
  if (value === undefined) return [];
  if (demand === 'text') return typeof value === 'string' ? [] : [wrongType(option, 'text', value)];
  return typeof value === 'string' && demand.includes(value) ? [] : [unknownChoice(option, value, demand)];
}
