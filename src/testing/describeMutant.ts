import { demandIssue, demandType, type Issue } from '../issues/index.js';
import { demandLocale, en, formatIssue, isChinese, type Locale } from '../locales/index.js';
import { chinese } from './texts/chinese.js';
import { english } from './texts/english.js';

/**
 * What was done to a rule, in a sentence. Languages other than Chinese get the English one.
 *
 * @param mutant a mutant, or one that a suite let survive.
 * @param locale English unless given.
 * @example
 * import { defineSalesModel } from 'stagewright';
 * import { zhCN } from 'stagewright/locales/zh-CN';
 * import { describeMutant, mutants } from 'stagewright/testing';
 * const [first] = mutants(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { share: { type: 'number', max: 1 } },
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * first && describeMutant(first, zhCN) // => '去掉限值“max”。'
 */
export function describeMutant(mutant: Pick<Issue, 'code' | 'path' | 'params'>, locale: Locale = en): string {
  demandType('mutant', 'record', mutant);
  demandIssue({ ...mutant, path: '' });
  demandLocale(locale);
  const texts = isChinese(locale.language) ? chinese : english;
  const issue: Issue = { code: mutant.code, path: '', params: mutant.params, severity: 'info' };
  return formatIssue(issue, { ...locale, messages: { ...texts, ...locale.messages } });
}
