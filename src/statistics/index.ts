export { type AbsorbingChain, absorbingChain, type ChainFate } from './absorbingChain.js';
export { apportion } from './apportion.js';
export { type AreaUnderRoc, areaUnderRoc } from './areaUnderRoc.js';
export { betaQuantile } from './betaQuantile.js';
export { binomialDensity } from './binomialDensity.js';
export { type BrierScore, brierScore } from './brierScore.js';
export {
  type CalibrationBin,
  type CalibrationError,
  type CalibrationOptions,
  calibrationError,
} from './calibrationError.js';
export { chiSquareTail } from './chiSquareTail.js';
export { compensatedSum } from './compensatedSum.js';
export {
  type CumulativeIncidence,
  type CumulativeIncidenceOptions,
  cumulativeIncidence,
  type IncidenceCurve,
} from './cumulativeIncidence.js';
export type { Durations } from './Durations.js';
export { incompleteBeta } from './incompleteBeta.js';
export { type GammaParts, incompleteGamma } from './incompleteGamma.js';
export { type IsotonicFit, isotonicRegression } from './isotonicRegression.js';
export { type KaplanMeierOptions, kaplanMeier, type SurvivalCurve } from './kaplanMeier.js';
export { logGamma } from './logGamma.js';
export { type LogLoss, type LogLossOptions, logLoss } from './logLoss.js';
export { type LogRank, logRank } from './logRank.js';
export { normalCdf } from './normalCdf.js';
export { normalQuantile } from './normalQuantile.js';
export type { OccupationSpells } from './OccupationSpells.js';
export { type PoissonInterval, type PoissonIntervalOptions, poissonInterval } from './poissonInterval.js';
export { type Band, type BandScale, probabilityBand } from './probabilityBand.js';
export { type ProportionInterval, type ProportionIntervalOptions, proportionInterval } from './proportionInterval.js';
export { type Quantiles, type QuantileType, quantile } from './quantile.js';
export type { Refused } from './Refused.js';
export { type RateDifference, rateDifference } from './rateDifference.js';
export { type RestrictedMean, restrictedMean } from './restrictedMean.js';
export { type RidgeLogistic, type RidgeLogisticOptions, ridgeLogistic } from './ridgeLogistic.js';
export { roundTogether } from './roundTogether.js';
export type { Scored } from './Scored.js';
export { type ShrunkRate, type ShrunkRateOptions, shrunkRate } from './shrunkRate.js';
export { solvePositive } from './solvePositive.js';
export { standardColumns } from './standardColumns.js';
export type { StateSpells } from './stateMoves.js';
export { type Occupation, type StateOccupation, stateOccupation } from './stateOccupation.js';
export { stirlingError } from './stirlingError.js';
export { survivalAt } from './survivalAt.js';
export { type SurvivalQuantile, type SurvivalQuantileOptions, survivalQuantile } from './survivalQuantile.js';
export {
  type TransitionProbabilities,
  type TransitionProbabilitiesOptions,
  transitionProbabilities,
} from './transitionProbabilities.js';
export { factorVariance } from './twoPointSum/factorVariance.js';
export { type FactorLawEffort, gaussianFactorLaw } from './twoPointSum/gaussianFactorLaw.js';
export { outcomeCorrelation } from './twoPointSum/outcomeCorrelation.js';
export { atLeast, LAST_DIGITS, lawQuantile, type SumLaw } from './twoPointSum/SumLaw.js';
export { twoPointSumLaw } from './twoPointSum/twoPointSumLaw.js';
export { weightedMoments } from './weightedMoments.js';
