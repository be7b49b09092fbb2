export {
  apportion,
  type ProportionInterval,
  type ProportionIntervalOptions,
  proportionInterval,
} from '../statistics/index.js';
export type { AdjustedLayer } from './applyAdjustments.js';
export type { Bridge, BridgeKind } from './Bridge.js';
export type { Backtest, BacktestRow, Forecaster, KnownThen, PastForecast } from './backtest/Backtest.js';
export { type BacktestOptions, backtestForecast } from './backtest/backtestForecast.js';
export {
  type ComparedForecasts,
  type CompareForecastersOptions,
  compareForecasters,
  type ForecasterComparison,
} from './backtest/compareForecasters.js';
export { type DealsAtOptions, dealsAt } from './backtest/dealsAt.js';
export type { CloseSlippage } from './closeSlippage.js';
export { compareForecasts } from './compareForecasts.js';
export { type Contribution, type Contributions, contributions } from './contributions.js';
export type { DealInput, DealProbabilityInput } from './DealInput.js';
export { type EvidenceModel, type EvidenceProbability, evidenceProbability } from './evidenceProbability.js';
export { type ExpectedNewBusiness, expectedNewBusiness } from './expectedNewBusiness.js';
export type { CurrencySubtotal, Forecast, ForecastDeal, ForecastTotal, SourceShare } from './Forecast.js';
export type { ExchangeRate, ForecastOptions } from './ForecastOptions.js';
export type { ForecastScope } from './ForecastScope.js';
export { type Accuracy, type ForecastAccuracy, type ForecastOutcome, forecastAccuracy } from './forecastAccuracy.js';
export {
  type Adjustment,
  type ForecastCategories,
  type ForecastCategoriesOptions,
  forecastCategories,
} from './forecastCategories.js';
export { type ForecastConcentration, forecastConcentration } from './forecastConcentration.js';
export { type ForecastDistributionOptions, forecastDistribution } from './forecastDistribution.js';
export type { ForecastAttribute } from './groupRows.js';
export type { Law, PlateauInterval } from './Law.js';
export type { LeftOut } from './LeftOut.js';
export { type PacedPeriod, type Pacing, pacing } from './pacing.js';
export type { EarlierPeriodsOptions, PeriodDates } from './periodFlows.js';
export { type PipelineCoverage, type PipelineCoverageOptions, pipelineCoverage } from './pipelineCoverage.js';
export { applyProbabilityModel } from './probability/applyProbabilityModel.js';
export type { ClosedCase, Subject } from './probability/ClosedCase.js';
export {
  applyCalibration,
  type CalibrateOptions,
  type CalibrationMap,
  calibrateProbabilities,
} from './probability/calibrateProbabilities.js';
export { type Calibration, type CalibrationOptions, calibration } from './probability/calibration.js';
export { type ClosedCases, type ClosedCasesOptions, closedCases } from './probability/closedCases.js';
export { type ConditionalWinOptions, conditionalWinProbability } from './probability/conditionalWinProbability.js';
export { type DesignedStage, type DesignWinRate, designWinRates } from './probability/designWinRates.js';
export { fitLogistic, type LogisticOptions } from './probability/fitLogistic.js';
export { fitNaiveBayes, type NaiveBayesOptions } from './probability/fitNaiveBayes.js';
export { fitStageProbabilities, type StageProbabilitiesOptions } from './probability/fitStageProbabilities.js';
export type { ModelledProbability } from './probability/ModelledProbability.js';
export type {
  BayesTable,
  Counts,
  Fitted,
  LogisticModel,
  NaiveBayesModel,
  ProbabilityModel,
  StageProbabilities,
} from './probability/ProbabilityModel.js';
export {
  type ProjectClosingsOptions,
  type ProjectedClosings,
  type ProjectedPeriod,
  projectClosings,
} from './projectClosings.js';
export {
  type QuotaAttainment,
  type QuotaAttainmentOptions,
  type QuotaPart,
  quotaAttainment,
} from './quotaAttainment.js';
export { type ExpectedValueRanking, type RankedOpportunity, rankByExpectedValue } from './rankByExpectedValue.js';
export { type RequiredPipeline, type RequiredPipelineOptions, requiredPipeline } from './requiredPipeline.js';
export { cumulativeRollUps, type RollUp, singleRollUps } from './rollUps.js';
export { type DealSplit, type SplitDeals, splitDeals } from './splitDeals.js';
export { type BookedHours, type SunkCost, type SunkCostOptions, sunkCost } from './sunkCost.js';
export { type WeightedForecastOptions, weightedForecast } from './weightedForecast.js';
export { type Supposition, type WhatIf, whatIf } from './whatIf.js';
export { type WinCountDistribution, type WinCountOptions, winCountDistribution } from './winCountDistribution.js';
