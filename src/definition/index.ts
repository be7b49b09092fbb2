export type { CheckedModel } from './CheckedModel.js';
export type { Condition, FieldCondition } from './Condition.js';
export { completeModel } from './completeModel.js';
export { defineSalesModel } from './defineSalesModel.js';
export type { FieldCheck, FieldInput, FieldOwner, FieldType } from './FieldInput.js';
export type { FieldChanges, FieldsInput, FieldValues } from './FieldValues.js';
export type { Described, ElementInput, Label } from './Label.js';
export type {
  ActionOf,
  AfterWinStageOf,
  ById,
  CheckOf,
  CustomerStateOf,
  FieldOf,
  GradeOf,
  LifecycleReasonOf,
  OutcomeOf,
  OutcomesOf,
  PhaseOf,
  ProcessOf,
  QuestionOf,
  ReasonOf,
  RoleOf,
  SeriesNamed,
  SeriesOf,
  StageOf,
  TypeOf,
  VariantOf,
} from './ModelIds.js';
export type {
  Keep,
  OutcomeChangeInput,
  OutcomeInput,
  OutcomeKind,
  ReasonInput,
  ReopenInput,
  ResultInput,
} from './OutcomeInput.js';
export type { ApproveInput, ProcessCard, ProcessInput, ProcessKind } from './ProcessInput.js';
export type { ProfileDimension, ProfileInput, ProfileScore } from './ProfileInput.js';
export type { References } from './References.js';
export type { ActionRequirementInput, RequiresInput } from './RequiresInput.js';
export type {
  Action,
  ActionRequirement,
  CustomerState,
  EffectDeclaration,
  Field,
  Lifecycle,
  Moves,
  Outcome,
  OutcomeChange,
  Process,
  Question,
  Reason,
  Reopen,
  Requires,
  Result as ResultStage,
  Role,
  RollBackRule,
  SalesModel,
  Series,
  SkipRule,
  Stage,
  SuspendReason,
  Variant,
} from './SalesModel.js';
export type {
  ActionInput,
  AgeingInput,
  AuditInput,
  BenchmarkInput,
  CustomerStateInput,
  GradeInput,
  LifecycleInput,
  ObjectKind,
  ObjectsInput,
  PhaseInput,
  PlaybookInput,
  QuestionInput,
  RelationshipInput,
  RoleInput,
  RouteInput,
  SalesModelInput,
  SuspendReasonInput,
  TeamInput,
  TypeInput,
  WaiverInput,
  WaiverKind,
} from './SalesModelInput.js';
export type {
  MovesInput,
  ProbabilityInput,
  RollBackRuleInput,
  SeriesInput,
  SkipRuleInput,
  VariantInput,
  WonMeaning,
} from './SeriesInput.js';
export type {
  AccessInput,
  ForecastCategory,
  StageInput,
  StageProperties,
  StagePurpose,
} from './StageInput.js';
