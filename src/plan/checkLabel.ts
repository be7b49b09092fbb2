import { isRecord } from '../issues/index.js';
import { type Checking, reportWrongType } from './Checking.js';

/** Text for people: one text, or a record of texts by language. */
export function checkLabel(checking: Checking, value: unknown, path: string): void {
  if (typeof value === 'string') return;
  if (!isRecord(value)) return reportWrongType(checking, path, 'label', value);
  for (const language of Object.keys(value)) {
    if (typeof value[language] !== 'string') reportWrongType(checking, `${path}.${language}`, 'text', value[language]);
  }
}

/** Texts for people by name. */
export function checkLabels(checking: Checking, value: unknown, path: string): void {
  if (!isRecord(value)) return reportWrongType(checking, path, 'record', value);
  for (const name of Object.keys(value)) checkLabel(checking, value[name], `${path}.${name}`);
}
