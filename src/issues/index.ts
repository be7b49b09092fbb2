export { createIssue } from './createIssue.js';
export { demandIssue } from './demandIssue.js';
export { demandOptions } from './demandOptions.js';
export { demandType } from './demandType.js';
export {
  isIssue,
  isIterable,
  isList,
  isQuicklyRecord,
  isReadable,
  isRecord,
  shown,
  typeName,
  unknownChoice,
  unknownProperties,
  wrongType,
} from './given.js';
export type { Issue, IssueParams, Severity } from './Issue.js';
export type { Json } from './Json.js';
export { nearestName } from './nearestName.js';
export type { Result } from './Result.js';
export { StagewrightError } from './StagewrightError.js';
export { unwrap } from './unwrap.js';
