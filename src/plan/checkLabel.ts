import { isRecord } from '../issues/index.js';
import { type Checking, cut, report, reportWrongType } from './Checking.js';

/** How a language is called: `en`, `zh-CN`. */
export const LANGUAGE = /^[A-Za-z]{1,3}(-[A-Za-z0-9]{1,8})*$/;

/** Text for people: one text, or a record of texts by language. */
export function checkLabel(checking: Checking, value: unknown, path: string): void {
  if (typeof value === 'string') return;
  if (!isRecord(value)) return reportWrongType(checking, path, 'label', value);
  for (const language of Object.keys(value)) {
    if (!LANGUAGE.test(language)) {
      report(checking, 'unknown_property', `${path}.${language}`, { property: cut(language), nearest: null });
    } else if (typeof value[language] !== 'string')
      reportWrongType(checking, `${path}.${language}`, 'text', value[language]);
  }
}

/** Texts for people by name. */
export function checkLabels(checking: Checking, value: unknown, path: string): void {
  if (!isRecord(value)) return reportWrongType(checking, path, 'record', value);
  for (const name of Object.keys(value)) checkLabel(checking, value[name], `${path}.${name}`);
}
