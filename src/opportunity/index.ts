export type { Applied, Refusal } from './Applied.js';
export { advanceCustomer } from './advanceCustomer.js';
export { apply, applyEvents } from './apply.js';
export type { BlockerCode } from './BlockerCode.js';
export { blankOpportunity } from './blankOpportunity.js';
export { can } from './can.js';
export { checkCreation } from './checkCreation.js';
export { type Classification, classifyType, gradeOf, routeSeries, type Subject } from './classifyType.js';
export { correctorOf } from './correctorOf.js';
export type { DecisionContext, Waiver } from './DecisionContext.js';
export { decide } from './decide.js';
export type { DueKind, DueOptions } from './dueDates.js';
export { type DueItem, dueItems } from './dueItems.js';
export type { Effect } from './Effect.js';
export type { DraftInput, EventDraft, EventInput, EventOf, EventType } from './Event.js';
export { evaluateCondition } from './evaluateCondition.js';
export { eventSchema } from './eventSchema.js';
export { explain } from './explain.js';
export { type CreationFacts, explainCreation } from './explainCreation.js';
export type { Found } from './Found.js';
export { fieldsSchema } from './fieldsSchema.js';
export { type DuplicateGroup, type FindDuplicatesOptions, findDuplicates } from './findDuplicates.js';
export { demandRecord, fold } from './fold.js';
export { type Imported, type ImportOptions, importOpportunity } from './importOpportunity.js';
export { isRaisedHere } from './isRaisedHere.js';
export { moves } from './moves.js';
export { moveTo } from './moveTo.js';
export { neededChecks } from './neededChecks.js';
export {
  type HeldBack,
  type NextBestSteps,
  type NextBestStepsOptions,
  type NextStep,
  nextBestSteps,
} from './nextBestSteps.js';
export { nextDueAt } from './nextDueAt.js';
export type {
  Answer,
  AnyOpportunity,
  Completion,
  FieldEntries,
  FieldEntry,
  ManualProbability,
  Opportunity,
  ProcessEntry,
  Status,
  Visit,
  Vote,
} from './Opportunity.js';
export { openOpportunity } from './openOpportunity.js';
export { parseContext } from './parseContext.js';
export { parseEvent, parseEvents } from './parseEvent.js';
export { readContext } from './ReadContext.js';
export type { Remedy } from './Remedy.js';
export { reopensUpTo } from './reopensUpTo.js';
export { replay } from './replay.js';
export { restoreOpportunity } from './restoreOpportunity.js';
export { type Access, type Rights, rights } from './rights.js';
export type { StandardIssue, StandardSchema } from './StandardSchema.js';
export type { Start } from './Start.js';
export { sourceRank } from './sourceRank.js';
export { stageMove } from './stageMove.js';
export { stagePath } from './stagePath.js';
export type { Actor, Place, Reads, TransitionRecord } from './TransitionRecord.js';
export { toDeals } from './toDeals.js';
export type { Blocker, ChecklistItem, MissingInput, Move, Standing, Target, Verdict } from './Verdict.js';
