export type {
  AnyHistory,
  AttributeChanges,
  AttributeChangeTable,
  AttributeTable,
  ChangeColumns,
  Columns,
  ColumnsInput,
  EventColumns,
  HistoryColumns,
  HistoryReader,
  InstantForm,
  NestedOptions,
  Quality,
  QualityKind,
  QualityPolicy,
  QualityProblem,
  Read,
  RecordsOptions,
  RowForm,
  RowsOptions,
  StageHistory,
  StreamOptions,
} from '../history/index.js';
export {
  decodeHistory,
  encodeHistory,
  historyFromColumns,
  historyFromNested,
  historyFromRecords,
  historyFromRows,
  historyFromStream,
  historyReader,
  mergeHistories,
  qualityIssues,
} from '../history/index.js';
export { type AmountChange, type AmountChangeOptions, amountChange } from './amountChange.js';
export { amountAt, currencyAt } from './amountOfEvent.js';
export type { AttributeAt } from './attributeAt.js';
export { type Benchmark, type BenchmarkOptions, benchmark } from './benchmark.js';
export { type BenchmarkDaysOptions, benchmarkDays, type DaysBenchmark, type DaysSeen } from './benchmarkDays.js';
export { type Bottleneck, type BottlenecksOptions, bottlenecks } from './bottlenecks.js';
export {
  type AmountsChange,
  type BusinessValue,
  type BusinessValueOptions,
  businessValue,
  type ValueChange,
} from './businessValue.js';
export { type ChainedWinRate, type ChainedWinRateOptions, chainedWinRate } from './chainedWinRate.js';
export { chainRates, type ExactRate } from './chainRates.js';
export { type CloseDateChanges, type CloseDateChangesOptions, closeDateChanges } from './closeDateChanges.js';
export { type Closing, type ClosingKind, closingsOn } from './closingsOn.js';
export {
  type CohortBucket,
  type CohortConversion,
  type CohortConversionOptions,
  cohortConversion,
} from './cohortConversion.js';
export { compareDistributions, type DistributionComparison, type StageChange } from './compareDistributions.js';
export { compareRates, type RateComparison } from './compareRates.js';
export { type Conformance, type ConformOptions, conform } from './conform.js';
export { type ConversionDaysOptions, conversionDays, type StageDays } from './conversionDays.js';
export {
  type CumulativeIncidenceOptions,
  cumulativeIncidence,
  type Incidence,
  type SharesByDay,
} from './cumulativeIncidence.js';
export { type CycleDays, type CycleTime, type CycleTimeOptions, cycleTime } from './cycleTime.js';
export type { DayUnit } from './dayClock.js';
export type { DaysQuantile } from './daysQuantile.js';
export type { Violation, ViolationKind } from './departures.js';
export type { EventTime, EventTimes } from './eventTimes.js';
export type { Exchange } from './exchange.js';
export { type Funnel, type FunnelConversionOptions, funnelConversion } from './funnelConversion.js';
export type { Every } from './groupMembers.js';
export type { Measured } from './Measured.js';
export { type MaintenanceLoad, type MaintenanceLoadOptions, maintenanceLoad } from './maintenanceLoad.js';
export type { Conversion, MovementKind, MovementRow, MovementStep } from './movementBridge.js';
export {
  type OutcomeAnalysis,
  type OutcomeAnalysisOptions,
  type OutcomePart,
  type OutcomeRow,
  outcomeAnalysis,
} from './outcomeAnalysis.js';
export {
  type CreatedPart,
  type PipelineCreated,
  type PipelineCreatedOptions,
  pipelineCreated,
} from './pipelineCreated.js';
export {
  type HygieneFault,
  type HygienePart,
  type PipelineHygiene,
  type PipelineHygieneOptions,
  pipelineHygiene,
} from './pipelineHygiene.js';
export { type PipelineMovementOptions, pipelineMovement } from './pipelineMovement.js';
export { formatRate, type Rate } from './Rate.js';
export { type DescribeOptions, describe, describeParts, type ReportDescription } from './report/describe.js';
export type { ColumnKind } from './report/fieldKinds.js';
export { type Members, type MembersOptions, members } from './report/members.js';
export { type Cell, type ReportTable, type TableColumn, type TableRow, toTable } from './report/toTable.js';
export type { During } from './reportBounds.js';
export type { Restated } from './restatedIn.js';
export type { Share } from './Share.js';
export { type SalesVelocity, type SalesVelocityOptions, salesVelocity } from './salesVelocity.js';
export { type Journey, journeysOf, type Spell } from './spellsOf.js';
export { type StageAge, type StageAgeingOptions, stageAgeing } from './stageAgeing.js';
export {
  type StageDistribution,
  type StageDistributionOptions,
  type StageShare,
  stageDistribution,
} from './stageDistribution.js';
export { type FlowKind, type FlowRow, type StageFlow, type StageFlowOptions, stageFlow } from './stageFlow.js';
export type { StayEnd } from './stageStays.js';
export { type StageTotalRatio, type StageTotalRatioOptions, stageTotalRatio } from './stageTotalRatio.js';
export { type StageWinRate, type StageWinRatesOptions, stageWinRates } from './stageWinRates.js';
export type { StaleClock, StaleThreshold } from './staleLimits.js';
export {
  type StaleOpportunitiesOptions,
  type StaleOpportunity,
  type StaleReport,
  staleOpportunities,
} from './staleOpportunities.js';
export type { SettledStandard, Standard, StandardBy, StandardOptions } from './standards.js';
export { type Standing, standingOf } from './standingAt.js';
export { type StageTime, type TimeInStageOptions, timeInStage } from './timeInStage.js';
export { type StageConversionTime, type TimeToConvertOptions, timeToConvert } from './timeToConvert.js';
export { type TimeToWinOptions, timeToWin } from './timeToWin.js';
export {
  type StageTransitions,
  type StatesAfter,
  type TransitionProbabilitiesOptions,
  transitionProbabilities,
} from './transitionProbabilities.js';
export { type WinRateByOutcome, type WinRateOptions, winRate } from './winRate.js';
export type { WinRateBasis } from './winRateBasis.js';
export type { OutcomeWinRate } from './winsByOutcome.js';
