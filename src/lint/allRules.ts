import type { AnyRule } from './LintRule.js';
import { actionAsStage } from './rules/actionAsStage.js';
import { ageingOrder } from './rules/ageingOrder.js';
import { autoWithVisibleResult } from './rules/autoWithVisibleResult.js';
import { bidWonWithoutAfterWin } from './rules/bidWonWithoutAfterWin.js';
import { blindHandover } from './rules/blindHandover.js';
import { blockAbsent } from './rules/blockAbsent.js';
import { bounceBack } from './rules/bounceBack.js';
import { catalogueStageUnused } from './rules/catalogueStageUnused.js';
import { categoryContradictsOutcome } from './rules/categoryContradictsOutcome.js';
import { coreFieldWithoutOwner } from './rules/coreFieldWithoutOwner.js';
import { costWithoutGate } from './rules/costWithoutGate.js';
import { duplicateLabel } from './rules/duplicateLabel.js';
import { extremeProbability } from './rules/extremeProbability.js';
import { fallingProbability } from './rules/fallingProbability.js';
import { fieldForNothing } from './rules/fieldForNothing.js';
import { fixedRateForTrend } from './rules/fixedRateForTrend.js';
import { fixedRateOfLargeDeals } from './rules/fixedRateOfLargeDeals.js';
import { freeSkip } from './rules/freeSkip.js';
import { gateOfOtherSeries } from './rules/gateOfOtherSeries.js';
import { gradeWithoutCriteria } from './rules/gradeWithoutCriteria.js';
import { incompleteProcessCard } from './rules/incompleteProcessCard.js';
import { individualWithoutReview } from './rules/individualWithoutReview.js';
import { leadNotNeeded } from './rules/leadNotNeeded.js';
import { lostAsStage } from './rules/lostAsStage.js';
import { lostToWonUnstated } from './rules/lostToWonUnstated.js';
import { mergeableProcesses } from './rules/mergeableProcesses.js';
import { mergedStateUsed } from './rules/mergedStateUsed.js';
import { modelWithoutFallback } from './rules/modelWithoutFallback.js';
import { nobodyMayWork } from './rules/nobodyMayWork.js';
import { noDedupeKey } from './rules/noDedupeKey.js';
import { noIdleRule } from './rules/noIdleRule.js';
import { noLostOutcome } from './rules/noLostOutcome.js';
import { noScopeReview } from './rules/noScopeReview.js';
import { noSpanningRole } from './rules/noSpanningRole.js';
import { noWayToSetAside } from './rules/noWayToSetAside.js';
import { objectWithoutCheck } from './rules/objectWithoutCheck.js';
import { oneIdleRule } from './rules/oneIdleRule.js';
import { oneSidedBenchmark } from './rules/oneSidedBenchmark.js';
import { opportunityNotNeeded } from './rules/opportunityNotNeeded.js';
import { orderWithoutEvidence } from './rules/orderWithoutEvidence.js';
import { outcomeNamedOtherwise } from './rules/outcomeNamedOtherwise.js';
import { outcomeNeverReached } from './rules/outcomeNeverReached.js';
import { outcomeWithoutReasons } from './rules/outcomeWithoutReasons.js';
import { personalLineBlocks } from './rules/personalLineBlocks.js';
import { processCodeGap } from './rules/processCodeGap.js';
import { processRaisedTooLate } from './rules/processRaisedTooLate.js';
import { processWaitsForItself } from './rules/processWaitsForItself.js';
import { profileDisagrees } from './rules/profileDisagrees.js';
import { pursuitWithoutDelivery } from './rules/pursuitWithoutDelivery.js';
import { reopenUnstated } from './rules/reopenUnstated.js';
import { requiredTwice } from './rules/requiredTwice.js';
import { resourcesBeforeInitiation } from './rules/resourcesBeforeInitiation.js';
import { restsOnRep } from './rules/restsOnRep.js';
import { roleNobodyHolds } from './rules/roleNobodyHolds.js';
import { ruleNeverFires } from './rules/ruleNeverFires.js';
import { sameStepOfTwoTeams } from './rules/sameStepOfTwoTeams.js';
import { selfApprovingProcess } from './rules/selfApprovingProcess.js';
import { seriesWithoutSalesWork } from './rules/seriesWithoutSalesWork.js';
import { settlementMismatch } from './rules/settlementMismatch.js';
import { severalOutcomesOfKind } from './rules/severalOutcomesOfKind.js';
import { shadowedRule } from './rules/shadowedRule.js';
import { skipPassesMandatory } from './rules/skipPassesMandatory.js';
import { smallSeriesNotShorter } from './rules/smallSeriesNotShorter.js';
import { stageCopiesState } from './rules/stageCopiesState.js';
import { stageOfAnotherTeam } from './rules/stageOfAnotherTeam.js';
import { stageWithoutEvidence } from './rules/stageWithoutEvidence.js';
import { stageWithoutGuidance } from './rules/stageWithoutGuidance.js';
import { stageWithoutPurpose } from './rules/stageWithoutPurpose.js';
import { stateNeededForNothing } from './rules/stateNeededForNothing.js';
import { submissionWithoutReview } from './rules/submissionWithoutReview.js';
import { suspendReasonWithoutNeeds } from './rules/suspendReasonWithoutNeeds.js';
import { teamWithoutPart } from './rules/teamWithoutPart.js';
import { tooManyRequiredActions } from './rules/tooManyRequiredActions.js';
import { tooManyStages } from './rules/tooManyStages.js';
import { unmeetableRequirements } from './rules/unmeetableRequirements.js';
import { unreachedCustomerState } from './rules/unreachedCustomerState.js';
import { unusedPart } from './rules/unusedPart.js';
import { vagueStageName } from './rules/vagueStageName.js';
import { variantDropsGate } from './rules/variantDropsGate.js';
import { winRateContradictsWin } from './rules/winRateContradictsWin.js';

/** Every rule, in the order of its number. */
export const allRules: readonly AnyRule[] = [
  blockAbsent,
  unmeetableRequirements,
  skipPassesMandatory,
  shadowedRule,
  ruleNeverFires,
  duplicateLabel,
  outcomeNamedOtherwise,
  extremeProbability,
  fallingProbability,
  noLostOutcome,
  severalOutcomesOfKind,
  categoryContradictsOutcome,
  catalogueStageUnused,
  processWaitsForItself,
  roleNobodyHolds,
  processRaisedTooLate,
  outcomeNeverReached,
  gateOfOtherSeries,
  unreachedCustomerState,
  sameStepOfTwoTeams,
  teamWithoutPart,
  opportunityNotNeeded,
  seriesWithoutSalesWork,
  stageOfAnotherTeam,
  mergedStateUsed,
  stateNeededForNothing,
  tooManyStages,
  stageCopiesState,
  stageWithoutPurpose,
  vagueStageName,
  stageWithoutEvidence,
  actionAsStage,
  autoWithVisibleResult,
  stageWithoutGuidance,
  tooManyRequiredActions,
  bounceBack,
  variantDropsGate,
  lostAsStage,
  outcomeWithoutReasons,
  lostToWonUnstated,
  reopenUnstated,
  freeSkip,
  winRateContradictsWin,
  bidWonWithoutAfterWin,
  orderWithoutEvidence,
  fixedRateOfLargeDeals,
  restsOnRep,
  modelWithoutFallback,
  individualWithoutReview,
  fixedRateForTrend,
  oneSidedBenchmark,
  processCodeGap,
  costWithoutGate,
  submissionWithoutReview,
  selfApprovingProcess,
  mergeableProcesses,
  resourcesBeforeInitiation,
  gradeWithoutCriteria,
  incompleteProcessCard,
  noScopeReview,
  personalLineBlocks,
  fieldForNothing,
  requiredTwice,
  noDedupeKey,
  coreFieldWithoutOwner,
  objectWithoutCheck,
  leadNotNeeded,
  unusedPart,
  nobodyMayWork,
  blindHandover,
  pursuitWithoutDelivery,
  noSpanningRole,
  noIdleRule,
  ageingOrder,
  oneIdleRule,
  suspendReasonWithoutNeeds,
  noWayToSetAside,
  profileDisagrees,
  smallSeriesNotShorter,
  settlementMismatch,
];
