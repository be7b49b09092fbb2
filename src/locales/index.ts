export { conditionText } from './conditionText.js';
export { demandLocale } from './demandLocale.js';
export { en } from './en.js';
export { fillTemplate } from './fillTemplate.js';
export { formatHint } from './formatHint.js';
export { bareText, formatIssue } from './formatIssue.js';
export { type ConditionOf, conditionInParams, eventText, issueText } from './issueText.js';
export type { Locale } from './Locale.js';
export type { NameKind, NameOf } from './NameOf.js';
