import { demandOptions } from '../../issues/index.js';
import { demandLocale, en, type Locale } from '../../locales/index.js';
import { coverageWords } from '../texts/coverageWords.js';
import type { Coverage } from './coverage.js';
import { demandCoverage } from './demandCoverage.js';
import { GOAL_KINDS } from './goalKeys.js';

/**
 * A coverage for reading: a line for each kind with how much was exercised, then everything that was not.
 *
 * @param options.locale its language is that of the words: Chinese, else English (default). Goals stand in the model's own ids.
 * @throws {StagewrightError} `wrong_type`, `unknown_property` for an option that nobody reads.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { coverage, coverageToText } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * coverageToText(coverage(plan, [])).split('\n').slice(0, 2) // => ['m 1', '0/1 stages']
 */
export function coverageToText(coverage: Coverage, options: { readonly locale?: Locale } = {}): string {
  demandCoverage(coverage);
  demandOptions('options', options, ['locale']);
  const { locale = en } = options;
  demandLocale(locale);
  const words = coverageWords(locale);
  const kinds = GOAL_KINDS.filter((kind) => coverage[kind].total > 0);
  const missing = kinds.flatMap((kind) => coverage[kind].missing.map((goal) => `  ${words[kind]}: ${goal}`));
  return [
    `${coverage.model.id} ${coverage.model.version}`,
    ...kinds.map((kind) => `${coverage[kind].covered}/${coverage[kind].total} ${words[kind]}`),
    ...(coverage.otherModels === 0 ? [] : [`${coverage.otherModels} ${words.otherModels}`]),
    ...(missing.length === 0 ? [] : [`${words.missing}:`, ...missing]),
    '',
  ].join('\n');
}
