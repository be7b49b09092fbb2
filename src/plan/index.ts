export { nearestName } from '../issues/index.js';
export { adviseObjects, type ObjectAdvice } from './adviseObjects.js';
export { passesMandatory } from './buildMoves.js';
export { found } from './Checking.js';
export { BENCHMARK, MODEL, OBJECT_KINDS, PHASE, PROCESS, PROFILE, SERIES, STAGE } from './checkedShapes.js';
export { FIELD_RULES, FIELD_TYPES } from './checkFields.js';
export { MAX_ID } from './checkId.js';
export { LANGUAGE } from './checkLabel.js';
export { checkModel } from './checkModel.js';
export { REASON } from './checkReasons.js';
export type { Rule, Shape } from './checkShape.js';
export { compileSalesModel } from './compileSalesModel.js';
export { conditionAt } from './conditionAt.js';
export { type Declarations, declarationsOf } from './declarationsOf.js';
export { demandCondition } from './demandCondition.js';
export { demandPlan } from './demandPlan.js';
export {
  describeModel,
  type ModelDescription,
  type PhaseDescription,
  type ProcessCardDescription,
  type ProcessDescription,
  type RoleDescription,
} from './describeModel.js';
export { describeProfile } from './describeProfile.js';
export { diffModels } from './diff/diffModels.js';
export type { ChangeEffect, ModelChange, ModelChangeCode } from './diff/ModelChange.js';
export { readRenames } from './diff/readRenames.js';
export { sameJson } from './diff/sameJson.js';
export { isGivenByHand } from './isGivenByHand.js';
export { labelIn } from './labelIn.js';
export { malformedAt } from './malformedAt.js';
export { ADVANCE, CHANGE, CLOSE, MOVE_KINDS, REOPEN, REPEAT, ROLL_BACK, SKIP } from './moveKinds.js';
export type { ProcessPlan } from './ProcessPlan.js';
export { leanOf, profileLean } from './profileLean.js';
export { readingModel } from './readingModel.js';
export { type RefinedStates, refineCustomerStates } from './refineCustomerStates.js';
export { conditionRequirements, requirementsOf } from './requirementsOf.js';
export type { AnyPlan, SalesPlan } from './SalesPlan.js';
export type { MoveRule, OutcomePlan, Requirement, SeriesPlan, StagePlan, Track } from './SeriesPlan.js';
export { trackNamed } from './trackNamed.js';
export { trackOf } from './trackOf.js';
export { type Translator, translator } from './translator.js';
