import { conditionKindWordings, conditionWording } from './conditionWordings.js';
import type { ElementWording } from './ElementWording.js';
import { effectTypeWordings, effectWording } from './effectWordings.js';
import { labelWording, textsByLanguageWording } from './labelWordings.js';
import { modelWording } from './modelWording.js';
import {
  ageingWording,
  assignWording,
  auditWording,
  benchmarkWording,
  decisionChainWording,
  lifecycleReasonWording,
  lifecycleWording,
  relationshipWording,
  suspendReasonWording,
  suspendWording,
  transferWording,
  voidWording,
  waiverWording,
} from './operationWordings.js';
import {
  fixedProbabilityWording,
  individualProbabilityWording,
  modelProbabilityWording,
} from './probabilityWordings.js';
import { approveWording, cardWording, processWording } from './processWording.js';
import { profileWording } from './profileWording.js';
import { changeWording, outcomeWording, reasonWording, reopenWording, resultWording } from './resultWording.js';
import {
  dealWording,
  movesWording,
  rollBackWording,
  seriesWording,
  skipWording,
  variantWording,
} from './seriesWording.js';
import {
  gradeWording,
  objectCheckWording,
  objectsWording,
  phaseWording,
  routeWording,
  typeWording,
} from './sortingWordings.js';
import {
  accessWording,
  actionRequirementWording,
  optionalWording,
  requiresWording,
  stageWording,
} from './stageWording.js';
import {
  actionWording,
  checkWording,
  customerStateWording,
  fieldWording,
  playbookWording,
  questionWording,
  roleWording,
  teamWording,
} from './wordsWording.js';

/** What people are told of the format, by the names of its records. */
export function wordings(): { readonly [record: string]: ElementWording } {
  return {
    Access: accessWording(),
    Action: actionWording(),
    ActionRequirement: actionRequirementWording(),
    Ageing: ageingWording(),
    Approve: approveWording(),
    Assign: assignWording(),
    Audit: auditWording(),
    Benchmark: benchmarkWording(),
    Check: checkWording(),
    Condition: conditionWording(),
    CustomerState: customerStateWording(),
    Deal: dealWording(),
    DecisionChain: decisionChainWording(),
    Effect: effectWording(),
    Field: fieldWording(),
    FixedProbability: fixedProbabilityWording(),
    Grade: gradeWording(),
    IndividualProbability: individualProbabilityWording(),
    Label: labelWording(),
    Lifecycle: lifecycleWording(),
    LifecycleReason: lifecycleReasonWording(),
    ModelProbability: modelProbabilityWording(),
    Moves: movesWording(),
    ObjectCheck: objectCheckWording(),
    Objects: objectsWording(),
    OpportunityType: typeWording(),
    Optional: optionalWording(),
    Outcome: outcomeWording(),
    OutcomeChange: changeWording(),
    Phase: phaseWording(),
    Playbook: playbookWording(),
    Process: processWording(),
    ProcessCard: cardWording(),
    Profile: profileWording(),
    Question: questionWording(),
    Reason: reasonWording(),
    Relationship: relationshipWording(),
    Reopen: reopenWording(),
    Requires: requiresWording(),
    Result: resultWording(),
    Role: roleWording(),
    RollBackRule: rollBackWording(),
    Route: routeWording(),
    SalesModel: modelWording(),
    Series: seriesWording(),
    SkipRule: skipWording(),
    Stage: stageWording(),
    Suspend: suspendWording(),
    SuspendReason: suspendReasonWording(),
    Team: teamWording(),
    TextsByLanguage: textsByLanguageWording(),
    Transfer: transferWording(),
    Variant: variantWording(),
    Void: voidWording(),
    Waiver: waiverWording(),
    ...conditionKindWordings(),
    ...effectTypeWordings(),
  };
}
